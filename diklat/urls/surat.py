from django.urls import path

from diklat.views import surat

urlpatterns = [
    path("angkatan/<int:pk>/surat/", surat.surat_list, name="surat-list"),
    path("angkatan/<int:pk>/surat/baru/", surat.surat_create, name="surat-create"),
    path("surat/<int:pk>/ubah/", surat.surat_update, name="surat-update"),
    path("surat/<int:pk>/unduh/", surat.surat_download, name="surat-download"),
]
