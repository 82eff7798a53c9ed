from django.urls import path

from evaluasi.views import mengajar

urlpatterns = [
    path("mengajar/", mengajar.mengajar, name="mengajar"),
    path("mengajar/<int:pk>/nilai/", mengajar.mengajar_nilai, name="mengajar-nilai"),
]
