from django.urls import path

from diklat.views import diklat_saya, pendaftaran, pendaftaran_kota

urlpatterns = [
    path("diklat-saya/", diklat_saya.diklat_saya, name="diklat-saya"),
    path("angkatan/<int:pk>/daftar/", pendaftaran.pendaftaran_create, name="pendaftaran-create"),
    path("pendaftaran/", pendaftaran_kota.pendaftaran_list, name="pendaftaran-list"),
    path("pendaftaran/ekspor/", pendaftaran_kota.pendaftaran_export, name="pendaftaran-export"),
    path("pendaftaran/tindakan/", pendaftaran_kota.pendaftaran_bulk, name="pendaftaran-bulk"),
    path("pendaftaran/<int:pk>/", pendaftaran.pendaftaran_detail, name="pendaftaran-detail"),
    path("pendaftaran/<int:pk>/putusan/", pendaftaran_kota.pendaftaran_putus, name="pendaftaran-putus"),
    path("pendaftaran/<int:pk>/terima/", pendaftaran.pendaftaran_accept, name="pendaftaran-accept"),
    path("pendaftaran/<int:pk>/lepas/", pendaftaran.pendaftaran_decline, name="pendaftaran-decline"),
    path("pendaftaran/<int:pk>/batal/", pendaftaran.pendaftaran_cancel, name="pendaftaran-cancel"),
    path("pendaftaran/<int:pk>/ganti/", pendaftaran.pendaftaran_replace, name="pendaftaran-replace"),
]
