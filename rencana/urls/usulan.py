from django.urls import path

from rencana.views import usulan

urlpatterns = [
    path("usulan/", usulan.usulan_list, name="usulan-list"),
    path("usulan/ekspor/", usulan.usulan_export, name="usulan-export"),
    path("usulan/baru/", usulan.usulan_create, name="usulan-create"),
    path("usulan/putuskan/", usulan.usulan_pending, name="usulan-pending"),
    path("usulan/putuskan/kirim/", usulan.usulan_decide, name="usulan-decide"),
    path("usulan/<int:pk>/", usulan.usulan_detail, name="usulan-detail"),
    path("usulan/<int:pk>/tarik/", usulan.usulan_withdraw, name="usulan-withdraw"),
]
