from django.urls import path

from rencana.views import laporan

urlpatterns = [
    path("laporan/", laporan.laporan_list, name="laporan-list"),
    path("laporan/ekspor/", laporan.laporan_export, name="laporan-export"),
    path("laporan/<int:pk>/", laporan.laporan_detail, name="laporan-detail"),
    path("laporan/<int:pk>/unduh/", laporan.laporan_unduh, name="laporan-unduh"),
]
