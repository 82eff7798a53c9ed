from django.urls import path

from pegawai.views import kepala, pegawai, penempatan, wakil

urlpatterns = [
    path("pegawai/", pegawai.pegawai_list, name="pegawai-list"),
    path("pegawai/ekspor/", pegawai.pegawai_export, name="pegawai-export"),
    path("pegawai/usul-kepala/", kepala.kepala_list, name="kepala-list"),
    path("usul-kepala/<int:pk>/sahkan/", kepala.kepala_confirm, name="kepala-confirm"),
    path("usul-kepala/<int:pk>/urungkan/", kepala.kepala_drop, name="kepala-drop"),
    path("pegawai/baru/", pegawai.pegawai_create, name="pegawai-create"),
    path("pegawai/<int:pk>/", pegawai.pegawai_detail, name="pegawai-detail"),
    path("pegawai/<int:pk>/ubah/", pegawai.pegawai_edit, name="pegawai-edit"),
    path("pegawai/<int:pk>/riwayat/", pegawai.pegawai_riwayat, name="pegawai-riwayat"),
    path("pegawai/<int:pegawai_pk>/penempatan/baru/", penempatan.penempatan_create, name="penempatan-create"),
    path("plh/baru/", wakil.plh_create, name="plh-create"),
    path("plh/<int:pk>/akhiri/", wakil.plh_end, name="plh-end"),
    path("penempatan/<int:pk>/ubah/", penempatan.penempatan_edit, name="penempatan-edit"),
    path("penempatan/<int:pk>/akhiri/", penempatan.penempatan_close, name="penempatan-close"),
]
