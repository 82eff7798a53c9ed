"""Reference tables: an app puts each of its own on this list in `ready()`; the list, its filter and export, the form and what is refused
follow (docs/keputusan/0062)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.db import models

from lib.saringan import SaringanForm
from pegawai.forms.acuan import AcuanForm
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permissions import has_peran
from pegawai.queries.acuan import Kolom, kolom_of
from pegawai.queries.akibat import Dampak
from pegawai.services import acuan as services

PEMBACA: Final = (Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN)


def tanpa_dampak(_form: AcuanForm) -> Iterable[Dampak]:
    return ()


@dataclass(frozen=True)
class Acuan:
    """`kolom`: fields of the list, the first names the row. `dampak`: what storing a row does besides, asked before it is done.
    `simpan` and `hapus`: where a table has rules of its own besides those of the form (`AcuanForm.tetap`, `.seri`)."""

    kode: str
    kelompok: str
    arti: str
    form: type[AcuanForm]
    saringan: type[SaringanForm]
    kolom: tuple[str, ...]
    pengubah: frozenset[str]
    urut: str
    dampak: Callable[[AcuanForm], Iterable[Dampak]] = tanpa_dampak
    simpan: Callable[..., models.Model] = services.save_acuan
    hapus: Callable[..., str] = services.delete_acuan

    @property
    def model(self) -> type[models.Model]:
        return self.form._meta.model

    @property
    def nama(self) -> str:
        return str(self.model._meta.verbose_name)

    @cached_property
    def kolom_list(self) -> tuple[Kolom, ...]:
        return tuple(kolom_of(self.model, name) for name in self.kolom)

    @property
    def kolom_lain(self) -> tuple[Kolom, ...]:
        return self.kolom_list[1:]

    def may_write(self, user: Pengguna) -> bool:
        return has_peran(user, self.pengubah)


_ACUAN: dict[str, Acuan] = {}


def register(acuan: Acuan) -> None:
    _ACUAN[acuan.kode] = acuan


def find_acuan(kode: str) -> Acuan | None:
    return _ACUAN.get(kode)


def acuan_list() -> list[Acuan]:
    return sorted(_ACUAN.values(), key=lambda acuan: (acuan.kelompok, acuan.nama))
