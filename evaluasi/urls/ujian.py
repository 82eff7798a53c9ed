from django.urls import path

from evaluasi.views import ujian, ujian_kelola, ujian_kerja

urlpatterns = [
    path("angkatan/<int:pk>/tes/", ujian.ujian_list, name="ujian-list"),
    path("angkatan/<int:pk>/tes/baru/<str:jenis>/", ujian.ujian_create, name="ujian-create"),
    path("tes/<int:pk>/ubah/", ujian.ujian_update, name="ujian-update"),
    path("tes/<int:pk>/hapus/", ujian.ujian_delete, name="ujian-delete"),
    path("tes/<int:pk>/peserta/", ujian_kelola.ujian_detail, name="ujian-detail"),
    path("tes/<int:pk>/butir/", ujian_kelola.ujian_butir_list, name="ujian-butir-list"),
    path("tes/<int:pk>/ekspor/", ujian_kelola.ujian_export, name="ujian-export"),
    path("pengerjaan/<int:pk>/waktu/", ujian_kelola.ujian_waktu, name="ujian-waktu"),
    path("tes/<int:pk>/", ujian_kerja.ujian_mulai, name="ujian-mulai"),
    path("pengerjaan/<uuid:kode>/", ujian_kerja.ujian_kerja, name="ujian-kerja"),
    path("pengerjaan/<uuid:kode>/simpan/", ujian_kerja.ujian_simpan, name="ujian-simpan"),
    path("pengerjaan/<uuid:kode>/kirim/", ujian_kerja.ujian_kirim, name="ujian-kirim"),
    path("pengerjaan/<uuid:kode>/hasil/", ujian_kerja.ujian_hasil, name="ujian-hasil"),
]
