from django.urls import path

from rencana.views import tahun

urlpatterns = [
    path("tahunan/<int:pk>/kenyataan/", tahun.tahun_detail, name="tahun-detail"),
    path("tahunan/<int:pk>/kenyataan/ekspor/", tahun.tahun_export, name="tahun-export"),
    path("tahunan/<int:pk>/rancang/", tahun.tahun_draft, name="tahun-draft"),
    path("tahunan/<int:pk>/rancang/tarik/", tahun.tahun_undo, name="tahun-undo"),
]
