from django.urls import URLPattern, path

from insentif.views import ip, ip_data, ip_tabel, ip_unit

urlpatterns: list[URLPattern] = [
    path("ip-asn/", ip.ip_saya, name="ip-saya"),
    path("ip-asn/pegawai/<int:pk>/", ip.ip_pegawai, name="ip-pegawai"),
    path("ip-asn/unit/", ip_unit.ip_unit, name="ip-unit"),
    path("ip-asn/unit/ekspor/", ip_unit.ip_unit_export, name="ip-unit-export"),
    path("ip-asn/unit/pegawai/", ip_unit.ip_unit_pegawai, name="ip-unit-pegawai"),
    path("ip-asn/unit/pegawai/ekspor/", ip_unit.ip_unit_pegawai_export, name="ip-unit-pegawai-export"),
    path("ip-asn/data/", ip_data.ip_data_list, name="ip-data-list"),
    path("ip-asn/data/baru/", ip_data.ip_data_create, name="ip-data-create"),
    path("ip-asn/data/ekspor/", ip_data.ip_data_export, name="ip-data-export"),
    path("ip-asn/data/<int:pk>/", ip_data.ip_data_update, name="ip-data-update"),
    path("ip-asn/data/<int:pk>/hapus/", ip_data.ip_data_delete, name="ip-data-delete"),
    path("ip-asn/tabel/", ip_tabel.ip_tabel_list, name="ip-tabel-list"),
    path("ip-asn/tabel/baru/", ip_tabel.ip_tabel_create, name="ip-tabel-create"),
    path("ip-asn/tabel/<int:pk>/", ip_tabel.ip_tabel_detail, name="ip-tabel-detail"),
    path("ip-asn/tabel/<int:pk>/ubah/", ip_tabel.ip_tabel_update, name="ip-tabel-update"),
    path("ip-asn/tabel/<int:pk>/hapus/", ip_tabel.ip_tabel_delete, name="ip-tabel-delete"),
    path("ip-asn/tabel/<int:pk>/baris/<slug:dimensi>/", ip_tabel.ip_butir_create, name="ip-butir-create"),
    path("ip-asn/baris/<int:pk>/", ip_tabel.ip_butir_update, name="ip-butir-update"),
    path("ip-asn/baris/<int:pk>/hapus/", ip_tabel.ip_butir_delete, name="ip-butir-delete"),
    path("ip-asn/tabel/<int:pk>/kategori/", ip_tabel.ip_kategori_create, name="ip-kategori-create"),
    path("ip-asn/kategori/<int:pk>/", ip_tabel.ip_kategori_update, name="ip-kategori-update"),
    path("ip-asn/kategori/<int:pk>/hapus/", ip_tabel.ip_kategori_delete, name="ip-kategori-delete"),
]
