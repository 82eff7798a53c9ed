"""Addresses of the training app, one file a noun."""

from diklat.urls import (
    angkatan,
    hasil,
    jp,
    kalender,
    katalog,
    kehadiran,
    mentoring,
    narasumber,
    pendaftaran,
    persetujuan,
    peserta,
    program,
    riwayat,
    ruang,
    sertifikat,
    sesi,
    surat,
    umpan,
)

app_name = "diklat"
urlpatterns = [
    *katalog.urlpatterns,
    *program.urlpatterns,
    *angkatan.urlpatterns,
    *sesi.urlpatterns,
    *ruang.urlpatterns,
    *narasumber.urlpatterns,
    *kalender.urlpatterns,
    *pendaftaran.urlpatterns,
    *persetujuan.urlpatterns,
    *peserta.urlpatterns,
    *kehadiran.urlpatterns,
    *hasil.urlpatterns,
    *sertifikat.urlpatterns,
    *surat.urlpatterns,
    *mentoring.urlpatterns,
    *riwayat.urlpatterns,
    *jp.urlpatterns,
    *umpan.urlpatterns,
]
