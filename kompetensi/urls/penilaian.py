from django.urls import path

from kompetensi.views import penilaian

urlpatterns = [
    path("penilaian/", penilaian.penilaian_list, name="penilaian-list"),
    path("penilaian/baru/", penilaian.penilaian_create, name="penilaian-create"),
    path("penilaian/ekspor/", penilaian.penilaian_export, name="penilaian-export"),
    path("penilaian/<int:pk>/batal/", penilaian.penilaian_cancel, name="penilaian-cancel"),
]
