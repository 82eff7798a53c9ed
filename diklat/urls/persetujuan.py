from django.urls import path

from diklat.views import persetujuan, usul

urlpatterns = [
    path("persetujuan/", persetujuan.persetujuan_list, name="persetujuan-list"),
    path("persetujuan/putusan/", persetujuan.persetujuan_decide, name="persetujuan-decide"),
    path("angkatan/<int:pk>/usulkan/", usul.usul_angkatan, name="usul-angkatan"),
    path("angkatan/<int:pk>/usulkan/urungkan/", usul.usul_undo, name="usul-undo"),
    path("usulkan/", usul.usul_kelompok, name="usul-kelompok"),
    path("pegawai/<int:pk>/usulkan/", usul.usul_pegawai, name="usul-pegawai"),
]
