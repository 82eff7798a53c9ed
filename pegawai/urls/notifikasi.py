from django.urls import path

from pegawai.views import notifikasi, pemberitahuan

urlpatterns = [
    path("notifikasi-saya/", pemberitahuan.notifikasi_saya, name="notifikasi-saya"),
    path("notifikasi-saya/dibaca/", pemberitahuan.notifikasi_read, name="notifikasi-read"),
    path("notifikasi-saya/pilihan/", pemberitahuan.notifikasi_pilihan, name="notifikasi-pilihan"),
    path("notifikasi-saya/<int:pk>/", pemberitahuan.notifikasi_open, name="notifikasi-open"),
    path("pengingat/", notifikasi.notifikasi_list, name="notifikasi-list"),
    path("pengingat/ekspor/", notifikasi.notifikasi_export, name="notifikasi-export"),
    path("pengingat/<int:pk>/", notifikasi.notifikasi_detail, name="notifikasi-detail"),
    path("pengingat/<int:pk>/kirim-ulang/", notifikasi.notifikasi_resend, name="notifikasi-resend"),
    path("pengingat/aturan/", notifikasi.pengingat_list, name="pengingat-list"),
    path("pengingat/aturan/<slug:kode>/", notifikasi.pengingat_edit, name="pengingat-edit"),
]
