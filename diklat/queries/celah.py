"""How far people are from the standards that programmes raise: one meter per person and programme, for lists of any length."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from diklat.models import ProgramKompetensi
from kompetensi.models import ProfilKompetensi
from kompetensi.queries.kata import Kata, kata_of
from lib import waktu
from lib.siap import fetch_siap

UTAMA_SQL: Final = """
    SELECT utama.id, utama.nama, p.pegawai_id, p.level, p.standar, utama.tujuan
    FROM (
        SELECT k.id, k.nama, r.level AS tujuan FROM diklat_programkompetensi r JOIN kompetensi_kompetensi k ON k.id = r.kompetensi_id
        WHERE r.program_id = %s ORDER BY k.urutan, r.id LIMIT 1
    ) utama
    LEFT JOIN kompetensi_profilkompetensi p ON p.kompetensi_id = utama.id AND p.pegawai_id = ANY(%s)
"""


@dataclass(frozen=True, slots=True)
class Celah:
    """Where one person stands in one competency; None as in the profile (nothing asked, never assessed)."""

    kompetensi_id: int
    nama: str
    level: Decimal | None
    standar: int | None
    tujuan: int
    kata: Kata

    @property
    def kurang(self) -> Decimal | None:
        """Levels missing, or None where there is nothing to compare."""
        if self.level is None or self.standar is None:
            return None
        return max(Decimal(0), self.standar - self.level)

    @property
    def arti(self) -> list[str]:
        """What the level means, and the standard where it is not reached, a line each; where the dictionary has words."""
        pairs = (("Sekarang", self.level), ("Diminta", None if self.kurang == 0 else self.standar))
        return [line for sebutan, level in pairs if (line := self.kata.kalimat(self.kompetensi_id, level, sebutan))]

    @property
    def ditutup(self) -> Decimal:
        """How much of it the programme closes."""
        return max(Decimal(0), min(self.standar, self.tujuan) - self.level) if self.level is not None and self.standar else Decimal(0)


def celah_of(program_ids: Iterable[int], pegawai_ids: Iterable[int]) -> dict[tuple[int, int], Celah]:
    """(program, person) -> the competency in which the programme helps most: the largest gap, else the first of the programme.

    Three queries whatever the number of people.
    """
    raises: dict[int, list[ProgramKompetensi]] = {}
    for row in ProgramKompetensi.objects.filter(program__in=set(program_ids)).select_related("kompetensi"):
        raises.setdefault(row.program_id, []).append(row)
    asked = {row.kompetensi_id for rows in raises.values() for row in rows}
    people, kata = set(pegawai_ids), kata_of(asked, waktu.today())
    found = ProfilKompetensi.objects.filter(pegawai__in=people, kompetensi__in=asked)
    profil = {(pegawai, kompetensi): (level, standar) for pegawai, kompetensi, level, standar in found.values_list(*_COLUMNS)}
    return {
        (program, pegawai): max((_make(row, profil.get((pegawai, row.kompetensi_id), (None, None)), kata) for row in rows), key=_weight)
        for program, rows in raises.items()
        for pegawai in people
    }


def celah_utama(program_id: int, pegawai_ids: Iterable[int]) -> tuple[str, dict[int, Celah]]:
    """The first competency of a programme by name, and where each of these people stands in it; two queries."""
    rows = fetch_siap(UTAMA_SQL, [program_id, list(set(pegawai_ids))])
    kata = kata_of((row[0] for row in rows), waktu.today())
    return rows[0][1] if rows else "", {row[2]: Celah(row[0], row[1], row[3], row[4], row[5], kata) for row in rows if row[2] is not None}


_COLUMNS = ("pegawai_id", "kompetensi_id", "level", "standar")


def _make(row: ProgramKompetensi, stand: tuple[Decimal | None, int | None], kata: Kata) -> Celah:
    return Celah(row.kompetensi_id, row.kompetensi.nama, *stand, row.level, kata)


def _weight(celah: Celah) -> tuple[Decimal, bool]:
    """The largest gap first; then a competency that the position asks for."""
    return celah.kurang or Decimal(0), celah.standar is not None
