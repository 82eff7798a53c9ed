from django.urls import path

from diklat.views import aturan_jp

urlpatterns = [
    path("aturan-jp/", aturan_jp.aturan_jp_list, name="aturan-jp-list"),
    path("aturan-jp/<int:siasn_id>/ubah/", aturan_jp.aturan_jp_update, name="aturan-jp-update"),
    path("aturan-jp/<int:siasn_id>/dasar/", aturan_jp.aturan_jp_dasar, name="aturan-jp-dasar"),
    path("aturan-jp/ketentuan/ubah/", aturan_jp.ketentuan_jp_update, name="ketentuan-jp-update"),
    path("aturan-jp/ketentuan/dasar/", aturan_jp.ketentuan_jp_dasar, name="ketentuan-jp-dasar"),
    path("aturan-jp/target/<str:jenis_asn>/ubah/", aturan_jp.target_jp_update, name="target-jp-update"),
    path("aturan-jp/target/<str:jenis_asn>/dasar/", aturan_jp.target_jp_dasar, name="target-jp-dasar"),
]
