from django.urls import path

from diklat.views import mentoring, pertemuan

urlpatterns = [
    path("mentoring/", mentoring.mentoring_list, name="mentoring-list"),
    path("mentoring/baru/", mentoring.mentoring_create, name="mentoring-create"),
    path("mentoring/ekspor/", mentoring.mentoring_export, name="mentoring-export"),
    path("mentoring/<int:pk>/", mentoring.mentoring_detail, name="mentoring-detail"),
    path("mentoring/<int:pk>/tutup/", mentoring.mentoring_close, name="mentoring-close"),
    path("mentoring/<int:pk>/batal/", mentoring.mentoring_cancel, name="mentoring-cancel"),
    path("mentoring/<int:pk>/pertemuan/", pertemuan.pertemuan_create, name="pertemuan-create"),
    path("mentoring/pertemuan/<int:pk>/pastikan/", pertemuan.pertemuan_confirm, name="pertemuan-confirm"),
    path("mentoring/pertemuan/<int:pk>/hapus/", pertemuan.pertemuan_delete, name="pertemuan-delete"),
    path("mentoring/pertemuan/<int:pk>/ingatkan/", pertemuan.pertemuan_remind, name="pertemuan-remind"),
]
