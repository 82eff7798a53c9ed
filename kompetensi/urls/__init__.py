"""Addresses of the competency app, one file a noun."""

from kompetensi.urls import kamus, penilaian, peta, profil, standar

app_name = "kompetensi"
urlpatterns = [
    *peta.urlpatterns,
    *profil.urlpatterns,
    *kamus.urlpatterns,
    *standar.urlpatterns,
    *penilaian.urlpatterns,
]
