from django.urls import path

from pegawai.views import draf as views

urlpatterns = [
    path("draf/simpan/", views.draf_save, name="draf-save"),
    path("draf/hapus/", views.draf_delete, name="draf-delete"),
    path("sesi/sisa/", views.sesi_sisa, name="sesi-sisa"),
    path("sesi/tetap/", views.sesi_tetap, name="sesi-tetap"),
]
