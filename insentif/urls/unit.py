from django.urls import URLPattern, path

from insentif.views import unit

urlpatterns: list[URLPattern] = [
    path("unit/", unit.unit_list, name="unit-list"),
    path("unit/ekspor/", unit.unit_list_export, name="unit-list-export"),
]
