from django.urls import path

from diklat.views import hasil, hasil_berkas

urlpatterns = [
    path("angkatan/<int:pk>/hasil/", hasil.hasil, name="hasil"),
    path("angkatan/<int:pk>/hasil/nilai/", hasil.hasil_nilai, name="hasil-nilai"),
    path("angkatan/<int:pk>/hasil/tetapkan/", hasil.hasil_set, name="hasil-set"),
    path("angkatan/<int:pk>/hasil/unduh/", hasil_berkas.hasil_export, name="hasil-export"),
    path("angkatan/<int:pk>/hasil/unggah/", hasil_berkas.hasil_import, name="hasil-import"),
    path("angkatan/<int:pk>/hasil/terapkan/", hasil_berkas.hasil_apply, name="hasil-apply"),
    path("pendaftaran/<int:pk>/hasil/", hasil.hasil_change, name="hasil-change"),
]
