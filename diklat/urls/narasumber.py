from django.urls import path

from diklat.views import narasumber

urlpatterns = [
    path("narasumber/", narasumber.narasumber_list, name="narasumber-list"),
    path("narasumber/ekspor/", narasumber.narasumber_export, name="narasumber-export"),
    path("narasumber/baru/", narasumber.narasumber_create, name="narasumber-create"),
    path("narasumber/<int:pk>/", narasumber.narasumber_detail, name="narasumber-detail"),
    path("narasumber/<int:pk>/ubah/", narasumber.narasumber_update, name="narasumber-update"),
]
