"""The bands of several kinds at once, and what a published figure is called."""

from datetime import date
from decimal import Decimal
from typing import Final

from evaluasi.models import KategoriNilai
from evaluasi.queries.nilai import load_bands, pick_kategori

Jenis = KategoriNilai.Jenis
SKALA_BAWAH, SKALA_ATAS = Decimal(1), Decimal(4)
# by place, best band first: tint and icon of the badge; red is kept for errors
LENCANA: Final = (("ok", "circle-check"), ("ok", "check"), ("warn", "alert-triangle"), ("warn", "alert-circle"))


class Pita:
    """Bands of one kind in force on a day, highest first."""

    def __init__(self, rows: list[KategoriNilai]) -> None:
        self.rows = rows

    def pick(self, nilai: Decimal | None) -> KategoriNilai | None:
        """Words follow the number that is shown, so that they tell no more than it does."""
        return pick_kategori(self.rows, nilai)

    def lencana(self, nilai: Decimal | None) -> tuple[str, str, str] | None:
        """Kind, icon and word of the badge."""
        band = self.pick(nilai)
        if band is None:
            return None
        kind, icon = LENCANA[min(self.rows.index(band), len(LENCANA) - 1)]
        return kind, icon, band.nama

    @property
    def batas_baik(self) -> Decimal | None:
        """Where the second best band begins: the mark that bars are held against."""
        return self.rows[1].batas_bawah if len(self.rows) > 1 else None


def load_pita(hari: date, *jenis: str) -> dict[str, Pita]:
    return {kind: Pita(bands) for kind, bands in load_bands(hari, *jenis).items()}


def to_persen(nilai: Decimal | None) -> Decimal | None:
    """Where a mark on the scale of four lies between its ends, 0 to 100."""
    return None if nilai is None else (nilai - SKALA_BAWAH) / (SKALA_ATAS - SKALA_BAWAH) * 100
