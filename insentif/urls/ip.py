from django.urls import URLPattern, path

from insentif.views import ip, ip_unit

urlpatterns: list[URLPattern] = [
    path("ip-asn/", ip.ip_saya, name="ip-saya"),
    path("ip-asn/pegawai/<int:pk>/", ip.ip_pegawai, name="ip-pegawai"),
    path("ip-asn/unit/", ip_unit.ip_unit, name="ip-unit"),
    path("ip-asn/unit/ekspor/", ip_unit.ip_unit_export, name="ip-unit-export"),
    path("ip-asn/unit/pegawai/", ip_unit.ip_unit_pegawai, name="ip-unit-pegawai"),
    path("ip-asn/unit/pegawai/ekspor/", ip_unit.ip_unit_pegawai_export, name="ip-unit-pegawai-export"),
]
