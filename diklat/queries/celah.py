"""How far people are from the standards that programmes raise: one meter per person and programme, for lists of any length."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from diklat.models import ProgramKompetensi
from kompetensi.models import ProfilKompetensi
from lib.sql import fetch

UTAMA_SQL: Final = """
    SELECT utama.nama, utama.tujuan, p.pegawai_id, p.level, p.standar
    FROM (
        SELECT k.id, k.nama, r.level AS tujuan FROM diklat_programkompetensi r JOIN kompetensi_kompetensi k ON k.id = r.kompetensi_id
        WHERE r.program_id = %s ORDER BY k.urutan, r.id LIMIT 1
    ) utama
    LEFT JOIN kompetensi_profilkompetensi p ON p.kompetensi_id = utama.id AND p.pegawai_id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Celah:
    """Where one person stands in one competency; None as in the profile (nothing asked, never assessed)."""

    nama: str
    level: Decimal | None
    standar: int | None
    tujuan: int

    @property
    def kurang(self) -> Decimal | None:
        """Levels missing, or None where there is nothing to compare."""
        if self.level is None or self.standar is None:
            return None
        return max(Decimal(0), self.standar - self.level)

    @property
    def ditutup(self) -> Decimal:
        """How much of it the programme closes."""
        return max(Decimal(0), min(self.standar, self.tujuan) - self.level) if self.level is not None and self.standar else Decimal(0)


def celah_of(program_ids: Iterable[int], pegawai_ids: Iterable[int]) -> dict[tuple[int, int], Celah]:
    """(program, person) -> the competency in which the programme helps most: the largest gap, else the first of the programme.

    Two queries whatever the number of people.
    """
    raises: dict[int, list[ProgramKompetensi]] = {}
    for row in ProgramKompetensi.objects.filter(program__in=set(program_ids)).select_related("kompetensi"):
        raises.setdefault(row.program_id, []).append(row)
    asked = {row.kompetensi_id for rows in raises.values() for row in rows}
    people = set(pegawai_ids)
    found = ProfilKompetensi.objects.filter(pegawai__in=people, kompetensi__in=asked)
    profil = {(pegawai, kompetensi): (level, standar) for pegawai, kompetensi, level, standar in found.values_list(*_COLUMNS)}
    return {
        (program, pegawai): max((_make(row, profil.get((pegawai, row.kompetensi_id), (None, None))) for row in rows), key=_weight)
        for program, rows in raises.items()
        for pegawai in people
    }


def celah_utama(program_id: int, pegawai_ids: Iterable[int]) -> tuple[str, dict[int, Celah]]:
    """The first competency of a programme by name, and where each of these people stands in it; one query."""
    rows = fetch(UTAMA_SQL, [program_id, list(set(pegawai_ids))])
    name = rows[0][0] if rows else ""
    return name, {pegawai: Celah(name, level, standar, tujuan) for _, tujuan, pegawai, level, standar in rows if pegawai is not None}


_COLUMNS = ("pegawai_id", "kompetensi_id", "level", "standar")


def _make(row: ProgramKompetensi, stand: tuple[Decimal | None, int | None]) -> Celah:
    return Celah(row.kompetensi.nama, stand[0], stand[1], row.level)


def _weight(celah: Celah) -> tuple[Decimal, bool]:
    """The largest gap first; then a competency that the position asks for."""
    return celah.kurang or Decimal(0), celah.standar is not None
