"""What waits for somebody, as the small numbers in the navigation: one query at most, and none for most roles."""

from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from diklat.models import Pendaftaran, RiwayatLuar
from diklat.models.pendaftaran import Status
from diklat.queries import bukti
from evaluasi.queries.menunggu import penugasan_menunggu
from insentif.models import KeberatanPoin, Nominasi, Penukaran
from pegawai.models import Pengguna
from pegawai.peran import Peran


def count_menunggu(user: Pengguna, peran: str) -> dict[str, int]:
    """By the name that a navigation item gives; zero is left out."""
    if peran == Peran.ATASAN:
        if not user.headed_unit_ids:
            return {}
        waiting = Pendaftaran.objects.awaiting_decision_of(user)
        return count_together(persetujuan=waiting, pasca=penugasan_menunggu(user.pegawai_id), saran=bukti.saran_list(user))
    if peran == Peran.PENGELOLA:
        applications = Pendaftaran.objects.filter(Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True))
        proofs = RiwayatLuar.objects.filter(status=RiwayatLuar.Status.DIAJUKAN)
        return count_together(
            pendaftaran=applications,
            verifikasi=proofs,
            nominasi=Nominasi.objects.filter(status=Nominasi.Status.DIUSULKAN),
            penukaran=Penukaran.objects.filter(status=Penukaran.Status.DIAJUKAN),
            keberatan=KeberatanPoin.objects.filter(status=KeberatanPoin.Status.DIAJUKAN),
        )
    return {}


def count_together(**rows: QuerySet[Any, Any]) -> dict[str, int]:
    """How many rows each of these has, in one statement."""
    first, *others = (_number(name, found) for name, found in rows.items())
    return {**dict.fromkeys(rows, 0), **dict(first.union(*others, all=True))}


def _number(name: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by().annotate(macam=Value(name)).values("macam").annotate(n=Count("pk")).values_list("macam", "n")
