"""How many points a person has. Points of a year count until the last day of the next; what is older has lapsed."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Sum

from insentif.models import PostingPoin

HANGUS_TAHUN: Final = 1


@dataclass(frozen=True, slots=True)
class Saldo:
    """`tahun_ini` and `lalu` are what is left of the points of this year and the one before, redemptions taken off."""

    tahun: int
    tahun_ini: int
    lalu: int

    @property
    def berlaku(self) -> int:
        return self.tahun_ini + self.lalu

    @property
    def hangus(self) -> date:
        """The last day on which `lalu` counts."""
        return date(self.tahun, 12, 31)


def saldo_of(pegawai_id: int, hari: date) -> Saldo:
    years = (hari.year, hari.year - HANGUS_TAHUN)
    rows = PostingPoin.objects.filter(pegawai=pegawai_id, tahun__in=years).order_by()
    sums = dict(rows.values_list("tahun").annotate(Sum("poin")))
    return Saldo(hari.year, *(sums.get(year, 0) for year in years))
