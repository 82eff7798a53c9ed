from rencana.urls import bahan, pagu, periode, usulan

app_name = "rencana"
urlpatterns = [*periode.urlpatterns, *pagu.urlpatterns, *usulan.urlpatterns, *bahan.urlpatterns]
