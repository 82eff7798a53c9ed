from rencana.urls import bahan, pagu, periode, tahun, usulan

app_name = "rencana"
urlpatterns = [*periode.urlpatterns, *tahun.urlpatterns, *pagu.urlpatterns, *usulan.urlpatterns, *bahan.urlpatterns]
