from django.urls import path

from diklat.views import kalender

urlpatterns = [path("kalender-diklat/", kalender.kalender, name="kalender")]
