"""The three measures of a cell: the figure as it is written, and its colour class by that very figure."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from lib.format import format_angka, format_desimal

MIN_DINILAI = 5  # fewer assessed people: no figure, for privacy and because it says little

# Class names of static/css/heat.css and their fills; from "meets" to "gap".
FILLS = {
    "h2": "7DBDBA",
    "h1": "C3E2DE",
    "h0": "F1F4F3",
    "h-1": "F6DDB6",
    "h-2": "E2A55A",
    "h-3": "A45A10",
    "h-4": "6E3805",
    "hn0": "F1F4F3",
    "hn1": "DDE4E3",
    "hn2": "B9C6C4",
    "hn3": "5A6C6F",
    "hn4": "33474B",
}


class Jumlah(NamedTuple):
    """Sums over the people of a (unit, competency); see RingkasanUnit."""

    berstandar: int = 0
    dinilai: int = 0
    memenuhi: int = 0
    kurang: Decimal = Decimal(0)
    standar: Decimal = Decimal(0)
    capaian: Decimal = Decimal(0)

    def plus(self, other: "Jumlah", sign: int = 1) -> "Jumlah":
        return Jumlah(
            self.berstandar + sign * other.berstandar,
            self.dinilai + sign * other.dinilai,
            self.memenuhi + sign * other.memenuhi,
            self.kurang + sign * other.kurang,
            self.standar + sign * other.standar,
            self.capaian + sign * other.capaian,
        )

    @property
    def di_bawah(self) -> int:
        return self.dinilai - self.memenuhi


class Nilai(NamedTuple):
    """What a cell shows: the figure (None = hatched or nothing), its text, its class ("hx" hatch, "" empty)."""

    angka: Decimal | int | None
    teks: str
    kelas: str


KOSONG = Nilai(None, "", "")
ARSIR = Nilai(None, "–", "hx")


def round_half_up(part: Decimal | int, whole: Decimal | int, digits: int = 1) -> Decimal:
    return (Decimal(part) / Decimal(whole)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _class_of(value: Decimal | int, limits: tuple[tuple[Decimal, str], ...], last: str) -> str:
    return next((name for limit, name in limits if value <= limit), last)


GAP_LIMITS = tuple(
    (Decimal(limit), name) for limit, name in (("0", "h2"), ("0.1", "h1"), ("0.3", "h0"), ("0.6", "h-1"), ("1", "h-2"), ("1.5", "h-3"))
)
SHARE_LIMITS = tuple((Decimal(limit), name) for limit, name in ((29, "h-4"), (49, "h-3"), (69, "h-2"), (84, "h-1"), (94, "h0"), (99, "h1")))
NEVER_LIMITS = tuple((Decimal(limit), name) for limit, name in ((0, "hn0"), (10, "hn1"), (25, "hn2"), (50, "hn3")))


def mean_gap(x: Jumlah) -> Nilai:
    """Mean of max(0, standard - level) over the assessed."""
    value = round_half_up(x.kurang, x.dinilai)
    return Nilai(value, format_desimal(value), _class_of(value, GAP_LIMITS, "h-4"))


def share_met(x: Jumlah) -> Nilai:
    """Percent of the assessed that reach the standard. Only a full share may read 100, only an empty one 0."""
    value = round_half_up(100 * x.memenuhi, x.dinilai, 0)
    if 0 < x.memenuhi < x.dinilai:
        value = min(max(value, Decimal(1)), Decimal(99))
    return Nilai(value, format_angka(value), _class_of(value, SHARE_LIMITS, "h2"))


def never_assessed(x: Jumlah) -> Nilai:
    """How many required people have no valid result; the grey tells their share."""
    count = x.berstandar - x.dinilai
    return Nilai(count, format_angka(count), _class_of(round_half_up(100 * count, x.berstandar, 2), NEVER_LIMITS, "hn4"))


@dataclass(frozen=True, slots=True)
class Ukuran:
    kode: str
    label: str
    penjelasan: str
    hitung: Callable[[Jumlah], Nilai]
    legenda: tuple[tuple[str, str], ...]
    ujung: tuple[str, str]
    desimal: int
    naik: bool  # a larger figure is better
    selalu: bool = False  # shown whatever the number of assessed people

    def nilai(self, x: Jumlah | None) -> Nilai:
        if x is None or not x.berstandar:
            return KOSONG
        if not self.selalu and x.dinilai < MIN_DINILAI:
            return ARSIR
        return self.hitung(x)


RATA = Ukuran(
    "rata",
    "Rata-rata kesenjangan",
    "Rata-rata kekurangan level terhadap standar jabatan; 0,0 berarti tidak ada atau hampir tidak ada kekurangan.",
    mean_gap,
    (("h2", "0,0"), ("h1", "0,1"), ("h0", "0,2–0,3"), ("h-1", "0,4–0,6"), ("h-2", "0,7–1,0"), ("h-3", "1,1–1,5"), ("h-4", "≥ 1,6")),
    ("Memenuhi standar", "Kekurangan besar"),
    1,
    naik=False,
)
MEMENUHI = Ukuran(
    "memenuhi",
    "% memenuhi standar",
    "Persentase pegawai yang sudah dinilai dan mencapai standar jabatannya.",
    share_met,
    (("h2", "100"), ("h1", "95–99"), ("h0", "85–94"), ("h-1", "70–84"), ("h-2", "50–69"), ("h-3", "30–49"), ("h-4", "< 30")),
    ("Semua memenuhi", "Sedikit yang memenuhi"),
    0,
    naik=True,
)
BELUM = Ukuran(
    "belum",
    "Belum dinilai",
    "Jumlah pegawai yang belum pernah dinilai atau hasilnya sudah kedaluwarsa.",
    never_assessed,
    (("hn0", "0"), ("hn1", "≤ 10%"), ("hn2", "≤ 25%"), ("hn3", "≤ 50%"), ("hn4", "> 50%")),
    ("Semua dinilai", "dari yang wajib"),
    0,
    naik=False,
    selalu=True,
)
UKURAN = {measure.kode: measure for measure in (RATA, MEMENUHI, BELUM)}


def jpm_of(x: Jumlah) -> Decimal | None:
    """JPM in percent with one decimal: reached levels, capped at the standard, of required levels."""
    return round_half_up(100 * x.capaian, x.standar) if x.standar else None
