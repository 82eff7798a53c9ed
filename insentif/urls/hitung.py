from django.urls import path

from insentif.views import hitung as views

urlpatterns = [
    path("hitung/", views.hitung_list, name="hitung-list"),
    path("hitung/ekspor/", views.hitung_export, name="hitung-export"),
    path("hitung/ulang/", views.hitung_run, name="hitung-run"),
]
