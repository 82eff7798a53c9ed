"""A budget bar: what each pagu pays, then whatever else, as parts of all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rencana.models import PaguAnggaran

WARNA: Final = 3  # shades of the bar; then they begin again


@dataclass(frozen=True, slots=True)
class Potong:
    """A part of the bar: shade, name, rupiah, whole percent."""

    css: str
    nama: str
    rupiah: int
    lebar: int


def make_potongan(pagu: Sequence[tuple[PaguAnggaran, int]], lain: Sequence[tuple[str, str, int]]) -> list[Potong]:
    """`lain`: shade, name, rupiah of what follows. What is nothing is left out."""
    named = [(row.rekening.nama + (f", {row.unit.sebutan}" if row.unit else ""), rupiah) for row, rupiah in pagu]
    parts = [(f"w{place % WARNA}", nama, rupiah) for place, (nama, rupiah) in enumerate(named)]
    shown = [part for part in [*parts, *lain] if part[2] > 0]
    whole = max(1, sum(rupiah for *_, rupiah in shown))
    return [Potong(css, nama, rupiah, round(100 * rupiah / whole)) for css, nama, rupiah in shown]
