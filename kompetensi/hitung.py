"""Gap and job match (JPM) as pure arithmetic on Decimals; nothing here reads the database.

A competency counts only when the position asks for it and a valid result exists; a result of 0 counts, a missing one does not.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeVar

from lib.format import round_ke_pita

SERATUS = Decimal(100)


class Batas(Protocol):
    @property
    def batas_bawah(self) -> Decimal: ...


B = TypeVar("B", bound=Batas)


@dataclass(frozen=True, slots=True)
class Butir:
    """What the position asks for (None: nothing) and what the person reached (None: never assessed or expired)."""

    standar: int | None
    level: Decimal | None
    bobot: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """Weighted sums over what is both required and assessed; `capaian` counts a level at most as high as the standard."""

    berstandar: int
    dinilai: int
    memenuhi: int
    standar: Decimal
    capaian: Decimal
    level: Decimal

    @property
    def jpm(self) -> Decimal | None:
        return self.capaian * SERATUS / self.standar if self.standar else None

    @property
    def jpm_tak_terbatas(self) -> Decimal | None:
        return self.level * SERATUS / self.standar if self.standar else None


def gap(standar: int | None, level: Decimal | None) -> Decimal | None:
    """max(0, standard - level); None where there is nothing to compare."""
    if standar is None or level is None:
        return None
    return max(Decimal(0), standar - level)


def sum_butir(butir: Iterable[Butir]) -> Jumlah:
    required = [row for row in butir if row.standar is not None]
    counted = [(row.standar, row.level, row.bobot) for row in required if row.standar is not None and row.level is not None]
    return Jumlah(
        berstandar=len(required),
        dinilai=len(counted),
        memenuhi=sum(level >= standar for standar, level, _ in counted),
        standar=sum((standar * bobot for standar, _, bobot in counted), Decimal(0)),
        capaian=sum((min(level, Decimal(standar)) * bobot for standar, level, bobot in counted), Decimal(0)),
        level=sum((level * bobot for _, level, bobot in counted), Decimal(0)),
    )


def jpm(butir: Iterable[Butir]) -> Decimal | None:
    """Σ min(level, standard) / Σ standard x 100, weighted; the surplus in one competency hides no gap in another."""
    return sum_butir(butir).jpm


def jpm_tak_terbatas(butir: Iterable[Butir]) -> Decimal | None:
    """Σ level / Σ standard x 100, weighted: the figure of the usual gap reports, which may exceed 100."""
    return sum_butir(butir).jpm_tak_terbatas


def project(level: Mapping[int, Decimal], standar: Mapping[int, tuple[int, Decimal]]) -> Jumlah:
    """The same levels against another position: `standar` gives level and weight per competency."""
    return sum_butir(Butir(wanted, level.get(pk), bobot) for pk, (wanted, bobot) in standar.items())


def band(persen: Decimal | None, batas: Sequence[B]) -> B | None:
    """The band with the highest lower bound that the unrounded value reaches; half-open, so no value falls between."""
    if persen is None:
        return None
    return max((row for row in batas if row.batas_bawah <= persen), key=lambda row: row.batas_bawah, default=None)


def round_persen(persen: Decimal | None, batas: Sequence[Batas] = ()) -> Decimal | None:
    return None if persen is None else round_ke_pita(persen, (row.batas_bawah for row in batas), 1)
