"""Means, shares and differences with their 95 % intervals."""

from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from typing import Final

Z: Final = 1.959964  # the normal quantile of 97.5 %
PALING_SEDIKIT: Final = 5
"""With fewer people no figure is shown: it would say little about the training and much about them."""


@dataclass(frozen=True, slots=True)
class Rata:
    """The mean of `n` values; everything is None below five of them, and the interval where they do not vary is that one value."""

    n: int = 0
    nilai: float | None = None
    galat: float | None = None

    @property
    def ada(self) -> bool:
        return self.n >= PALING_SEDIKIT and self.nilai is not None

    @property
    def rata(self) -> Decimal | None:
        return _decimal(self.nilai) if self.ada and self.nilai is not None else None

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        if not self.ada or self.nilai is None or self.galat is None:
            return None
        return _decimal(self.nilai - self.galat), _decimal(self.nilai + self.galat)


@dataclass(frozen=True, slots=True)
class Porsi:
    """`k` of `n`, with Wilson's interval, which stays inside 0 to 100 % for small numbers too (Wilson 1927)."""

    k: int = 0
    n: int = 0

    @property
    def ada(self) -> bool:
        return self.n >= PALING_SEDIKIT

    @property
    def persen(self) -> Decimal | None:
        return Decimal(self.k * 100) / self.n if self.ada else None

    @property
    def selang(self) -> tuple[Decimal, Decimal] | None:
        if not self.ada:
            return None
        share, weight = self.k / self.n, Z * Z / self.n
        middle = (share + weight / 2) / (1 + weight)
        reach = Z * sqrt(share * (1 - share) / self.n + weight / (4 * self.n)) / (1 + weight)
        return _decimal(100 * max(0.0, middle - reach)), _decimal(100 * min(1.0, middle + reach))


def rata_of(n: int, nilai: float | None, simpangan: float | None) -> Rata:
    """From the mean and the standard deviation of the sample, by Student's t."""
    if nilai is None:
        return Rata(n)
    return Rata(n, float(nilai), t95(n - 1) * float(simpangan) / sqrt(n) if n > 1 and simpangan is not None else None)


def t95(df: int) -> float:
    """The two-sided 95 % quantile of Student's t by the expansion of Abramowitz & Stegun 26.7.5; within 0.001 from df = 4 on."""
    z, total = Z, Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    for power, term in enumerate(terms, start=1):
        total += term / df**power
    return total


def _decimal(value: float) -> Decimal:
    return Decimal(str(round(value, 6)))
