from django.apps import AppConfig
from django.urls import reverse

from pegawai.peran import CITY_ROLES, Peran
from pegawai.tautan import Tautan, register


class KompetensiConfig(AppConfig):
    name = "kompetensi"
    verbose_name = "Kompetensi"

    def ready(self) -> None:
        from kompetensi import acuan, pribadi  # noqa: F401, PLC0415 -- the tables register themselves, once models can be read

        peta, standar = CITY_ROLES | {Peran.ATASAN}, CITY_ROLES | {Peran.ADMIN}
        register("pegawai", Tautan("Profil kompetensi", "stairs-up", lambda pk: reverse("kompetensi:profil", args=[pk])))
        register("unit", Tautan("Peta kesenjangan", "layout-grid", lambda pk: f"{reverse('kompetensi:peta')}?unit={pk}", peta))
        register(
            "jabatan", Tautan("Standar kompetensi", "target-arrow", lambda pk: reverse("kompetensi:standar-detail", args=[pk]), standar)
        )
