from django.urls import path

from evaluasi.views import komponen, nilai, nilai_berkas

urlpatterns = [
    path("angkatan/<int:pk>/nilai/", nilai.nilai_list, name="nilai-list"),
    path("angkatan/<int:pk>/nilai/simpan/", nilai.nilai_save, name="nilai-save"),
    path("angkatan/<int:pk>/nilai/hitung/", nilai.nilai_compute, name="nilai-compute"),
    path("angkatan/<int:pk>/nilai/unduh/", nilai_berkas.nilai_export, name="nilai-export"),
    path("angkatan/<int:pk>/nilai/unggah/", nilai_berkas.nilai_import, name="nilai-import"),
    path("angkatan/<int:pk>/nilai/terapkan/", nilai_berkas.nilai_apply, name="nilai-apply"),
    path("program/<int:pk>/komponen/", komponen.komponen_update, name="komponen-update"),
    path("kategori-nilai/", komponen.kategori_list, name="kategori-list"),
    path("kategori-nilai/<str:jenis>/baru/", komponen.kategori_update, name="kategori-update"),
]
