from django.urls import URLPattern, path

from insentif.views import ip

urlpatterns: list[URLPattern] = [
    path("ip-asn/", ip.ip_saya, name="ip-saya"),
    path("ip-asn/pegawai/<int:pk>/", ip.ip_pegawai, name="ip-pegawai"),
]
