"""Badges, read from the ledger: which a person has, since when, and how far it is to the others."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from insentif.models import Lencana
from insentif.queries.ringkasan import Ringkasan


@dataclass(frozen=True, slots=True)
class Capaian:
    """`diraih` is the day of the posting that completed it; `kali` how many count so far, of one year where the badge asks for that."""

    lencana: Lencana
    kali: int
    diraih: date | None

    @property
    def kurang(self) -> int:
        return max(0, self.lencana.kali - self.kali)

    @property
    def persen(self) -> int:
        return min(100, 100 * self.kali // self.lencana.kali)


def capaian_of(ringkasan: Ringkasan, hari: date) -> list[Capaian]:
    """Of all badges that are given; those earned first, the latest on top, then the nearest."""
    found = [_measure(lencana, ringkasan, hari) for lencana in Lencana.objects.filter(is_aktif=True)]
    earned = sorted((row for row in found if row.diraih), key=lambda row: row.diraih or hari, reverse=True)
    return earned + sorted((row for row in found if not row.diraih), key=lambda row: -row.persen)


def _measure(lencana: Lencana, ringkasan: Ringkasan, hari: date) -> Capaian:
    days = ringkasan.hari(lencana.kejadian, hanya_celah=lencana.hanya_celah)
    if not lencana.dalam_tahun:
        return Capaian(lencana, len(days), days[lencana.kali - 1] if len(days) >= lencana.kali else None)
    by_year = Counter(day.year for day in days)
    full = next((year for year in sorted(by_year) if by_year[year] >= lencana.kali), None)
    if full is None:
        return Capaian(lencana, by_year[hari.year], None)
    return Capaian(lencana, by_year[full], [day for day in days if day.year == full][lencana.kali - 1])
