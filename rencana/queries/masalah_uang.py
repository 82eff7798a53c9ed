"""What the optimiser may spend: of each budget what the ledger and the rows that stay leave, and which budget bears which programme."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

import numpy as np

from lib.sql import fetch
from rencana.models import BarisRencana, PaguAnggaran, PeriodeRencana
from rencana.models.periode import BULAN_SETAHUN
from rencana.optimum.masalah import Bools, Ints
from rencana.queries import masalah_sql as sql

TANPA: Final = 0  # the key of the budget that rows without one stand on: no money, for everybody
CABANG: Final = "SELECT akar_id, unit_id FROM cabang_pada(%(akar)s::bigint[], %(hari)s)"


@dataclass(frozen=True, slots=True)
class Tetap:
    """A row of the plan that a reckoning does not change: locked, or not its own. `bulan`, `biaya` are of batches still to be opened."""

    baris: BarisRencana
    bulan: tuple[int, ...]
    biaya: int

    @property
    def angkatan(self) -> int:
        return sum(self.bulan)


@dataclass(frozen=True, slots=True, eq=False)
class Uang:
    """(B,) keys of the budgets of the year, the last one TANPA; what is left of each, and what rows that stay take.

    `ada`: batches of a programme that exist; `luar` the months of those that no row that stays stands for.
    `sumber` names the budget of a programme: by a row of this plan, else as it was borne before; a year with one budget has no other.
    """

    periode: PeriodeRencana
    pagu_list: list[PaguAnggaran]
    tambahan: Mapping[int, int]
    tetap: list[Tetap]
    sumber: Mapping[int, int]
    ada: Mapping[int, int]
    luar: Mapping[int, list[int]] = field(default_factory=dict)

    @property
    def pagu(self) -> Ints:
        return np.array([*(row.pk for row in self.pagu_list), TANPA], dtype=np.int64)

    @property
    def biaya_tetap(self) -> dict[int, int]:
        taken: dict[int, int] = defaultdict(int)
        for row in self.tetap:
            taken[row.baris.pagu_id or TANPA] += row.biaya
        return taken

    @property
    def sisa(self) -> dict[int, int]:
        """Negative where more is committed or kept than there is. A plan counts whole rows, the ledger what is open already."""
        rows: dict[int, int] = defaultdict(int)
        for row in self.tetap:
            rows[row.baris.pagu_id or TANPA] += row.baris.biaya
        still = self.biaya_tetap
        return {
            row.pk: row.nilai + self.tambahan.get(row.pk, 0) - max(rows[row.pk], row.terpakai + still[row.pk]) for row in self.pagu_list
        }

    @property
    def tersedia(self) -> Ints:
        rest = self.sisa
        return np.array([*(max(0, rest[row.pk]) for row in self.pagu_list), 0], dtype=np.int64)

    def name_of(self, place: int) -> str:
        return str(self.pagu_list[place]) if place < len(self.pagu_list) else "tanpa pagu"

    def place_of(self, program_id: int) -> int | None:
        """Of the budget of a programme."""
        keys = self.pagu.tolist()
        if len(self.pagu_list) == 1:
            return 0
        return keys.index(self.sumber[program_id]) if program_id in self.sumber else None

    def reach(self, unit: Ints, hari: date) -> Bools:
        """(B, P) for whose people each budget may pay."""
        asked = sorted({row.unit_id for row in self.pagu_list if row.unit_id})
        below: dict[int, list[int]] = defaultdict(list)
        for akar, inside in fetch(CABANG, {"akar": asked, "hari": hari}) if asked else ():
            below[akar].append(inside)
        rows = [np.isin(unit, below[row.unit_id]) if row.unit_id else np.ones(len(unit), dtype=bool) for row in self.pagu_list]
        return np.array([*rows, np.ones(len(unit), dtype=bool)])


def read_uang(periode: PeriodeRencana, tambahan: Mapping[int, int], values: Mapping[str, Any]) -> Uang:
    rows = list(periode.baris_list.select_related("program").order_by("pk"))
    budgets = list(PaguAnggaran.objects.filter(tahun=periode.tahun).select_related("rekening", "unit").order_by("pk"))
    held: dict[int, list[int]] = defaultdict(lambda: [0] * BULAN_SETAHUN)
    for program, month, count in fetch(sql.ADA, values):
        held[program][month - 1] += count
    ada = {program: sum(months) for program, months in held.items()}
    tetap = [rest_of(row, held[row.program_id]) for row in rows if row.is_terkunci or row.asal != BarisRencana.Asal.OPTIMAL]
    posts = {(row.sub_kegiatan_id, row.rekening_id, row.unit_id): row.pk for row in budgets}
    sumber = {program: posts[post] for program, *parts in fetch(sql.SUMBER, values) if (post := tuple(parts)) in posts}
    sumber |= {row.program_id: row.pagu_id for row in rows if row.pagu_id}
    return Uang(periode, budgets, tambahan, tetap, sumber, ada, {program: months for program, months in held.items() if any(months)})


def rest_of(baris: BarisRencana, held: list[int]) -> Tetap:
    """Without the batches that exist: those of the same month first, then the earliest. What is taken off `held` is gone for other rows."""
    left = list(baris.bulan)
    for month in range(BULAN_SETAHUN):
        same = min(left[month], held[month])
        left[month], held[month] = left[month] - same, held[month] - same
    for month in range(BULAN_SETAHUN):
        same = min(left[month], sum(held))
        left[month] -= same
        take_off(held, same)
    return Tetap(baris, tuple(left), -(-baris.biaya * sum(left) // baris.angkatan_count) if baris.angkatan_count else baris.biaya)


def take_off(held: list[int], count: int) -> None:
    for month, there in enumerate(held):
        gone = min(there, count)
        held[month], count = there - gone, count - gone
