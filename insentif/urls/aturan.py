from django.urls import path

from insentif.views import aturan, aturan_bagian, lencana, penangguhan, simulasi

urlpatterns = [
    path("aturan/", aturan.aturan_list, name="aturan-list"),
    path("aturan/ekspor/", aturan.aturan_list_export, name="aturan-list-export"),
    path("aturan/draf/", aturan.aturan_create, name="aturan-create"),
    path("aturan/<int:pk>/", aturan.aturan_detail, name="aturan-detail"),
    path("aturan/<int:pk>/ekspor/", aturan.aturan_export, name="aturan-export"),
    path("aturan/<int:pk>/ubah/", aturan.aturan_update, name="aturan-update"),
    path("aturan/<int:pk>/hapus/", aturan.aturan_delete, name="aturan-delete"),
    path("aturan/<int:pk>/simulasi/", simulasi.aturan_coba, name="aturan-coba"),
    path("aturan/<int:pk>/simulasi/jalankan/", simulasi.aturan_coba_run, name="aturan-coba-run"),
    path("aturan/<int:pk>/simulasi/ekspor/", simulasi.aturan_coba_export, name="aturan-coba-export"),
    path("aturan/<int:pk>/terbit/", aturan.aturan_terbit, name="aturan-terbit"),
    path("aturan/<int:pk>/butir/", aturan_bagian.butir_create, name="butir-create"),
    path("aturan/butir/<int:pk>/", aturan_bagian.butir_update, name="butir-update"),
    path("aturan/butir/<int:pk>/hapus/", aturan_bagian.butir_delete, name="butir-delete"),
    path("aturan/<int:pk>/tingkat/", aturan_bagian.tingkat_create, name="tingkat-create"),
    path("aturan/tingkat/<int:pk>/", aturan_bagian.tingkat_update, name="tingkat-update"),
    path("aturan/tingkat/<int:pk>/hapus/", aturan_bagian.tingkat_delete, name="tingkat-delete"),
    path("penangguhan/", penangguhan.penangguhan_list, name="penangguhan-list"),
    path("penangguhan/ekspor/", penangguhan.penangguhan_export, name="penangguhan-export"),
    path("penangguhan/baru/", penangguhan.penangguhan_create, name="penangguhan-create"),
    path("penangguhan/<int:pk>/", penangguhan.penangguhan_update, name="penangguhan-update"),
    path("penangguhan/<int:pk>/hapus/", penangguhan.penangguhan_delete, name="penangguhan-delete"),
    path("lencana/", lencana.lencana_list, name="lencana-list"),
    path("lencana/ekspor/", lencana.lencana_export, name="lencana-export"),
    path("lencana/baru/", lencana.lencana_create, name="lencana-create"),
    path("lencana/<int:pk>/", lencana.lencana_update, name="lencana-update"),
]
