"""Which open batch closes a gap of one employee, so that the home page can name it and lead there by one click."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from diklat.models import Angkatan, Pendaftaran, Program
from diklat.models.angkatan import AngkatanQuerySet
from diklat.models.pendaftaran import TERBUKA, Status
from diklat.queries.pembaca import Pembaca, tidak_cocok
from kompetensi.queries.profil import BarisProfil
from lib import waktu


class Penutup(NamedTuple):
    """A batch that takes applications, and whether its programme raises up to the standard or only part of the way."""

    angkatan: Angkatan
    penuh: bool


def penutup_of(gaps: Iterable[BarisProfil], pembaca: Pembaca) -> Mapping[int, Penutup]:
    """By competency: the batch that closes most of the gap, of equal ones the first to begin. None that is full. One query."""
    lacks = [row for row in gaps if row.gap]
    if not lacks:
        return {}
    joined = _open_for(pembaca).annotate(kompetensi=F("program__kompetensi_list__kompetensi"), sampai=F("program__kompetensi_list__level"))
    first = Window(RowNumber(), partition_by=["kompetensi", "sampai"], order_by=["mulai", "pk"])
    rows = joined.filter(kompetensi__in=[row.kompetensi_id for row in lacks]).annotate(ke=first).filter(ke=1).select_related("program")
    by_level = {(row.kompetensi, row.sampai): row for row in rows}
    found = ((row, _choose(row, by_level)) for row in lacks)
    return {row.kompetensi_id: penutup for row, penutup in found if penutup}


def _choose(row: BarisProfil, by_level: Mapping[tuple[int, int], Angkatan]) -> Penutup | None:
    standar, level = row.standar or 0, row.level or 0
    full = [by_level[key] for key in by_level if key[0] == row.kompetensi_id and key[1] >= standar]
    if full:
        return Penutup(min(full, key=_start), True)
    part = [(key[1], found) for key, found in by_level.items() if key[0] == row.kompetensi_id and key[1] > level]
    return Penutup(max(part, key=lambda pair: pair[0])[1], False) if part else None


def _start(angkatan: Angkatan) -> tuple[date, int]:
    return angkatan.mulai or date.max, angkatan.pk


def _open_for(pembaca: Pembaca) -> AngkatanQuerySet:
    """With a seat left, of programmes that this person may take part in, has not passed and has no application for."""
    mine = Pendaftaran.objects.filter(pegawai=pembaca.pegawai, program=OuterRef("program"), status__in=(*TERBUKA, Status.LULUS))
    passed = Pendaftaran.objects.filter(pegawai=pembaca.pegawai, program=OuterRef("to_program"), status=Status.LULUS)
    before = Program.prasyarat.through.objects.filter(~Exists(passed), from_program=OuterRef("program"))
    rows = Angkatan.objects.open_on(waktu.today()).with_free_seat()
    return rows.filter(
        ~Exists(mine), ~Exists(before), program__in=Program.objects.active().filter(tidak_cocok(pembaca).is_empty()).order_by().values("pk")
    )


def closest(gaps: Iterable[BarisProfil], found: Mapping[int, Penutup]) -> tuple[BarisProfil, Penutup] | None:
    """The smallest gap that an open batch closes altogether, else the smallest it narrows."""
    open_ones = [(row, found[row.kompetensi_id]) for row in gaps if row.gap and row.kompetensi_id in found]
    return min(open_ones, key=lambda pair: (not pair[1].penuh, pair[0].gap, pair[1].angkatan.pendaftaran_sampai), default=None)
