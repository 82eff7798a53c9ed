"""The address map. Paths are Indonesian; names follow <noun>-<verb>."""

from django.conf import settings
from django.urls import include, path

from config import views, views_bantuan, views_cari, views_instansi, views_keadaan

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("beranda/ikhtisar/", views.beranda_ikhtisar, name="beranda-ikhtisar"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("metrics", views_keadaan.metrics, name="metrics"),
    path("keadaan/", views_keadaan.keadaan, name="keadaan"),
    path("peran/", views.peran_switch, name="peran-switch"),
    path("cari/", views_cari.cari, name="cari"),
    path("instansi/", views_instansi.instansi_edit, name="instansi-edit"),
    path("instansi/contoh/<slug:jenis>/", views_instansi.instansi_preview, name="instansi-preview"),
    path("instansi/gambar/<str:nama>", views_instansi.instansi_gambar, name="instansi-gambar"),
    path("panduan/", views_bantuan.panduan, name="panduan"),
    path("panduan/<slug:kode>/", views_bantuan.panduan_topik, name="panduan-topik"),
    path("akun/", include("pegawai.urls.masuk")),
    # those with a word of their own first: Django tries the 300 addresses without one in turn
    path("evaluasi/", include("evaluasi.urls")),
    path("poin/", include("insentif.urls")),
    path("rencana/", include("rencana.urls")),
    path("", include("pegawai.urls")),
    path("", include("kompetensi.urls")),
    path("", include("diklat.urls")),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo.urls")))

handler400 = "config.views.bad_request"
handler403 = "config.views.permission_denied"
handler404 = "config.views.not_found"
handler429 = "config.views.too_many_requests"
handler500 = "config.views.server_error"
