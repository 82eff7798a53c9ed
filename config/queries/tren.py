"""The city's JPM at the end of each quarter."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from config.queries.ikhtisar_hitung import PETA
from config.queries.simpanan import Bagian
from kompetensi.queries import peta as peta_queries
from kompetensi.queries.peta.ukuran import RATA

QUARTERS = 8
WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT = 560, 240, 40, 16, 36, 52
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Titik:
    hari: date
    label: str
    jpm: Decimal
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Tren:
    """Points with their place in the drawing, and the horizontal lines."""

    titik: list[Titik]
    garis: list[tuple[int, float]]

    @property
    def jalur(self) -> str:
        return " ".join(f"{point.x:.1f},{point.y:.1f}" for point in self.titik)

    @property
    def akhir(self) -> Titik:
        return self.titik[-1]

    @property
    def beda(self) -> Decimal:
        return self.titik[-1].jpm - self.titik[0].jpm


def load_tren(values: list[tuple[str, str]]) -> Tren | None:
    """From what TREN gives. None before there are two days with results."""
    return draw([(date.fromisoformat(day), Decimal(jpm)) for day, jpm in values]) if len(values) > 1 else None


def reckon(today: date) -> list[tuple[str, str]]:
    """The last eight quarter ends and today, those with results."""
    return [(day.isoformat(), str(jpm)) for day in quarter_ends(today) if (jpm := city_jpm(day)) is not None]


def quarter_ends(today: date) -> list[date]:
    """Newest last: the last days of the quarters before today, then today."""
    days = [today]
    first = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    for _ in range(QUARTERS):
        days.append(first - timedelta(days=1))
        first = date(days[-1].year, 3 * ((days[-1].month - 1) // 3) + 1, 1)
    return days[::-1]


def city_jpm(day: date) -> Decimal | None:
    tempat = peta_queries.find_tempat(None, None, day)
    if tempat is None or not tempat.baris:
        return None
    angka, _ = peta_queries.read_angka(peta_queries.Saringan(per=day), tempat.baris)
    return peta_queries.build_rows(tempat, angka, RATA)[1].jpm


def draw(values: list[tuple[date, Decimal]]) -> Tren:
    low = int(min(jpm for _, jpm in values)) // 4 * 4
    high = -(-int(max(jpm for _, jpm in values) + 1) // 4) * 4
    step = (WIDTH - LEFT - RIGHT) / (len(values) - 1)

    def place(value: Decimal | int) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * float(high - value) / (high - low)

    points = [
        Titik(day, f"{ROMAN[(day.month - 1) // 3]}/{day:%y}", jpm, LEFT + index * step, place(jpm))
        for index, (day, jpm) in enumerate(values)
    ]
    return Tren(points, [(value, place(value)) for value in range(low, high + 1, 4)])


TREN = Bagian("tren", PETA, reckon)
