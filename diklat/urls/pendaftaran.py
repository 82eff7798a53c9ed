from django.urls import path

from diklat.views import diklat_saya, pendaftaran, pendaftaran_kota, penggantian

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
    path("pendaftaran/<int:pk>/ganti/", penggantian.pendaftaran_replace, name="pendaftaran-replace"),
    path("penggantian/<int:pk>/", penggantian.penggantian_detail, name="penggantian-detail"),
    path("penggantian/<int:pk>/sanggup/", penggantian.penggantian_accept, name="penggantian-accept"),
    path("penggantian/<int:pk>/tolak/", penggantian.penggantian_decline, name="penggantian-decline"),
    path("penggantian/<int:pk>/tarik/", penggantian.penggantian_withdraw, name="penggantian-withdraw"),
]
