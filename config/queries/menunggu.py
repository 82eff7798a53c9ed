"""What waits for somebody, as the small numbers in the navigation: one query at most, and none for most roles."""

from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from diklat.models import Pendaftaran, RiwayatLuar
from diklat.models.pendaftaran import Status
from diklat.queries import bukti
from evaluasi.queries.menunggu import penugasan_menunggu
from insentif.models import KeberatanPoin, Nominasi, Penukaran
from lib.siap import Siap
from pegawai.models import Pengguna
from pegawai.peran import Peran


def count_menunggu(user: Pengguna, peran: str) -> dict[str, int]:
    """By the name that a navigation item gives; zero is left out."""
    if peran == Peran.PENGELOLA:
        return dict(PENGELOLA.rows())
    if peran != Peran.ATASAN or not user.headed_unit_ids:
        return {}
    waiting = Pendaftaran.objects.awaiting_decision_of(user)
    return dict(together(persetujuan=waiting, pasca=penugasan_menunggu(user.pegawai_id), saran=bukti.saran_list(user)))


def _of_pengelola() -> QuerySet[Any, Any]:
    return together(
        pendaftaran=Pendaftaran.objects.filter(Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True)),
        verifikasi=RiwayatLuar.objects.filter(status=RiwayatLuar.Status.DIAJUKAN),
        nominasi=Nominasi.objects.filter(status=Nominasi.Status.DIUSULKAN),
        penukaran=Penukaran.objects.filter(status=Penukaran.Status.DIAJUKAN),
        keberatan=KeberatanPoin.objects.filter(status=KeberatanPoin.Status.DIAJUKAN),
    )


PENGELOLA = Siap(_of_pengelola)


def together(**rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """How many rows each of these has, where it has any, in one statement."""
    first, *others = (_number(name, found) for name, found in rows.items())
    return first.union(*others, all=True)


def _number(name: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by().annotate(macam=Value(name)).values("macam").annotate(n=Count("pk")).values_list("macam", "n")
