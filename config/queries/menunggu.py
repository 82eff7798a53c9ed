"""What waits for somebody, as the small numbers in the navigation: what waits for the person comes with the account, what waits
for the role is one query at most, and none for most roles."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from diklat.models import Pendaftaran, PertemuanMentoring, RiwayatLuar
from diklat.models.pendaftaran import Status
from diklat.queries import bukti
from diklat.queries.diklat_saya import open_offers
from diklat.queries.pengganti import open_penggantian
from evaluasi.queries.menunggu import penugasan_menunggu, survei_menunggu, ujian_menunggu
from insentif.models import KeberatanPoin, Nominasi, Penukaran
from lib.siap import Siap
from pegawai.models import Pengguna
from pegawai.models.akun import CONTOH
from pegawai.peran import Peran


def rows_of_saya(pegawai: Any, hari: date, kini: datetime) -> dict[str, tuple[QuerySet[Any, Any], ...]]:
    """What waits for an employee, on the page that an item of the navigation leads to."""
    return {
        "tawaran": (open_offers(pegawai, kini), open_penggantian(pegawai, kini)),
        "isian": (ujian_menunggu(pegawai, kini), survei_menunggu(pegawai, hari), penugasan_menunggu(pegawai)),
        "pertemuan": (PertemuanMentoring.objects.waiting_for(pegawai),),
    }


def count_menunggu(user: Pengguna, peran: str) -> dict[str, int]:
    """By the name that a navigation item gives; zero is left out."""
    if peran == Peran.PENGELOLA:
        return _without_zero(PENGELOLA.rows(oleh=user.pk, pegawai=user.pegawai_id or 0))
    if peran != Peran.ATASAN or not user.headed_unit_ids:
        return {}
    waiting = Pendaftaran.objects.awaiting_decision_of(user)
    return _without_zero(together(persetujuan=waiting, pasca=penugasan_menunggu(user.pegawai_id), saran=bukti.saran_list(user)))


def _without_zero(numbers: Iterable[tuple[str, int]]) -> dict[str, int]:
    return {name: number for name, number in numbers if number}


def rows_of_pengelola(oleh: int, pegawai: int) -> dict[str, QuerySet[Any, Any]]:
    """What the office decides; nobody decides on a nomination of his own."""
    nominations = Nominasi.objects.filter(status=Nominasi.Status.DIUSULKAN).exclude(diusulkan_oleh=oleh).exclude(pegawai=pegawai)
    return {
        "pendaftaran": Pendaftaran.objects.filter(Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True)),
        "verifikasi": RiwayatLuar.objects.filter(status=RiwayatLuar.Status.DIAJUKAN),
        "nominasi": nominations,
        "penukaran": Penukaran.objects.filter(status=Penukaran.Status.DIAJUKAN),
        "keberatan": KeberatanPoin.objects.filter(status=KeberatanPoin.Status.DIAJUKAN),
    }


PENGELOLA = Siap(lambda oleh, pegawai: together(**rows_of_pengelola(oleh, pegawai)), oleh=CONTOH, pegawai=CONTOH - 1)


def together(**rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """How many rows each of these has, in one statement."""
    first, *others = (_number(name, found) for name, found in rows.items())
    return first.union(*others, all=True)


def _number(name: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by().annotate(macam=Value(name)).values("macam").annotate(n=Count("pk")).values_list("macam", "n")
