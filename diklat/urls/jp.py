from django.urls import path

from diklat.urls import aturan_jp
from diklat.views import jp, siasn

urlpatterns = [
    *aturan_jp.urlpatterns,
    path("jp/", jp.jp, name="jp"),
    path("pegawai/<int:pk>/jp/", jp.jp_pegawai, name="jp-pegawai"),
    path("laporan-jp/", jp.jp_laporan, name="jp-laporan"),
    path("laporan-jp/ekspor/", jp.jp_laporan_export, name="jp-laporan-export"),
    path("laporan-jp/pegawai/", jp.jp_laporan_pegawai, name="jp-laporan-pegawai"),
    path("laporan-jp/pegawai/ekspor/", jp.jp_laporan_pegawai_export, name="jp-laporan-pegawai-export"),
    path("ekspor-siasn/", siasn.siasn_ekspor, name="siasn-ekspor"),
]
