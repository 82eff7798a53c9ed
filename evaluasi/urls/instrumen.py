from django.urls import path

from evaluasi.views import instrumen, instrumen_butir, instrumen_versi, soal, soal_impor

urlpatterns = [
    path("instrumen/", instrumen.instrumen_list, name="instrumen-list"),
    path("instrumen/ekspor/", instrumen.instrumen_export, name="instrumen-export"),
    path("instrumen/baru/", instrumen.instrumen_create, name="instrumen-create"),
    path("instrumen/<int:pk>/", instrumen.instrumen_detail, name="instrumen-detail"),
    path("instrumen/<int:pk>/ubah/", instrumen.instrumen_update, name="instrumen-update"),
    path("instrumen/<int:pk>/status/", instrumen.instrumen_status, name="instrumen-status"),
    path("instrumen/<int:pk>/draf/", instrumen_versi.versi_draw, name="versi-draw"),
    path("instrumen/versi/<int:pk>/", instrumen_versi.versi_detail, name="versi-detail"),
    path("instrumen/versi/<int:pk>/petunjuk/", instrumen_versi.versi_update, name="versi-update"),
    path("instrumen/versi/<int:pk>/pratinjau/", instrumen_versi.versi_preview, name="versi-preview"),
    path("instrumen/versi/<int:pk>/ekspor/", instrumen_versi.versi_export, name="versi-export"),
    path("instrumen/versi/<int:pk>/terbit/", instrumen_versi.versi_publish, name="versi-publish"),
    path("instrumen/versi/<int:pk>/hapus/", instrumen_versi.versi_delete, name="versi-delete"),
    path("instrumen/versi/<int:pk>/butir/<slug:jenis>/", instrumen_butir.butir_create, name="butir-create"),
    path("instrumen/versi/<int:pk>/soal/", instrumen_butir.versi_soal, name="versi-soal"),
    path("instrumen/butir/<int:pk>/", instrumen_butir.butir_update, name="butir-update"),
    path("instrumen/butir/<int:pk>/pindah/", instrumen_butir.butir_move, name="butir-move"),
    path("instrumen/butir/<int:pk>/hapus/", instrumen_butir.butir_delete, name="butir-delete"),
    path("bank-soal/", soal.soal_list, name="soal-list"),
    path("bank-soal/ekspor/", soal.soal_export, name="soal-export"),
    path("bank-soal/baru/", soal.soal_create, name="soal-create"),
    path("bank-soal/<int:pk>/ubah/", soal.soal_update, name="soal-update"),
    path("bank-soal/<int:pk>/status/", soal.soal_status, name="soal-status"),
    path("bank-soal/impor/", soal_impor.soal_import, name="soal-import"),
    path("bank-soal/impor/jalankan/", soal_impor.soal_apply, name="soal-apply"),
    path("bank-soal/impor/templat/", soal_impor.soal_template, name="soal-template"),
]
