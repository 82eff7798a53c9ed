from django.apps import AppConfig
from django.urls import reverse

from pegawai.tautan import Tautan, register


class InsentifConfig(AppConfig):
    name = "insentif"
    verbose_name = "Insentif"

    def ready(self) -> None:
        """The kinds of mail and what the change log finds register themselves when they are imported."""
        from insentif import pribadi  # noqa: F401, PLC0415 -- what a person gets of these tables
        from insentif.queries import catatan_objek  # noqa: F401, PLC0415 -- only now models can be read
        from insentif.services import surel  # noqa: F401, PLC0415

        register("pegawai", Tautan("Poin", "list-numbers", lambda pk: reverse("insentif:buku-pegawai", args=[pk])))
        register("pegawai", Tautan("IP ASN", "adjustments-horizontal", lambda pk: reverse("insentif:ip-pegawai", args=[pk])))
