from django.urls import path

from evaluasi.views import bukti

urlpatterns = [
    path("saran-level/", bukti.bukti_list, name="bukti-list"),
    path("saran-level/putuskan/", bukti.bukti_decide, name="bukti-decide"),
    path("bukti-diklat/", bukti.bukti_kelola, name="bukti-kelola"),
    path("bukti-diklat/ekspor/", bukti.bukti_export, name="bukti-export"),
]
