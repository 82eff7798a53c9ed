from django.urls import path

from rencana.views import bahan

urlpatterns = [
    path("kebutuhan/", bahan.kebutuhan_list, name="kebutuhan-list"),
    path("kebutuhan/ekspor/", bahan.kebutuhan_export, name="kebutuhan-export"),
    path("kebutuhan/tambah/<int:kompetensi>/", bahan.kebutuhan_add, name="kebutuhan-add"),
    path("kebutuhan/<int:pk>/hapus/", bahan.kebutuhan_delete, name="kebutuhan-delete"),
    path("wajib/", bahan.wajib_list, name="wajib-list"),
    path("wajib/ekspor/", bahan.wajib_export, name="wajib-export"),
    path("wajib/baru/", bahan.wajib_create, name="wajib-create"),
    path("wajib/<int:pk>/", bahan.wajib_update, name="wajib-update"),
    path("kode/", bahan.acuan_list, name="acuan-list"),
    path("kode/<slug:jenis>/baru/", bahan.acuan_create, name="acuan-create"),
    path("kode/<slug:jenis>/<int:pk>/", bahan.acuan_update, name="acuan-update"),
]
