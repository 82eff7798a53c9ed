"""Addresses of the people app, one file a noun."""

from pegawai.urls import acuan, akun, data_saya, draf, impor, jabatan, notifikasi, orang, pegawai, pekerjaan, perubahan, simpan, unit

app_name = "pegawai"
urlpatterns = [
    *pegawai.urlpatterns,
    *orang.urlpatterns,
    *unit.urlpatterns,
    *jabatan.urlpatterns,
    *impor.urlpatterns,
    *pekerjaan.urlpatterns,
    *perubahan.urlpatterns,
    *simpan.urlpatterns,
    *akun.urlpatterns,
    *draf.urlpatterns,
    *data_saya.urlpatterns,
    *notifikasi.urlpatterns,
    *acuan.urlpatterns,
]
