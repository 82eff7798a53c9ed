"""What waits for somebody, as the small numbers in the navigation: one query at most, and none for most roles."""

from typing import Any

from django.db.models import Count, Q, QuerySet, Value

from diklat.models import Pendaftaran, RiwayatLuar
from diklat.models.pendaftaran import Status
from diklat.queries import persetujuan
from pegawai.models import Pengguna
from pegawai.permissions import Peran


def count_menunggu(user: Pengguna, peran: str) -> dict[str, int]:
    """By the name that a navigation item gives; zero is left out."""
    if peran == Peran.ATASAN:
        return {"persetujuan": persetujuan.count_for(user)}
    if peran == Peran.PENGELOLA:
        applications = Pendaftaran.objects.filter(Q(status=Status.DISETUJUI_ATASAN) | Q(status=Status.DIAJUKAN, unit_pemutus__isnull=True))
        proofs = RiwayatLuar.objects.filter(status=RiwayatLuar.Status.DIAJUKAN)
        return dict(_number("pendaftaran", applications).union(_number("verifikasi", proofs)))
    return {}


def _number(name: str, rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    return rows.order_by().annotate(macam=Value(name)).values("macam").annotate(n=Count("pk")).values_list("macam", "n")
