from django.urls import path

from diklat.views import program, program_bagian

urlpatterns = [
    path("program-diklat/", program.program_list, name="program-list"),
    path("program-diklat/baru/", program.program_create, name="program-create"),
    path("program-diklat/ekspor/", program.program_export, name="program-export"),
    path("program-diklat/<int:pk>/", program.program_detail, name="program-detail"),
    path("program-diklat/<int:pk>/ubah/", program.program_update, name="program-update"),
    path("program-diklat/<int:pk>/kompetensi/", program_bagian.program_kompetensi, name="program-kompetensi"),
    path("program-diklat/<int:pk>/mata-pelatihan/", program_bagian.program_mata, name="program-mata"),
    path("program-diklat/<int:pk>/pola-sesi/", program_bagian.program_pola, name="program-pola"),
    path("program-diklat/<int:pk>/prasyarat/", program_bagian.program_prasyarat, name="program-prasyarat"),
    path("program-diklat/<int:pk>/status/", program.program_status, name="program-status"),
    path("program-diklat/<int:pk>/peminat/", program.program_minat, name="program-minat"),
    path("program-diklat/<int:pk>/peminat/ekspor/", program.program_minat_export, name="program-minat-export"),
]
