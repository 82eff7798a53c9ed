from django.urls import path, re_path

from pegawai.views import aktivasi
from pegawai.views import akun as views

TINDAKAN = "|".join(views.ACTIONS)

urlpatterns = [
    path("pengguna/", views.akun_list, name="akun-list"),
    path("pengguna/tambah/", views.akun_create, name="akun-create"),
    path("pengguna/<int:pk>/", views.akun_detail, name="akun-detail"),
    path("pengguna/<int:pk>/ubah/", views.akun_edit, name="akun-edit"),
    path("pengguna/<int:pk>/peran/", views.akun_peran, name="akun-peran"),
    path("pengguna/<int:pk>/sandi-sementara/", views.akun_sandi, name="akun-sandi"),
    re_path(rf"^pengguna/(?P<pk>\d{{1,18}})/(?P<tindakan>{TINDAKAN})/$", views.akun_tindakan, name="akun-tindakan"),
    path("aktivasi/", aktivasi.aktivasi_list, name="aktivasi-list"),
    path("aktivasi/undang/", aktivasi.aktivasi_create, name="aktivasi-create"),
    path("aktivasi/<int:pk>/", aktivasi.aktivasi_detail, name="aktivasi-detail"),
    path("aktivasi/<int:pk>/surat/", aktivasi.aktivasi_download, name="aktivasi-download"),
    path("aktivasi/<int:pk>/tarik/", aktivasi.aktivasi_withdraw, name="aktivasi-withdraw"),
    path("pegawai/<int:pk>/tautan-akun/", views.akun_tautan, name="akun-tautan"),
]
