"""Requests for correction: one's own, or all for those who decide and read them."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, QuerySet

from lib import paging
from lib.nilai import Nilai
from pegawai.models import Pegawai, Pengguna, PerbaikanData
from pegawai.peran import Peran
from pegawai.permissions import peran_of

Status = PerbaikanData.Status
SORTS: Final[dict[str, paging.Sort]] = {"dibuat": "dibuat", "pegawai": ("pegawai__nama", "dibuat")}


@dataclass(frozen=True)
class Saringan(Nilai):
    """ "" means everything."""

    q: str = ""
    bagian: str = ""
    status: str = ""


def perbaikan_list(user: Pengguna, saringan: Saringan) -> "QuerySet[PerbaikanData]":
    rows = PerbaikanData.objects.visible_to(user).select_related("pegawai", "diputus_oleh")
    for name in ("bagian", "status"):
        if value := getattr(saringan, name):
            rows = rows.filter(**{name: value})
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q).order_by().values("pk"))
    return rows


def bukti_list(user: Pengguna) -> "QuerySet[PerbaikanData]":
    """Whose proof one may take: who decides, and the person himself."""
    rows = PerbaikanData.objects.exclude(bukti="").select_related("pegawai")
    return rows if Peran.KEPEGAWAIAN in peran_of(user) else rows.filter(pegawai=user.pegawai_id)


def count_by_status(user: Pengguna) -> dict[str, int]:
    found = dict(PerbaikanData.objects.visible_to(user).order_by().values_list("status").annotate(Count("pk")))
    return {status: found.get(status, 0) for status in Status.values}
