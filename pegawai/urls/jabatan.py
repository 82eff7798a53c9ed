from django.urls import path

from pegawai.views import jabatan

urlpatterns = [
    path("jabatan/", jabatan.jabatan_list, name="jabatan-list"),
    path("jabatan/baru/", jabatan.jabatan_create, name="jabatan-create"),
    path("jabatan/ekspor/", jabatan.jabatan_export, name="jabatan-export"),
    path("jabatan/pilihan/", jabatan.jabatan_pilihan, name="jabatan-pilihan"),
    path("jabatan/<int:pk>/", jabatan.jabatan_detail, name="jabatan-detail"),
    path("jabatan/<int:pk>/ubah/", jabatan.jabatan_edit, name="jabatan-edit"),
]
