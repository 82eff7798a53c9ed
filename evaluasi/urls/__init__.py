"""Addresses of evaluation, one file a noun."""

from evaluasi.urls import bukti, dampak, hasil, instrumen, mengajar, nilai, pasca, saya, survei, ujian

app_name = "evaluasi"
urlpatterns = [
    *saya.urlpatterns,
    *instrumen.urlpatterns,
    *ujian.urlpatterns,
    *nilai.urlpatterns,
    *mengajar.urlpatterns,
    *survei.urlpatterns,
    *hasil.urlpatterns,
    *pasca.urlpatterns,
    *bukti.urlpatterns,
    *dampak.urlpatterns,
]
