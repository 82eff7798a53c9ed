from django.urls import path

from rencana.views import komitmen, pagu

urlpatterns = [
    path("pagu/", pagu.pagu_list, name="pagu-list"),
    path("pagu/ekspor/", pagu.pagu_export, name="pagu-export"),
    path("pagu/baru/", pagu.pagu_create, name="pagu-create"),
    path("pagu/<int:pk>/", pagu.pagu_detail, name="pagu-detail"),
    path("pagu/<int:pk>/ekspor/", pagu.pagu_buku_export, name="pagu-buku-export"),
    path("pagu/<int:pk>/terikat/", pagu.pagu_terikat, name="pagu-terikat"),
    path("pagu/<int:pk>/terikat/ekspor/", pagu.pagu_terikat_export, name="pagu-terikat-export"),
    path("pagu/<int:pk>/perubahan/", pagu.pagu_revise, name="pagu-revise"),
    path("pagu/<int:pk>/pergeseran/", pagu.pagu_shift, name="pagu-shift"),
    path("pagu/<int:pk>/izin/", pagu.pagu_allow, name="pagu-allow"),
    path("pagu/<int:pk>/komitmen/", komitmen.komitmen_create, name="komitmen-create"),
    path("komitmen/<int:pk>/realisasi/", komitmen.komitmen_realise, name="komitmen-realise"),
    path("komitmen/<int:pk>/lepas/", komitmen.komitmen_release, name="komitmen-release"),
    path("buku/<int:pk>/balik/", komitmen.mutasi_reverse, name="mutasi-reverse"),
    path("angkatan/<int:pk>/", komitmen.angkatan_dana, name="angkatan-dana"),
    path("angkatan/<int:pk>/sumber/", komitmen.angkatan_sumber, name="angkatan-sumber"),
]
