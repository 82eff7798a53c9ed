from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from diklat.views import periksa, sertifikat, sertifikat_akhir, sertifikat_angkatan

urlpatterns = [
    path("sertifikat/", sertifikat.sertifikat_list, name="sertifikat-list"),
    path("sertifikat/ekspor/", sertifikat.sertifikat_export, name="sertifikat-export"),
    path("sertifikat/<int:pk>/", sertifikat.sertifikat_detail, name="sertifikat-detail"),
    path("sertifikat/<int:pk>/unduh/", sertifikat.sertifikat_download, name="sertifikat-download"),
    path("sertifikat/<int:pk>/berkas/", sertifikat.sertifikat_berkas, name="sertifikat-berkas"),
    path("sertifikat/<int:pk>/ganti/", sertifikat_akhir.sertifikat_replace, name="sertifikat-replace"),
    path("sertifikat/<int:pk>/ganti/sahkan/", sertifikat_akhir.sertifikat_confirm, name="sertifikat-confirm"),
    path("sertifikat/<int:pk>/cabut/", sertifikat_akhir.sertifikat_propose, name="sertifikat-propose"),
    path("sertifikat/<int:pk>/cabut/sahkan/", sertifikat_akhir.sertifikat_revoke, name="sertifikat-revoke"),
    path("sertifikat/<int:pk>/usul/urungkan/", sertifikat_akhir.sertifikat_keep, name="sertifikat-keep"),
    path("sertifikat-saya/", sertifikat.sertifikat_saya, name="sertifikat-saya"),
    path("angkatan/<int:pk>/sertifikat/", sertifikat_angkatan.sertifikat_angkatan, name="sertifikat-angkatan"),
    path("angkatan/<int:pk>/sertifikat/terbit/", sertifikat_angkatan.sertifikat_issue, name="sertifikat-issue"),
    path("angkatan/<int:pk>/sertifikat/unduh/", sertifikat_angkatan.sertifikat_zip, name="sertifikat-zip"),
    path("periksa/", periksa.periksa, name="periksa"),
    path("periksa/<str:kode>/", periksa.periksa_kode, name="periksa-kode"),
    path(
        "sertifikat/periksa/",
        login_not_required(RedirectView.as_view(pattern_name="diklat:periksa", permanent=True)),
        name="sertifikat-periksa",
    ),  # printed on older certificates
    path(
        "sertifikat/periksa/<str:kode>/",
        login_not_required(RedirectView.as_view(pattern_name="diklat:periksa-kode", permanent=True)),
        name="sertifikat-periksa-kode",
    ),
]
