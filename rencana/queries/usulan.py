"""Proposals: which wait for whom, and the list."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q

from lib import paging
from pegawai.models import Pengguna, UnitKerja
from pegawai.peran import Peran
from pegawai.permissions import peran_of
from rencana.models import UsulanDiklat
from rencana.models.kebutuhan import UsulanQuerySet

Status = UsulanDiklat.Status
SORTS: Final[dict[str, paging.Sort]] = {
    "diajukan": "dibuat",
    "diminta": ("program__nama", "kompetensi__nama"),
    "pengusul": "pengusul__nama",
    "peserta": "peserta",
    "tahun": "tahun",
}
RELATED: Final = ("program", "kompetensi", "pegawai", "unit", "pengusul", "diputus_oleh")


@dataclass(frozen=True, slots=True)
class Saringan:
    """`milik`: own proposals, or all that one may see. "" and None mean everything."""

    milik: bool = False
    q: str = ""
    status: str = ""
    alasan: str = ""
    tahun: int | None = None
    unit_id: int | None = None


def waiting_for(user: Pengguna) -> UsulanQuerySet:
    """What this account may decide: as head of the unit that is asked, or as the office where nobody stands above."""
    rows = UsulanDiklat.objects.awaiting_decision_of(user)
    return rows | UsulanDiklat.objects.awaiting_office(user) if Peran.PENGELOLA in peran_of(user) else rows


def pending_list(user: Pengguna) -> UsulanQuerySet:
    return waiting_for(user).select_related(*RELATED).order_by("dibuat", "pk")


def usulan_list(user: Pengguna, saringan: Saringan) -> UsulanQuerySet:
    rows = UsulanDiklat.objects.filter(pengusul=user) if saringan.milik else UsulanDiklat.objects.visible_to(user)
    exact: Mapping[str, Any] = {"status": saringan.status, "alasan": saringan.alasan, "tahun": saringan.tahun}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if saringan.unit_id is not None:
        rows = rows.filter(unit__in=UnitKerja.objects.subtree_of([saringan.unit_id]).values("pk"))
    for word in saringan.q.split():
        named = Q(program__nama__icontains=word) | Q(kompetensi__nama__icontains=word) | Q(pengusul__nama__icontains=word)
        rows = rows.filter(named | Q(unit__sebutan__icontains=word))
    return rows.select_related(*RELATED)


def count_by_status(user: Pengguna) -> dict[str, int]:
    """Of all that the account may see; one query."""
    rows = UsulanDiklat.objects.visible_to(user).order_by().values("status").annotate(n=Count("pk"))
    return {row["status"]: row["n"] for row in rows}
