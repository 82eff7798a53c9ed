"""The address map. Paths are Indonesian; names follow <noun>-<verb>."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config import views

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("akun/", include("allauth.urls")),
    path("", include("pegawai.urls")),
    path("", include("kompetensi.urls")),
    path("admin/", admin.site.urls),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("config.demo.urls")))
