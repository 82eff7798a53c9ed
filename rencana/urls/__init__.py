from rencana.urls import bahan, laporan, pagu, periode, susunan, tahun, usulan

app_name = "rencana"
urlpatterns = [
    *periode.urlpatterns,
    *susunan.urlpatterns,
    *tahun.urlpatterns,
    *pagu.urlpatterns,
    *usulan.urlpatterns,
    *bahan.urlpatterns,
    *laporan.urlpatterns,
]
