from django.urls import path

from evaluasi.views import survei, survei_isi

urlpatterns = [
    path("survei/", survei.survei_list, name="survei-list"),
    path("survei/ekspor/", survei.survei_export, name="survei-export"),
    path("survei/baru/", survei.survei_create, name="survei-create"),
    path("survei/<int:pk>/", survei.survei_detail, name="survei-detail"),
    path("survei/<int:pk>/ubah/", survei.survei_update, name="survei-update"),
    path("survei/<int:pk>/tutup/", survei.survei_close, name="survei-close"),
    path("survei/<int:pk>/batal/", survei.survei_cancel, name="survei-cancel"),
    path("survei/<int:pk>/isi/", survei_isi.survei_isi, name="survei-isi"),
    path("survei/<int:pk>/terima-kasih/", survei_isi.survei_terima_kasih, name="survei-terima-kasih"),
]
