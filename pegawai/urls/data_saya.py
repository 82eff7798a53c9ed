from django.urls import path

from pegawai.views import data_saya, perbaikan

urlpatterns = [
    path("data-saya/", data_saya.data_saya, name="data-saya"),
    path("data-saya/kumpulkan/", data_saya.data_saya_collect, name="data-saya-collect"),
    path("data-saya/perbaikan/", perbaikan.perbaikan_create, name="perbaikan-create"),
    path("perbaikan-data/", perbaikan.perbaikan_list, name="perbaikan-list"),
    path("perbaikan-data/ekspor/", perbaikan.perbaikan_export, name="perbaikan-export"),
    path("perbaikan-data/<int:pk>/", perbaikan.perbaikan_detail, name="perbaikan-detail"),
    path("perbaikan-data/<int:pk>/bukti/", perbaikan.perbaikan_bukti, name="perbaikan-bukti"),
    path("perbaikan-data/<int:pk>/putuskan/", perbaikan.perbaikan_decide, name="perbaikan-decide"),
]
