from django.urls import path

from diklat.views import angkatan, angkatan_atur, isi_pola

urlpatterns = [
    path("angkatan/", angkatan.angkatan_list, name="angkatan-list"),
    path("angkatan/ekspor/", angkatan.angkatan_export, name="angkatan-export"),
    path("angkatan/baru/", angkatan.angkatan_create, name="angkatan-create"),
    path("angkatan/<int:pk>/", angkatan.angkatan_detail, name="angkatan-detail"),
    path("angkatan/<int:pk>/unduh/", angkatan.angkatan_unduh, name="angkatan-unduh"),
    path("angkatan/<int:pk>/ubah/", angkatan.angkatan_update, name="angkatan-update"),
    path("angkatan/<int:pk>/salin/", angkatan_atur.angkatan_copy, name="angkatan-copy"),
    path("angkatan/<int:pk>/isi-dari-pola/", isi_pola.angkatan_fill, name="angkatan-fill"),
    path("angkatan/<int:pk>/langkah/<slug:aksi>/", angkatan_atur.angkatan_langkah, name="angkatan-langkah"),
    path("angkatan/<int:pk>/batal/", angkatan_atur.angkatan_cancel, name="angkatan-cancel"),
    path("angkatan/<int:pk>/buka-kembali/", angkatan_atur.angkatan_reopen, name="angkatan-reopen"),
    path("angkatan/<int:pk>/geser/", angkatan_atur.angkatan_postpone, name="angkatan-postpone"),
    path("angkatan/<int:pk>/kursi/", angkatan_atur.angkatan_kursi, name="angkatan-kursi"),
    path("angkatan/<int:pk>/jatah/", angkatan_atur.angkatan_jatah, name="angkatan-jatah"),
    path("angkatan/<int:pk>/tangguhkan/", angkatan_atur.angkatan_suspend, name="angkatan-suspend"),
]
