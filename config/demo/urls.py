from django.urls import path

from config.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.akun, name="akun"),
    path("surat/", views.surat_list, name="surat-list"),
    path("surat/<slug:kode>/", views.surat_detail, name="surat-detail"),
]
