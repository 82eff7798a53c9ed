from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

from insentif.views import nominasi, penghargaan, piagam

urlpatterns = [
    path("penghargaan/", penghargaan.penghargaan_list, name="penghargaan-list"),
    path("penghargaan/ekspor/", penghargaan.penghargaan_export, name="penghargaan-export"),
    path("penghargaan/tambah/", penghargaan.penghargaan_create, name="penghargaan-create"),
    path("penghargaan/<int:pk>/", penghargaan.penghargaan_detail, name="penghargaan-detail"),
    path("penghargaan/<int:pk>/ubah/", penghargaan.penghargaan_update, name="penghargaan-update"),
    path("penghargaan/<int:pk>/buka/", penghargaan.penghargaan_open, name="penghargaan-open"),
    path("penghargaan/<int:pk>/tutup/", penghargaan.penghargaan_close, name="penghargaan-close"),
    path("penghargaan/<int:pk>/nominasi/", nominasi.nominasi_create, name="nominasi-create"),
    path("penghargaan/<int:pk>/piagam/", piagam.piagam_terbit, name="piagam-terbit"),
    path("penghargaan-saya/", piagam.penghargaan_saya, name="penghargaan-saya"),
    path("nominasi/", nominasi.nominasi_list, name="nominasi-list"),
    path("nominasi/ekspor/", nominasi.nominasi_export, name="nominasi-export"),
    path("nominasi/<int:pk>/", nominasi.nominasi_detail, name="nominasi-detail"),
    path("nominasi/<int:pk>/putuskan/", nominasi.nominasi_decide, name="nominasi-decide"),
    path("nominasi/<int:pk>/tarik/", nominasi.nominasi_tarik, name="nominasi-tarik"),
    path("piagam/<int:pk>/unduh/", piagam.piagam_download, name="piagam-download"),
    path("piagam/<int:pk>/cabut/", piagam.piagam_propose, name="piagam-propose"),
    path("piagam/<int:pk>/cabut/sahkan/", piagam.piagam_revoke, name="piagam-revoke"),
    path("piagam/<int:pk>/usul/urungkan/", piagam.piagam_keep, name="piagam-keep"),
    path("piagam/periksa/", login_not_required(RedirectView.as_view(pattern_name="diklat:periksa", permanent=True)), name="piagam-periksa"),
    path(
        "piagam/periksa/<str:kode>/",
        login_not_required(RedirectView.as_view(pattern_name="diklat:periksa-kode", permanent=True)),
        name="piagam-periksa-kode",
    ),
]
