from insentif.urls import aturan, buku, hitung, ip, papan, penghargaan, saya, tukar, unit

app_name = "insentif"
urlpatterns = [
    *saya.urlpatterns,
    *buku.urlpatterns,
    *papan.urlpatterns,
    *tukar.urlpatterns,
    *penghargaan.urlpatterns,
    *unit.urlpatterns,
    *ip.urlpatterns,
    *hitung.urlpatterns,
    *aturan.urlpatterns,
]
