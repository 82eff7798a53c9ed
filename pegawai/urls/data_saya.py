from django.urls import path

from pegawai.views import data_saya

urlpatterns = [
    path("data-saya/", data_saya.data_saya, name="data-saya"),
    path("data-saya/kumpulkan/", data_saya.data_saya_collect, name="data-saya-collect"),
]
