"""Which cells of a block's table by unit group may be shown beside its total.

An outsider knows the total, how many answered in each group, and every shown mean. What is left over is the sum of the hidden cells, and
from it follows how low and how high the mean of any few of them can be, as answers lie between 1 and 4: with one total a table, the
linear program has a closed form. See security of anonymous feedback in docs/keputusan/0015.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from evaluasi.models.instrumen import SKALA_MAKS, SKALA_MIN
from evaluasi.models.survei import PALING_SEDIKIT

LEBAR: Final = Fraction(3, 2)  # the narrowest span of possible means that an outsider may find for fewer than five people


@dataclass(frozen=True, slots=True)
class Sel:
    """People, their marks, and the sum of these."""

    orang: int
    nilai: int
    jumlah: int


def pick_tampil(sel: Mapping[str, Sel]) -> dict[str, Sel]:
    """The groups whose mean may be shown; of a table with one cell none, for that is the total."""
    shown = {name: row for name, row in sel.items() if row.orang >= PALING_SEDIKIT and row.nilai} if len(sel) > 1 else {}
    while shown and not _is_safe([row for name, row in sel.items() if name not in shown]):
        smallest = min(shown, key=lambda name: (shown[name].orang, name))
        del shown[smallest]
    return shown


def span(nilai: int, semua: int, jumlah: int) -> Fraction:
    """How far apart the lowest and highest possible mean of `nilai` marks are, out of `semua` marks that sum up to `jumlah`."""
    rest = semua - nilai
    low = max(Fraction(SKALA_MIN), Fraction(jumlah - SKALA_MAKS * rest, nilai))
    high = min(Fraction(SKALA_MAKS), Fraction(jumlah - SKALA_MIN * rest, nilai))
    return high - low


def _is_safe(hidden: list[Sel]) -> bool:
    nilai = _most_nilai(hidden)
    return not nilai or span(nilai, sum(row.nilai for row in hidden), sum(row.jumlah for row in hidden)) >= LEBAR


def _most_nilai(hidden: list[Sel]) -> int:
    """The most marks that hidden cells of fewer than five people together hold: the more marks, the narrower the span."""
    best = [0] * PALING_SEDIKIT
    for row in hidden:
        for orang in range(PALING_SEDIKIT - 1, row.orang - 1, -1):
            best[orang] = max(best[orang], best[orang - row.orang] + row.nilai)
    return best[-1]
