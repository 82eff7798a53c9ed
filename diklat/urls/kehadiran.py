from django.urls import path

from diklat.views import hadir, izin, kehadiran, kehadiran_berkas

urlpatterns = [
    path("angkatan/<int:pk>/kehadiran/", kehadiran.kehadiran, name="kehadiran"),
    path("angkatan/<int:pk>/kehadiran/unduh/", kehadiran_berkas.kehadiran_export, name="kehadiran-export"),
    path("angkatan/<int:pk>/kehadiran/unggah/", kehadiran_berkas.kehadiran_import, name="kehadiran-import"),
    path("angkatan/<int:pk>/kehadiran/terapkan/", kehadiran_berkas.kehadiran_apply, name="kehadiran-apply"),
    path("sesi/<int:pk>/kehadiran/", kehadiran.kehadiran_sesi, name="kehadiran-sesi"),
    path("sesi/<int:pk>/kehadiran/tutup/", kehadiran.kehadiran_close, name="kehadiran-close"),
    path("sesi/<int:pk>/kehadiran/cetak/", kehadiran_berkas.kehadiran_cetak, name="kehadiran-cetak"),
    path("sesi/<int:pk>/qr/", hadir.kehadiran_qr, name="kehadiran-qr"),
    path("sesi/<int:pk>/izin/", izin.izin_create, name="izin-create"),
    path("sesi/<int:pk>/izin/tarik/", izin.izin_withdraw, name="izin-withdraw"),
    path("hadir/", hadir.hadir_ketik, name="hadir-ketik"),
    path("hadir/baris/<str:kode>/", hadir.hadir_baris, name="hadir-baris"),
    path("hadir/<str:kode>/", hadir.hadir, name="hadir"),
]
