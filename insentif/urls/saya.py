from django.urls import path

from insentif.views import keberatan, saya

urlpatterns = [
    path("saya/", saya.saya, name="saya"),
    path("saya/papan/", saya.saya_papan, name="saya-papan"),
    path("keberatan/", keberatan.keberatan_list, name="keberatan-list"),
    path("keberatan/baru/", keberatan.keberatan_create, name="keberatan-create"),
    path("keberatan/ekspor/", keberatan.keberatan_export, name="keberatan-export"),
    path("keberatan/<int:pk>/", keberatan.keberatan_detail, name="keberatan-detail"),
    path("keberatan/<int:pk>/jawab/", keberatan.keberatan_answer, name="keberatan-answer"),
]
