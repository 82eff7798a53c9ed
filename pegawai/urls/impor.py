from django.urls import path

from pegawai.views import impor, padanan, pemetaan

urlpatterns = [
    path("impor/", impor.impor_list, name="impor-list"),
    path("impor/baru/", impor.impor_create, name="impor-create"),
    path("impor/templat/<slug:jenis>/", impor.impor_template, name="impor-template"),
    path("impor/<int:pk>/", impor.impor_detail, name="impor-detail"),
    path("impor/<int:pk>/jalankan/", impor.impor_apply, name="impor-apply"),
    path("impor/<int:pk>/batalkan/", impor.impor_cancel, name="impor-cancel"),
    path("impor/<int:pk>/tarik/", impor.impor_undo, name="impor-undo"),
    path("impor/<int:pk>/nonaktifkan/", impor.impor_deactivate, name="impor-deactivate"),
    path("impor/<int:pk>/unit/", padanan.impor_unit, name="impor-unit"),
    path("impor/<int:pk>/kolom/", pemetaan.impor_pemetaan, name="impor-pemetaan"),
    path("impor/<int:pk>/lihat/", pemetaan.impor_lihat, name="impor-lihat"),
    path("impor/pemetaan/", pemetaan.pemetaan_list, name="pemetaan-list"),
    path("impor/pemetaan/<int:pk>/hapus/", pemetaan.pemetaan_delete, name="pemetaan-delete"),
    path("impor/padanan/", padanan.padanan_list, name="padanan-list"),
    path("impor/padanan/ekspor/", padanan.padanan_export, name="padanan-export"),
    path("impor/padanan/<int:pk>/ubah/", padanan.padanan_edit, name="padanan-edit"),
    path("impor/padanan/<int:pk>/hapus/", padanan.padanan_delete, name="padanan-delete"),
    path("impor/<int:pk>/galat/", impor.impor_galat, name="impor-galat"),
]
