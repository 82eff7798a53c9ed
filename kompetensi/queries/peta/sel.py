"""One cell of the heat map in detail: how far people are from the standard, and where most of those below it are."""

from dataclasses import dataclass

from kompetensi.models import Kompetensi
from kompetensi.queries.peta import sql
from kompetensi.queries.peta.saringan import Saringan
from kompetensi.queries.peta.tempat import Tempat
from kompetensi.queries.peta.ukuran import MIN_DINILAI
from lib.sql import fetch_riwayat, render

TERBANYAK = 3


@dataclass(frozen=True, slots=True)
class Sebaran:
    di_bawah: int = 0
    sesuai: int = 0
    di_atas: int = 0
    belum: int = 0

    @property
    def dinilai(self) -> int:
        return self.di_bawah + self.sesuai + self.di_atas

    @property
    def is_cukup(self) -> bool:
        """Enough assessed people for figures."""
        return self.dinilai >= MIN_DINILAI


@dataclass(frozen=True, slots=True)
class Terbanyak:
    unit: int
    nama: str
    jumlah: int


@dataclass(frozen=True, slots=True)
class Sel:
    tempat: Tempat
    kompetensi: Kompetensi
    sebaran: Sebaran
    terbanyak: list[Terbanyak]
    langsung: bool  # only the people placed in the unit itself


def get_sel(tempat: Tempat, saringan: Saringan, kompetensi: Kompetensi, *, langsung: bool = False) -> Sel:
    """One query over the people of the cell; `tempat` is the cell's own unit with its subunits."""
    baris = tempat.baris[-1:] if langsung else tempat.baris
    statement = render(sql.SEL, dasar_with=saringan.dasar())
    rows = fetch_riwayat(statement, saringan.values(baris))
    total = Sebaran(*(sum(row[2 + place] for row in rows) for place in range(4)))
    below = sorted((Terbanyak(row[0], row[1], row[2]) for row in rows), key=lambda most: (-most.jumlah, most.nama))
    return Sel(tempat, kompetensi, total, [most for most in below if most.jumlah][:TERBANYAK], langsung)
