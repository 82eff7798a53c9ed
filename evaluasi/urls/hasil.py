from django.urls import path

from evaluasi.views import banding, hasil, hasil_berkas, komentar, skm, umpan

urlpatterns = [
    path("angkatan/<int:pk>/hasil/", hasil.hasil_angkatan, name="hasil-angkatan"),
    path("angkatan/<int:pk>/hasil/pdf/", hasil_berkas.hasil_angkatan_pdf, name="hasil-angkatan-pdf"),
    path("angkatan/<int:pk>/hasil/excel/", hasil_berkas.hasil_angkatan_xlsx, name="hasil-angkatan-xlsx"),
    path("hasil/", hasil.hasil_list, name="hasil-list"),
    path("hasil/ekspor/", hasil_berkas.hasil_export, name="hasil-export"),
    path("hasil/program/", banding.banding_program, name="banding-program"),
    path("hasil/program/ekspor/", banding.banding_program_export, name="banding-program-export"),
    path("hasil/pengajar/", banding.banding_pengajar, name="banding-pengajar"),
    path("hasil/pengajar/ekspor/", banding.banding_pengajar_export, name="banding-pengajar-export"),
    path("umpan-balik-saya/", umpan.umpan_saya, name="umpan-saya"),
    path("skm/", skm.skm_list, name="skm-list"),
    path("skm/<int:pk>/", skm.skm_detail, name="skm-detail"),
    path("skm/<int:pk>/ekspor/", skm.skm_export, name="skm-export"),
    path("komentar/<uuid:pk>/", komentar.komentar_sembunyi, name="komentar-sembunyi"),
]
