from django.urls import path

from diklat.views import impor_peserta, peserta, tunggu

urlpatterns = [
    path("angkatan/<int:pk>/peserta/", peserta.peserta_list, name="peserta-list"),
    path("angkatan/<int:pk>/peserta/tambah/", peserta.peserta_create, name="peserta-create"),
    path("angkatan/<int:pk>/peserta/tindakan/", peserta.peserta_bulk, name="peserta-bulk"),
    path("angkatan/<int:pk>/peserta/ekspor/", peserta.peserta_export, name="peserta-export"),
    path("angkatan/<int:pk>/peserta/impor/", impor_peserta.peserta_impor, name="peserta-impor"),
    path("angkatan/<int:pk>/peserta/impor/jalankan/", impor_peserta.peserta_impor_apply, name="peserta-impor-apply"),
    path("angkatan/<int:pk>/peserta/impor/templat/", impor_peserta.peserta_templat, name="peserta-templat"),
    path("angkatan/<int:pk>/daftar-tunggu/", tunggu.tunggu_list, name="tunggu-list"),
    path("angkatan/<int:pk>/daftar-tunggu/isi/", tunggu.tunggu_fill, name="tunggu-fill"),
    path("angkatan/<int:pk>/daftar-tunggu/prioritas/", tunggu.tunggu_prioritas, name="tunggu-prioritas"),
]
