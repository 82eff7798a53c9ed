from django.urls import path

from insentif.views import imbalan, penukaran, tukar

urlpatterns = [
    path("tukar/", tukar.tukar_list, name="tukar-list"),
    path("tukar/<int:pk>/", tukar.tukar_create, name="tukar-create"),
    path("imbalan/", imbalan.imbalan_list, name="imbalan-list"),
    path("imbalan/ekspor/", imbalan.imbalan_export, name="imbalan-export"),
    path("imbalan/tambah/", imbalan.imbalan_create, name="imbalan-create"),
    path("imbalan/<int:pk>/ubah/", imbalan.imbalan_update, name="imbalan-update"),
    path("penukaran/", penukaran.penukaran_list, name="penukaran-list"),
    path("penukaran/putuskan/", penukaran.penukaran_bulk, name="penukaran-bulk"),
    path("penukaran/ekspor/", penukaran.penukaran_export, name="penukaran-export"),
    path("penukaran/<int:pk>/", penukaran.penukaran_detail, name="penukaran-detail"),
    path("penukaran/<int:pk>/putuskan/", penukaran.penukaran_decide, name="penukaran-decide"),
    path("penukaran/<int:pk>/serahkan/", penukaran.penukaran_serahkan, name="penukaran-serahkan"),
    path("penukaran/<int:pk>/batal/", tukar.tukar_batal, name="tukar-batal"),
]
