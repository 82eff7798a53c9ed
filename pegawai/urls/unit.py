from django.urls import path

from pegawai.views import unit

urlpatterns = [
    path("unit/", unit.unit_list, name="unit-list"),
    path("unit/baru/", unit.unit_create, name="unit-create"),
    path("unit/ekspor/", unit.unit_export, name="unit-export"),
    path("unit/pilihan/", unit.unit_pilihan, name="unit-pilihan"),
    path("unit/<int:pk>/", unit.unit_detail, name="unit-detail"),
    path("unit/<int:pk>/cabang/", unit.unit_cabang, name="unit-cabang"),
    path("unit/<int:pk>/ubah/", unit.unit_edit, name="unit-edit"),
    path("unit/<int:pk>/pemindahan/batal/", unit.unit_pindah_batal, name="unit-pindah-batal"),
]
