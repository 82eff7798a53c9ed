"""Suspensions as those see them who enter them."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet

from insentif.models import PenangguhanPoin
from lib import paging

KEADAAN: Final = {"kini": "Sedang berlangsung", "depan": "Mendatang", "lewat": "Sudah berakhir"}
SORTS: Final[dict[str, paging.Sort]] = {
    "nama": ("pegawai__nama", "mulai"),
    "mulai": ("mulai", "pegawai__nama"),
    "selesai": ("selesai", "pegawai__nama"),
}


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    keadaan: str = ""


def penangguhan_list(saringan: Saringan, today: date) -> "QuerySet[PenangguhanPoin]":
    rows = PenangguhanPoin.objects.select_related("pegawai")
    for word in saringan.q.split():
        rows = rows.filter(Q(pegawai__nama__icontains=word) | Q(pegawai__nip__startswith=word) | Q(alasan__icontains=word))
    ended = Q(selesai__lte=today)
    chosen = {"kini": Q(mulai__berlaku=today), "depan": Q(mulai__gt=today), "lewat": ended}
    return rows.filter(chosen[saringan.keadaan]) if saringan.keadaan else rows


def find_tumpang(row: PenangguhanPoin) -> PenangguhanPoin | None:
    """Another suspension of the person that shares a day with this one."""
    others = PenangguhanPoin.objects.filter(Q(selesai__isnull=True) | Q(selesai__gt=row.mulai), pegawai=row.pegawai_id).exclude(pk=row.pk)
    return (others if row.selesai is None else others.filter(mulai__lt=row.selesai)).first()
