from django.urls import path

from diklat.views import katalog

urlpatterns = [
    path("katalog-diklat/", katalog.katalog_list, name="katalog-list"),
    path("katalog-diklat/<int:pk>/", katalog.katalog_detail, name="katalog-detail"),
    path("katalog-diklat/<int:pk>/minat/", katalog.minat_create, name="minat-create"),
    path("katalog-diklat/<int:pk>/minat/hapus/", katalog.minat_delete, name="minat-delete"),
]
