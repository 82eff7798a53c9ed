from django.urls import path

from diklat.views import umpan

urlpatterns = [
    path("kalender/umpan/<slug:kode>.ics", umpan.umpan, name="umpan"),
    path("kalender/langganan/", umpan.langganan_detail, name="langganan"),
    path("kalender/langganan/cabut/", umpan.langganan_revoke, name="langganan-revoke"),
]
