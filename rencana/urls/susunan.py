from django.urls import path

from rencana.views import kunci, susunan, susunan_isi

urlpatterns = [
    path("bobot/", kunci.bobot_update, name="bobot-update"),
    path("tahunan/<int:pk>/kunci/", kunci.kunci_list, name="kunci-list"),
    path("tahunan/<int:pk>/kunci/ubah/", kunci.kunci_set, name="kunci-set"),
    path("tahunan/<int:pk>/susunan/", susunan.susunan_list, name="susunan-list"),
    path("tahunan/<int:pk>/susunan/ekspor/", susunan.susunan_export, name="susunan-export"),
    path("tahunan/<int:pk>/susunan/baru/", susunan.susunan_create, name="susunan-create"),
    path("susunan/<int:pk>/", susunan.susunan_detail, name="susunan-detail"),
    path("susunan/<int:pk>/langkah/<slug:aksi>/", susunan.susunan_step, name="susunan-step"),
    path("susunan/<int:pk>/ekspor/", susunan.susunan_isi_export, name="susunan-isi-export"),
    path("susunan/<int:pk>/unit/", susunan_isi.susunan_unit, name="susunan-unit"),
    path("susunan/<int:pk>/unit/ekspor/", susunan_isi.susunan_unit_export, name="susunan-unit-export"),
    path("susunan/<int:pk>/kompetensi/", susunan_isi.susunan_kompetensi, name="susunan-kompetensi"),
    path("susunan/<int:pk>/kompetensi/ekspor/", susunan_isi.susunan_kompetensi_export, name="susunan-kompetensi-export"),
    path("susunan/<int:pk>/program/<int:baris>/", susunan_isi.susunan_program, name="susunan-program"),
    path("susunan/<int:pk>/program/<int:baris>/ekspor/", susunan_isi.susunan_program_export, name="susunan-program-export"),
    path("susunan/<int:pk>/tanpa-kursi/", susunan_isi.susunan_tak, name="susunan-tak"),
    path("susunan/<int:pk>/tanpa-kursi/ekspor/", susunan_isi.susunan_tak_export, name="susunan-tak-export"),
    path("susunan/<int:pk>/perbaiki/", susunan_isi.susunan_perbaiki, name="susunan-perbaiki"),
    path("susunan/<int:pk>/perbaiki/ekspor/", susunan_isi.susunan_perbaiki_export, name="susunan-perbaiki-export"),
    path("susunan/<int:pk>/banding/", susunan_isi.susunan_banding, name="susunan-banding"),
    path("susunan/<int:pk>/banding/ekspor/", susunan_isi.susunan_banding_export, name="susunan-banding-export"),
]
