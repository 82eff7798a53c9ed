"""One person's ledger in one query: sums by year, and on which days what kind of thing was posted and stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, Sum

from insentif.models import PostingPoin
from insentif.queries.saldo import HANGUS_TAHUN, Saldo


@dataclass(frozen=True, slots=True)
class Bagian:
    """Lines of a year and a kind; `kejadian` None is what redemptions took. `hidup`: the days of those that stand, in order."""

    tahun: int
    kejadian: str | None
    is_celah: bool
    poin: int
    baris: int
    hidup: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Ringkasan:
    bagian: tuple[Bagian, ...]

    @property
    def tahun_list(self) -> list[int]:
        """Years with lines, the latest first."""
        return sorted({row.tahun for row in self.bagian}, reverse=True)

    def saldo(self, hari: date) -> Saldo:
        years = (hari.year, hari.year - HANGUS_TAHUN)
        return Saldo(hari.year, *(sum(row.poin for row in self.bagian if row.tahun == year) for year in years))

    def diraih(self, tahun: int) -> int:
        """Earned in the year, whatever was redeemed of it."""
        return sum(row.poin for row in self.bagian if row.tahun == tahun and row.kejadian is not None)

    def baris(self, tahun: Iterable[int]) -> int:
        wanted = set(tahun)
        return sum(row.baris for row in self.bagian if row.tahun in wanted)

    def hari(self, kejadian: str, *, hanya_celah: bool) -> list[date]:
        """The days of standing postings of a kind, in order."""
        found = (row for row in self.bagian if row.kejadian == kejadian and (row.is_celah or not hanya_celah))
        return sorted(day for row in found for day in row.hidup)


def ringkasan_of(pegawai_id: int) -> Ringkasan:
    rows = PostingPoin.objects.filter(pegawai=pegawai_id).order_by().values("tahun", "aturan__kejadian", celah=Q(pengali__gt=1))
    standing = Q(membalik__isnull=True, pembalik__isnull=True)
    days = ArrayAgg("tanggal", filter=standing, order_by="tanggal", default=[])
    found = rows.annotate(jumlah=Sum("poin"), baris=Count("pk"), hidup=days)
    fields = found.values_list("tahun", "aturan__kejadian", "celah", "jumlah", "baris", "hidup")
    return Ringkasan(tuple(Bagian(*row[:5], tuple(row[5])) for row in fields))
