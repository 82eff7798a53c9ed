from django.urls import path

from evaluasi.views import dampak

urlpatterns = [
    path("dampak/", dampak.dampak_list, name="dampak-list"),
    path("dampak/excel/", dampak.dampak_list_xlsx, name="dampak-list-xlsx"),
    path("dampak/<int:pk>/", dampak.dampak_program, name="dampak-program"),
    path("dampak/<int:pk>/pdf/", dampak.dampak_pdf, name="dampak-pdf"),
    path("dampak/<int:pk>/excel/", dampak.dampak_xlsx, name="dampak-xlsx"),
]
