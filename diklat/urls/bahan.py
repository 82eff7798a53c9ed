from django.urls import path

from diklat.views import bahan

urlpatterns = [
    path("angkatan/<int:pk>/bahan/", bahan.bahan_list, name="bahan-list"),
    path("sesi/<int:pk>/bahan/tambah/", bahan.bahan_create, name="bahan-create"),
    path("bahan/<int:pk>/unduh/", bahan.bahan_unduh, name="bahan-unduh"),
    path("bahan/<int:pk>/hapus/", bahan.bahan_delete, name="bahan-delete"),
]
