from django.urls import path

from pegawai.views import perubahan

urlpatterns = [
    path("perubahan/", perubahan.perubahan_list, name="perubahan-list"),
    path("perubahan/ekspor/", perubahan.perubahan_export, name="perubahan-export"),
]
