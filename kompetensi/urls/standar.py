from django.urls import path

from kompetensi.views import standar

urlpatterns = [
    path("standar-kompetensi/", standar.standar_list, name="standar-list"),
    path("standar-kompetensi/bangkitkan/", standar.standar_generate, name="standar-generate"),
    path("standar-kompetensi/ekspor/", standar.standar_export, name="standar-export"),
    path("standar-kompetensi/<int:pk>/", standar.standar_detail, name="standar-detail"),
    path("standar-kompetensi/<int:pk>/ubah/", standar.standar_update, name="standar-update"),
]
