from django.urls import path

from rencana.views import calon, dokumen, tahun

urlpatterns = [
    path("tahunan/<int:pk>/kenyataan/", tahun.tahun_detail, name="tahun-detail"),
    path("tahunan/<int:pk>/kenyataan/ekspor/", tahun.tahun_export, name="tahun-export"),
    path("tahunan/<int:pk>/rancang/", tahun.tahun_draft, name="tahun-draft"),
    path("tahunan/<int:pk>/rancang/tarik/", tahun.tahun_undo, name="tahun-undo"),
    path("tahunan/<int:pk>/sisa/", tahun.tahun_remake, name="tahun-remake"),
    path("tahunan/<int:pk>/dokumen/", dokumen.dokumen_detail, name="dokumen-detail"),
    path("tahunan/<int:pk>/dokumen/excel/", dokumen.dokumen_export, name="dokumen-export"),
    path("angkatan/<int:pk>/calon/", calon.angkatan_calon, name="angkatan-calon"),
    path("angkatan/<int:pk>/calon/ekspor/", calon.calon_export, name="calon-export"),
    path("angkatan/<int:pk>/calon/daftarkan/", calon.calon_enroll, name="calon-enroll"),
    path("angkatan/<int:pk>/calon/<int:pegawai>/keluarkan/", calon.calon_drop, name="calon-drop"),
]
