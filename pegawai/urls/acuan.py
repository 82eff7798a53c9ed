from django.urls import path

from pegawai.views import acuan

urlpatterns = [
    path("acuan/", acuan.acuan_index, name="acuan-index"),
    path("acuan/<slug:kode>/", acuan.acuan_list, name="acuan-list"),
    path("acuan/<slug:kode>/ekspor/", acuan.acuan_export, name="acuan-export"),
    path("acuan/<slug:kode>/baru/", acuan.acuan_create, name="acuan-create"),
    path("acuan/<slug:kode>/<int:pk>/", acuan.acuan_update, name="acuan-update"),
    path("acuan/<slug:kode>/<int:pk>/hapus/", acuan.acuan_delete, name="acuan-delete"),
]
