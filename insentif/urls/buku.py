from django.urls import path

from insentif.views import buku

urlpatterns = [
    path("buku/", buku.buku_list, name="buku-list"),
    path("buku/ekspor/", buku.buku_export, name="buku-export"),
    path("pegawai/<int:pk>/", buku.buku_pegawai, name="buku-pegawai"),
]
