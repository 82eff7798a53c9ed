from django.urls import path

from kompetensi.views import kamus

urlpatterns = [
    path("kamus-kompetensi/", kamus.kompetensi_list, name="kompetensi-list"),
    path("kamus-kompetensi/baru/", kamus.kompetensi_create, name="kompetensi-create"),
    path("kamus-kompetensi/level/", kamus.kompetensi_level, name="kompetensi-level"),
    path("kamus-kompetensi/ekspor/", kamus.kompetensi_export, name="kompetensi-export"),
    path("kamus-kompetensi/<int:pk>/", kamus.kompetensi_detail, name="kompetensi-detail"),
    path("kamus-kompetensi/<int:pk>/ubah/", kamus.kompetensi_update, name="kompetensi-update"),
    path("kamus-kompetensi/<int:pk>/status/", kamus.kompetensi_status, name="kompetensi-status"),
]
