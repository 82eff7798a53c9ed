from django.urls import path

from diklat.views import riwayat, verifikasi

urlpatterns = [
    path("riwayat-diklat/", riwayat.riwayat_list, name="riwayat-list"),
    path("riwayat-diklat/baru/", riwayat.riwayat_create, name="riwayat-create"),
    path("riwayat-diklat/<int:pk>/", riwayat.riwayat_detail, name="riwayat-detail"),
    path("riwayat-diklat/<int:pk>/ubah/", riwayat.riwayat_update, name="riwayat-update"),
    path("riwayat-diklat/<int:pk>/tarik/", riwayat.riwayat_withdraw, name="riwayat-withdraw"),
    path("riwayat-diklat/<int:pk>/bukti/", riwayat.riwayat_bukti, name="riwayat-bukti"),
    path("verifikasi-riwayat/", verifikasi.verifikasi_list, name="verifikasi-list"),
    path("verifikasi-riwayat/<int:pk>/setujui/", verifikasi.riwayat_verify, name="riwayat-verify"),
    path("verifikasi-riwayat/<int:pk>/tolak/", verifikasi.riwayat_refuse, name="riwayat-refuse"),
    path("verifikasi-riwayat/<int:pk>/urungkan/", verifikasi.riwayat_undo, name="riwayat-undo"),
]
