from django.urls import path

from pegawai.views import orang

urlpatterns = [path("orang/pilihan/", orang.orang_pilihan, name="orang-pilihan")]
