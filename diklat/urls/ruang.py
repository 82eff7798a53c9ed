from django.urls import path

from diklat.views import papan_ruang, ruang

urlpatterns = [
    path("ruang/", ruang.ruang_list, name="ruang-list"),
    path("ruang/ekspor/", ruang.ruang_export, name="ruang-export"),
    path("ruang/papan/", papan_ruang.ruang_papan, name="ruang-papan"),
    path("ruang/papan/ekspor/", papan_ruang.ruang_papan_export, name="ruang-papan-export"),
    path("ruang/baru/", ruang.ruang_create, name="ruang-create"),
    path("ruang/<int:pk>/", ruang.ruang_detail, name="ruang-detail"),
    path("ruang/<int:pk>/ubah/", ruang.ruang_update, name="ruang-update"),
]
