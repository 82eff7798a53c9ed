from django.urls import path

from rencana.views import periode

urlpatterns = [
    path("tahunan/", periode.periode_list, name="periode-list"),
    path("tahunan/ekspor/", periode.periode_export, name="periode-export"),
    path("tahunan/baru/", periode.periode_create, name="periode-create"),
    path("tahunan/<int:pk>/", periode.periode_detail, name="periode-detail"),
    path("tahunan/<int:pk>/ekspor/", periode.periode_baris_export, name="periode-baris-export"),
    path("tahunan/<int:pk>/langkah/<slug:aksi>/", periode.periode_step, name="periode-step"),
    path("tahunan/<int:pk>/kembalikan/", periode.periode_return, name="periode-return"),
    path("tahunan/<int:pk>/program/", periode.baris_create, name="baris-create"),
    path("baris/<int:pk>/", periode.baris_update, name="baris-update"),
    path("baris/<int:pk>/kunci/", periode.baris_lock, name="baris-lock"),
    path("baris/<int:pk>/hapus/", periode.baris_delete, name="baris-delete"),
]
