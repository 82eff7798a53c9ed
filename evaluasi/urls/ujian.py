from django.urls import path

from evaluasi.views import ujian_kerja

urlpatterns = [
    path("tes/<int:pk>/", ujian_kerja.ujian_mulai, name="ujian-mulai"),
    path("pengerjaan/<uuid:kode>/", ujian_kerja.ujian_kerja, name="ujian-kerja"),
    path("pengerjaan/<uuid:kode>/simpan/", ujian_kerja.ujian_simpan, name="ujian-simpan"),
    path("pengerjaan/<uuid:kode>/kirim/", ujian_kerja.ujian_kirim, name="ujian-kirim"),
    path("pengerjaan/<uuid:kode>/hasil/", ujian_kerja.ujian_hasil, name="ujian-hasil"),
]
