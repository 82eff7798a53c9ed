from django.urls import path

from kompetensi.views import profil

urlpatterns = [
    path("profil-kompetensi/", profil.profil_saya, name="profil-saya"),
    path("profil-kompetensi/penilaian-mandiri/", profil.profil_mandiri, name="profil-mandiri"),
    path("pegawai/<int:pk>/kompetensi/", profil.profil, name="profil"),
    path("pegawai/<int:pk>/kompetensi/bukti/", profil.profil_bukti, name="profil-bukti"),
    path("pegawai/<int:pk>/kompetensi/penilaian-atasan/", profil.profil_atasan, name="profil-atasan"),
]
