from importlib import import_module

from django.apps import AppConfig
from django.urls import reverse

from pegawai.tautan import Tautan, register


class InsentifConfig(AppConfig):
    name = "insentif"
    verbose_name = "Insentif"

    def ready(self) -> None:
        import_module("insentif.services.surel")
        import_module("insentif.queries.catatan_objek")
        register("pegawai", Tautan("Poin", "list-numbers", lambda pk: reverse("insentif:buku-pegawai", args=[pk])))
        register("pegawai", Tautan("IP ASN", "adjustments-horizontal", lambda pk: reverse("insentif:ip-pegawai", args=[pk])))
