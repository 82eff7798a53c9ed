"""The five figures of city leaders, each on this day of this year and the years before, and what they add to each unit.

They read the history of years, so they are kept until one of the tables they stand on is written to (see `simpanan`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from config.queries import simpanan, tren
from config.queries.ikhtisar_hitung import BAGIAN, Nilai
from kompetensi.models import Kompetensi
from kompetensi.queries import peta as peta_queries
from lib import waktu
from lib.format import format_angka, format_desimal
from rencana.queries.penutup import Penutup, find_penutup

WIDTH, TOP, HEIGHT, GAP = 132, 14, 44, 8
# title, unit beside the number, decimals, page behind it
NAMES: Final[Mapping[str, tuple[str, str, int, str]]] = {
    "jpm": ("JPM gabungan", "%", 1, "kompetensi:peta"),
    "jp": ("Mencapai target JP", "%", 1, "diklat:jp-laporan"),
    "terap": ("Rutin diterapkan di tempat kerja", "%", 1, "evaluasi:dampak-list"),
    "puas": ("Kepuasan peserta diklat", "dari 4", 1, "evaluasi:hasil-list"),
    "celah": ("Kesenjangan tertutup lewat diklat", "", 0, "evaluasi:dampak-list"),
}


@dataclass(frozen=True, slots=True)
class Batang:
    """A year's place in the drawing."""

    tahun: int
    teks: str
    x: float
    y: float
    tinggi: float
    kini: bool


@dataclass(frozen=True, slots=True)
class Angka:
    """One of the five: oldest year first, the last one is this year's."""

    judul: str
    satuan: str
    digit: int
    url_name: str
    deret: Sequence[Nilai]

    @property
    def kini(self) -> Nilai:
        return self.deret[-1]

    @property
    def lalu(self) -> Nilai:
        return self.deret[-2]

    def tulis(self, nilai: Decimal | None) -> str:
        return format_desimal(nilai, self.digit) if self.digit else format_angka(nilai)

    @property
    def teks(self) -> str:
        return self.tulis(self.kini.nilai)

    @property
    def teks_lalu(self) -> str:
        return self.tulis(self.lalu.nilai)

    @property
    def baris(self) -> list[tuple[Nilai, str]]:
        return [(row, self.tulis(row.nilai)) for row in self.deret]

    @property
    def beda(self) -> Decimal | None:
        """Of the figures as shown."""
        if self.kini.nilai is None or self.lalu.nilai is None:
            return None
        return self.kini.nilai - self.lalu.nilai

    @property
    def batang(self) -> list[Batang]:
        """Bars from zero, a year without a figure left out."""
        top = max((row.nilai for row in self.deret if row.nilai is not None), default=Decimal(0)) or Decimal(1)
        step = (WIDTH + GAP) / len(self.deret)
        heights = [(index, row, HEIGHT * float(row.nilai / top)) for index, row in enumerate(self.deret) if row.nilai is not None]
        return [
            Batang(row.tahun, self.tulis(row.nilai), index * step, TOP + HEIGHT - tall, tall, row is self.kini)
            for index, row, tall in heights
        ]


@dataclass(frozen=True, slots=True)
class Ikhtisar:
    """`jpm_lalu` and `jp` by unit: its JPM a year ago, and the share of its people who reach the yearly JP."""

    angka: list[Angka]
    jpm_lalu: Mapping[int, Decimal | None]
    jp: Mapping[int, Decimal | None]
    tren: tren.Tren | None

    @property
    def tahun(self) -> list[int]:
        return [row.tahun for row in self.angka[0].deret]


def get_ikhtisar(*, hitung: bool = True) -> Ikhtisar | None:
    """None in a city without units; with `hitung` False also where a part would have to be reckoned. One query where none has to be."""
    found = simpanan.load((*BAGIAN, tren.TREN), waktu.today(), hitung=hitung)
    return _load(found) if found and found["jpm"] else None


def _load(found: dict[str, Any]) -> Ikhtisar:
    rows = {kode: [Nilai(year, _number(text), dari) for year, text, dari in found[kode]["deret"]] for kode in NAMES}
    by_unit = [{int(pk): _number(text) for pk, text in found[kode]["unit"].items()} for kode in ("jpm", "jp")]
    return Ikhtisar([Angka(*NAMES[kode], rows[kode]) for kode in NAMES], by_unit[0], by_unit[1], tren.load_tren(found["tren"]))


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


@dataclass(frozen=True, slots=True)
class BarisUnit:
    """A unit among the lowest: JPM and what a year made of it, its biggest gap with what is planned for it, who reaches the yearly JP."""

    unit: peta_queries.Unit
    pegawai: int
    jpm: Decimal
    beda: Decimal | None
    kompetensi: Kompetensi | None
    rata: str
    jp: Decimal | None
    penutup: Penutup | None = None


def lowest_units(peta: peta_queries.Peta, ikhtisar: Ikhtisar | None, most: int) -> list[BarisUnit]:
    """From the map of today and the figures that are kept, if they are. One query, for what is planned."""
    known = [(row.jpm, row.unit, row) for row in peta.baris if row.jpm is not None and row.unit is not None]
    units = [_unit(jpm, unit, row, peta, ikhtisar) for jpm, unit, row in sorted(known, key=lambda found: found[0])[:most]]
    planned = find_penutup({row.kompetensi.pk for row in units if row.kompetensi})
    return [replace(row, penutup=planned.get(row.kompetensi.pk) if row.kompetensi else None) for row in units]


def _unit(jpm: Decimal, unit: peta_queries.Unit, row: peta_queries.Baris, peta: peta_queries.Peta, ikhtisar: Ikhtisar | None) -> BarisUnit:
    before = ikhtisar.jpm_lalu.get(unit.pk) if ikhtisar else None
    cells = [(peta.nilai(row, column), column) for column in peta.kompetensi]
    worst = max(
        ((cell.angka, cell.teks, column) for cell, column in cells if cell.angka), default=(0, "–", None), key=lambda found: found[0]
    )
    return BarisUnit(
        unit, row.pegawai, jpm, None if before is None else jpm - before, worst[2], worst[1], ikhtisar.jp.get(unit.pk) if ikhtisar else None
    )
