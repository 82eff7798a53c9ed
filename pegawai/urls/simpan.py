from django.urls import path

from pegawai.views import simpan

urlpatterns = [
    path("masa-simpan/", simpan.simpan_list, name="simpan-list"),
    path("masa-simpan/<slug:jenis>/", simpan.simpan_detail, name="simpan-detail"),
    path("masa-simpan/<slug:jenis>/ekspor/", simpan.simpan_export, name="simpan-export"),
    path("masa-simpan/<slug:jenis>/musnahkan/", simpan.simpan_request, name="simpan-request"),
    path("masa-simpan/<int:pk>/batal/", simpan.simpan_cancel, name="simpan-cancel"),
]
