from django.urls import path

from insentif.views import papan

urlpatterns = [
    path("papan/", papan.papan, name="papan"),
    path("aturan-berlaku/", papan.aturan_baca, name="aturan-baca"),
]
