"""Objections: one's own, or all for those who answer and read them."""

from dataclasses import dataclass
from typing import Final

from django.db.models import Count, QuerySet

from insentif.models import KeberatanPoin
from lib import paging
from lib.nilai import Nilai
from pegawai.models import Pegawai, Pengguna

Status = KeberatanPoin.Status
SORTS: Final[dict[str, paging.Sort]] = {"dibuat": "dibuat", "pegawai": ("pegawai__nama", "dibuat"), "dijawab": "dijawab_pada"}


@dataclass(frozen=True)
class Saringan(Nilai):
    """ "" means everything."""

    q: str = ""
    status: str = ""


def keberatan_list(user: Pengguna, saringan: Saringan) -> "QuerySet[KeberatanPoin]":
    rows = KeberatanPoin.objects.visible_to(user).select_related("pegawai", "posting__aturan__versi", "dijawab_oleh")
    if saringan.status:
        rows = rows.filter(status=saringan.status)
    if saringan.q:
        rows = rows.filter(pegawai__in=Pegawai.objects.search(saringan.q).order_by().values("pk"))
    return rows


def count_by_status(user: Pengguna) -> dict[str, int]:
    found = dict(KeberatanPoin.objects.visible_to(user).order_by().values_list("status").annotate(Count("pk")))
    return {status: found.get(status, 0) for status in Status.values}
