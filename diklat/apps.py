from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse

from kompetensi import asal
from kompetensi import saran as saran_profil
from pegawai.peran import Peran
from pegawai.tautan import Tautan, register

if TYPE_CHECKING:
    from pegawai.models import Pengguna
    from pegawai.models.pegawai import PegawaiQuerySet


class DiklatConfig(AppConfig):
    name = "diklat"
    verbose_name = "Diklat"

    def ready(self) -> None:
        """The kinds of mail register themselves, for the worker that sends them and for the page that shows a sample."""
        from diklat import acuan, pribadi  # noqa: F401, PLC0415 -- the reference tables, and what a person gets of the others
        from diklat.queries import bukti, catatan_objek, saran  # noqa: F401, PLC0415 -- only now models can be read
        from diklat.services import surel  # noqa: F401, PLC0415

        register_tautan()
        asal.register("diklat", bukti.asal_of)
        saran_profil.register(saran.saran_of)


def calon_list(user: "Pengguna") -> "PegawaiQuerySet":
    """Somebody may see the whole city and yet propose only the people of the units he heads."""
    from diklat.queries import usul  # noqa: PLC0415 -- it reads models, which are not there yet when this module is loaded

    return usul.calon_list(user)


def register_tautan() -> None:
    """Buttons on the pages of the lower apps. Addresses are looked up when such a page is drawn: now there is no URL map yet."""
    register("pegawai", Tautan("JP dan riwayat diklat", "certificate", lambda pk: reverse("diklat:jp-pegawai", args=[pk])))
    usul = frozenset({Peran.ATASAN, Peran.PENGELOLA})
    register("pegawai", Tautan("Usulkan diklat", "user-plus", lambda pk: reverse("diklat:usul-pegawai", args=[pk]), usul, calon_list))
    bersama = frozenset({Peran.ATASAN})
    register("orang", Tautan("Usulkan ke diklat", "user-plus", lambda _pk: reverse("diklat:usul-kelompok"), bersama))
    register("kompetensi", Tautan("Program yang menutup", "school", lambda pk: f"{reverse('diklat:katalog-list')}?kompetensi={pk}"))
    register("profil", Tautan("Diklat yang menutup kesenjangan", "school", lambda _pk: f"{reverse('diklat:katalog-list')}?kesenjangan=1"))
