from django.urls import path

from diklat.views import papan_ruang, sesi

urlpatterns = [
    path("angkatan/<int:pk>/jadwal/", sesi.sesi_list, name="sesi-list"),
    path("angkatan/<int:pk>/jadwal/baru/", sesi.sesi_create, name="sesi-create"),
    path("sesi/<int:pk>/ubah/", sesi.sesi_update, name="sesi-update"),
    path("angkatan/<int:pk>/jadwal/pekan/", papan_ruang.sesi_pekan, name="sesi-pekan"),
    path("sesi/<int:pk>/pindah/", papan_ruang.sesi_move, name="sesi-move"),
    path("sesi/<int:pk>/pindah/urungkan/", papan_ruang.sesi_move_undo, name="sesi-move-undo"),
    path("sesi/<int:pk>/hapus/", sesi.sesi_delete, name="sesi-delete"),
    path("sesi/<int:pk>/peserta/", sesi.sesi_peserta, name="sesi-peserta"),
    path("sesi-saya/", sesi.sesi_saya, name="sesi-saya"),
]
