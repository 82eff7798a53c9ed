from django.urls import path

from pegawai.views import pekerjaan

urlpatterns = [
    path("pekerjaan/", pekerjaan.pekerjaan_list, name="pekerjaan-list"),
    path("pekerjaan/<int:pk>/", pekerjaan.pekerjaan_detail, name="pekerjaan-detail"),
    path("pekerjaan/<int:pk>/hentikan/", pekerjaan.pekerjaan_cancel, name="pekerjaan-cancel"),
    path("pekerjaan/<int:pk>/unduh/", pekerjaan.pekerjaan_download, name="pekerjaan-download"),
]
