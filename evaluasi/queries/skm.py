"""The index of the service (SKM) by PermenPANRB 14/2017: nine elements of equal weight, exact up to the last step."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

from django.db.models import Sum

from evaluasi.models import HasilSurvei

UNSUR: Final = tuple(f"U{number}" for number in range(1, 10))
BOBOT: Final = Fraction(1, 9)  # the regulation's 0.111 would lose 0.1 % of the index
PENGALI: Final = 25


@dataclass(frozen=True, slots=True)
class UnsurSkm:
    kode: str
    n: int
    rata: Fraction

    @property
    def tertimbang(self) -> Fraction:
        return self.rata * BOBOT


@dataclass(frozen=True, slots=True)
class Skm:
    """`indeks` is the sum of weighted means (1 to 4), `nik` that times 25 (25 to 100); both None while an element is missing."""

    unsur_list: list[UnsurSkm]
    n: int

    @property
    def indeks(self) -> Fraction | None:
        if {row.kode for row in self.unsur_list} != set(UNSUR):
            return None
        return sum((row.tertimbang for row in self.unsur_list), Fraction(0))

    @property
    def nik(self) -> Fraction | None:
        return None if self.indeks is None else self.indeks * PENGALI

    @property
    def terendah(self) -> UnsurSkm | None:
        return min(self.unsur_list, key=lambda row: (row.rata, row.kode), default=None)


def get_skm(blok_ids: Iterable[int]) -> Skm:
    """The index over these whole blocks. One query."""
    rows = HasilSurvei.objects.filter(blok__in=list(blok_ids), butir__unsur__in=UNSUR).order_by()
    sums = rows.values("butir__unsur").annotate(banyak=Sum("n"), semua=Sum("jumlah")).order_by("butir__unsur")
    unsur = [UnsurSkm(row["butir__unsur"], row["banyak"], Fraction(row["semua"], row["banyak"])) for row in sums]
    return Skm(unsur, max((row.n for row in unsur), default=0))


def to_decimal(value: Fraction, digits: int) -> Decimal:
    """Rounded once, at the end; half goes up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
