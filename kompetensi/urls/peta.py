from django.urls import path

from kompetensi.views import peta

urlpatterns = [
    path("peta/", peta.peta, name="peta"),
    path("peta/ekspor/", peta.peta_export, name="peta-export"),
    path("peta/pegawai/", peta.peta_pegawai, name="peta-pegawai"),
    path("peta/kisi/", peta.peta_kisi, name="peta-kisi"),
    path("peta/pegawai/ekspor/", peta.peta_pegawai_export, name="peta-pegawai-export"),
]
