from django.urls import path

from pegawai.views import perubahan, segel, terdampak

urlpatterns = [
    path("perubahan/", perubahan.perubahan_list, name="perubahan-list"),
    path("perubahan/ekspor/", perubahan.perubahan_export, name="perubahan-export"),
    path("segel/", segel.segel_list, name="segel-list"),
    path("segel/periksa/", segel.segel_check, name="segel-check"),
    path("terdampak/", terdampak.terdampak, name="terdampak"),
]
