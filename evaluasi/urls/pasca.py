from django.urls import path

from evaluasi.views import aturan_pasca, pasca, pasca_kelola, pasca_rekan

urlpatterns = [
    path("pascadiklat/", pasca.pasca_list, name="pasca-list"),
    path("pascadiklat/<int:pk>/", pasca.pasca_isi, name="pasca-isi"),
    path("pascadiklat/<int:pk>/draf/", pasca.pasca_draf, name="pasca-draf"),
    path("pascadiklat/kelola/", pasca_kelola.pasca_kelola, name="pasca-kelola"),
    path("pascadiklat/kelola/ekspor/", pasca_kelola.pasca_export, name="pasca-export"),
    path("pascadiklat/kelola/ingatkan/", pasca_kelola.pasca_remind, name="pasca-remind"),
    path("pascadiklat/kelola/unit/", pasca_kelola.pasca_unit, name="pasca-unit"),
    path("pascadiklat/kelola/unit/ekspor/", pasca_kelola.pasca_unit_export, name="pasca-unit-export"),
    path("pascadiklat/penilai/<int:pk>/", pasca_rekan.pasca_rekan, name="pasca-rekan"),
    path("pascadiklat/aturan/", aturan_pasca.aturan_pasca_list, name="aturan-pasca-list"),
    path("pascadiklat/aturan/tambah/", aturan_pasca.aturan_pasca_create, name="aturan-pasca-create"),
    path("pascadiklat/aturan/<int:pk>/", aturan_pasca.aturan_pasca_update, name="aturan-pasca-update"),
    path("pascadiklat/aturan/<int:pk>/hapus/", aturan_pasca.aturan_pasca_delete, name="aturan-pasca-delete"),
]
