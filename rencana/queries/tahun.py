"""A year's plan beside its batches: which batch stands for which place of the plan. Drafting and the report ask the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import BigIntegerField, F, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from diklat.models import Angkatan
from diklat.models.angkatan import AngkatanQuerySet
from lib.format import format_rentang
from rencana.models import AngkatanRencana, BarisRencana, KomitmenBiaya, PeriodeRencana

Status = Angkatan.Status


@dataclass(slots=True)
class Tempat:
    """One batch that a row plans in a month, and the batch that stands for it."""

    baris: BarisRencana
    bulan: int
    angkatan: Any = None


def angkatan_of(periode: PeriodeRencana) -> AngkatanQuerySet:
    """The year's batches with the row and month they were linked to (`baris_id`, `bulan_rencana`), their money and pagu."""
    costs = KomitmenBiaya.objects.filter(angkatan=OuterRef("pk"))
    sums = costs.order_by().values("angkatan").annotate(a=Sum("terikat"), b=Sum("terealisasi"))
    rows = Angkatan.objects.filter(Q(tahun=periode.tahun) | Q(rencana__baris__periode=periode)).select_related("program")
    rows = rows.annotate(baris_id=F("rencana__baris"), bulan_rencana=F("rencana__bulan"), is_rancangan=F("rencana__is_rancangan"))
    rows = rows.annotate(terikat=_zero(Subquery(sums.values("a"))), terealisasi=_zero(Subquery(sums.values("b"))))
    return rows.annotate(pagu_id=Subquery(costs.filter(is_pembukaan=True).values("pagu")[:1])).order_by("mulai", "pk")


def _zero(found: Subquery) -> Coalesce:
    return Coalesce(found, Value(0), output_field=BigIntegerField())


COCOK: Final[Sequence[Callable[[Tempat, Any], bool]]] = (
    lambda tempat, row: tempat.bulan == bulan_of(row) and tempat.baris.pagu_id == row.pagu_id,
    lambda tempat, row: tempat.bulan == bulan_of(row),
    lambda tempat, row: tempat.baris.pagu_id == row.pagu_id,
    lambda tempat, row: True,
)
"""To which place of its programme a batch goes that is linked to none of this plan: what fits best comes first."""


def bulan_of(row: Angkatan) -> int | None:
    return row.mulai.month if row.mulai else None


def pair(baris: Sequence[BarisRencana], angkatan: Iterable[Any]) -> tuple[list[Tempat], list[Any]]:
    """Every place of the plan, in the order of rows and months, and the batches for which it has none.

    A link holds, also of a batch that was cancelled: what was cancelled on purpose is not drafted again by the same plan. Any other
    batch that is not cancelled takes a place of its programme, so that nothing is drafted twice.
    """
    places = [Tempat(row, bulan) for row in baris for bulan, count in enumerate(row.bulan, 1) for _ in range(count)]
    free: dict[int, list[Tempat]] = {}
    for place in places:
        free.setdefault(place.baris.program_id, []).append(place)
    waiting = [row for row in angkatan if not _take(free, row, _stands_for)]
    waiting = [row for row in waiting if row.status != Status.BATAL]
    for fits in COCOK:
        waiting = [row for row in waiting if not _take(free, row, fits)]
    return places, waiting


def is_linked(place: Tempat) -> bool:
    return _stands_for(place, place.angkatan)


def _stands_for(place: Tempat, row: Any) -> bool:
    return (place.baris.pk, place.bulan) == (row.baris_id, row.bulan_rencana)


def _take(free: dict[int, list[Tempat]], row: Any, fits: Callable[[Tempat, Any], bool]) -> bool:
    places = free.get(row.program_id, [])
    for number, place in enumerate(places):
        if fits(place, row):
            place.angkatan = row
            del places[number]
            return True
    return False


def baris_of(periode: PeriodeRencana) -> list[BarisRencana]:
    return list(periode.baris_list.select_related("program", "pagu__rekening", "pagu__unit").order_by("program__nama", "pagu", "pk"))


def describe(angkatan: Angkatan) -> str:
    """Name, days, seats in one line."""
    days = f", {format_rentang(angkatan.mulai, angkatan.selesai)}" if angkatan.mulai and angkatan.selesai else ", belum berjadwal"
    return f"{angkatan.nama}{days}, {angkatan.kuota} kursi"


def rancangan_of(periode: PeriodeRencana) -> list[AngkatanRencana]:
    """What the plan made and nobody has opened yet."""
    rows = AngkatanRencana.objects.filter(baris__periode=periode, is_rancangan=True, angkatan__status=Status.DRAF)
    return list(rows.select_related("angkatan__program", "baris").order_by("angkatan__mulai", "pk"))
