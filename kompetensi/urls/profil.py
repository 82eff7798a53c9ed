from django.urls import path

from kompetensi.views import profil

urlpatterns = [
    path("profil-kompetensi/", profil.profil_saya, name="profil-saya"),
    path("profil-kompetensi/penilaian-mandiri/", profil.profil_mandiri, name="profil-mandiri"),
    path("profil-kompetensi/<int:pk>/", profil.profil, name="profil"),
    path("profil-kompetensi/<int:pk>/bukti/", profil.profil_bukti, name="profil-bukti"),
    path("profil-kompetensi/<int:pk>/penilaian-atasan/", profil.profil_atasan, name="profil-atasan"),
]
