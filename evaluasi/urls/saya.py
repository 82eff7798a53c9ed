from django.urls import path

from evaluasi.views import saya

urlpatterns = [path("saya/", saya.saya, name="saya")]
