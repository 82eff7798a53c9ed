"""One thing that waits for somebody, and how many of each kind wait, counted together."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, DateField, F, Min, QuerySet, Value

from diklat.models import HariLibur
from diklat.queries.tenggat import Tenggat, make_tenggat
from lib import waktu

Bertenggat = tuple[QuerySet[Any, Any], str]


@dataclass(frozen=True, slots=True)
class Tugas:
    """A sentence, its reason, and the one button that deals with it. `sampai` is the day by which it should be done."""

    judul: str
    keterangan: str
    url: str
    tombol: str
    sampai: date | None = None
    tenggat: Tenggat | None = None


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How many rows of each kind wait and the first day on which one of them falls due; `libur` are the coming days off."""

    jumlah: Mapping[str, int]
    batas: Mapping[str, date] = field(default_factory=dict)
    libur: Collection[date] = ()


def sort_tugas(tugas: Iterable[Tugas], libur: Collection[date] = ()) -> list[Tugas]:
    """What has a deadline first, the nearest on top with its badge; the rest as it came."""
    rows = list(tugas)
    dated = sorted((row for row in rows if row.sampai), key=lambda row: row.sampai or date.max)
    badged = [
        Tugas(row.judul, row.keterangan, row.url, row.tombol, row.sampai, make_tenggat(row.sampai, libur)) for row in dated if row.sampai
    ]
    return [*badged, *(row for row in rows if not row.sampai)]


def count_bertenggat(**rows: QuerySet[Any, Any] | Bertenggat) -> Hitungan:
    """Rows of each kind, and of a pair (rows, field) the earliest day in that field; days off too. One statement."""
    off = HariLibur.objects.filter(tanggal__gte=waktu.today()).annotate(macam=Value(""), n=Value(0), batas=F("tanggal"))
    parts = [_number(name, *(found if isinstance(found, tuple) else (found, ""))) for name, found in rows.items()]
    answer = list(off.order_by().values_list("macam", "n", "batas").union(*parts, all=True))
    return Hitungan(
        {**dict.fromkeys(rows, 0), **{name: n for name, n, _ in answer if name}},
        {name: day for name, _, day in answer if name and day},
        frozenset(day for name, _, day in answer if not name),
    )


def _number(name: str, rows: QuerySet[Any, Any], day: str = "") -> QuerySet[Any, Any]:
    first = Min(day, output_field=DateField()) if day else Value(None, output_field=DateField())
    found = rows.order_by().annotate(macam=Value(name)).values("macam").annotate(n=Count("pk"), batas=first)
    return found.values_list("macam", "n", "batas")
