"""The unit tree for people: labels, paths, heads of the day, counts."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce, Lower

from lib import waktu
from lib.paging import Sort
from lib.sql import fetch
from pegawai.models import Pegawai, Penempatan, Pengguna, UnitKerja
from pegawai.models.hari import Induk
from pegawai.models.pegawai import PegawaiQuerySet
from pegawai.models.unit import UnitKerjaQuerySet

ROOTS_SQL = """
    SELECT j.asal_id, u.sebutan FROM jalur_pada(%s::bigint[], %s) j JOIN pegawai_unitkerja u ON u.id = j.unit_id WHERE j.induk_id IS NULL
"""
PATH_SQL = """
    SELECT u.* FROM jalur_pada(ARRAY[%s]::bigint[], %s) j JOIN pegawai_unitkerja u ON u.id = j.unit_id ORDER BY j.jarak DESC
"""
TOTALS_SQL = """
    SELECT c.akar_id, count(*)
    FROM cabang_pada(%(unit)s::bigint[], %(per)s) c JOIN penempatan_pada(%(per)s) p ON p.unit_id = c.unit_id AND p.status = 'definitif'
    GROUP BY c.akar_id
"""
NUMBER = re.compile(r"#(\d{1,18})\s*$")
CHOICES = 20
NEAREST: tuple[Any, ...] = (OrderBy(F("kena"), descending=True), "sebutan")
"""Of what `search` found: first the units whose own name holds most of the words."""
FOUND_SORTS: dict[str, Sort] = {"dekat": NEAREST, "nama": "sebutan"}
PEOPLE_SORTS: dict[str, Sort] = {
    "nama": OrderBy(Lower("nama")),
    "jabatan": "jabatan_nama",
    "unit": "unit_sebutan",
    "golongan": "golongan__urutan",
}


def all_root_names() -> dict[int, str]:
    """How the perangkat daerah above each unit is called (the unit itself where it is at the top)."""
    return dict(fetch(ROOTS_SQL, [list(UnitKerja.objects.order_by().values_list("pk", flat=True)), waktu.today()]))


def path_of(unit: UnitKerja) -> list[UnitKerja]:
    """From the perangkat daerah down to the unit itself."""
    return list(UnitKerja.objects.raw(PATH_SQL, [unit.pk, waktu.today()]))


def people_totals(unit_ids: Iterable[int], per: date) -> dict[int, int]:
    """How many people are posted in each unit and everything below it on the day."""
    return dict(fetch(TOTALS_SQL, {"unit": list(unit_ids), "per": per}))


def find_unit(text: str) -> UnitKerja | None:
    """The unit meant by a number, by how it is called, or by a full name that only one active unit has."""
    units = UnitKerja.objects.all()
    number = text if text.isdecimal() else (found[1] if (found := NUMBER.search(text)) else "")
    if number:
        return units.filter(pk=number).first() if len(number) <= 18 else None
    called = units.filter(sebutan__iexact=text.strip()).first()
    named = list(units.active().filter(nama__iexact=text.strip())[:2]) if called is None else []
    return named[0] if len(named) == 1 else called


def find_units(texts: Iterable[str]) -> dict[str, int]:
    """The units in use that are meant by these texts (how they are called, or a number at the end), in one query."""
    wanted = {text: text.strip().lower() for text in texts}
    numbers = {text: int(found[1]) for text in wanted if (found := NUMBER.search(text))}
    units = UnitKerja.objects.active().annotate(disebut=Lower("sebutan"))
    rows = units.filter(Q(disebut__in=wanted.values()) | Q(pk__in=numbers.values())).values_list("pk", "disebut")
    called, keys = {name: pk for pk, name in rows}, {pk for pk, _ in rows}
    return {text: pk for text, name in wanted.items() if (pk := called.get(name) or numbers.get(text)) is not None and pk in keys}


def choices(user: Pengguna, text: str) -> list[str]:
    """What to offer under a search field while somebody types."""
    found = UnitKerja.objects.visible_to(user).active().search(NUMBER.sub("", text)).order_by(*NEAREST)[:CHOICES]
    return list(found.values_list("sebutan", flat=True))


def names_among(rows: Sequence[tuple[str, str]]) -> list[str]:
    """(name, sebutan) of the units right below one: each goes by its name, but for those that share it."""
    twins = Counter(nama.lower() for nama, _ in rows)
    return [sebutan if twins[nama.lower()] > 1 else nama for nama, sebutan in rows]


@dataclass(frozen=True, slots=True)
class Cabang:
    """A unit in the tree with what lies below it; `nama` tells it apart from its neighbours."""

    unit: UnitKerja
    nama: str
    pegawai_count: int
    kepala: str


def tree_level(units: UnitKerjaQuerySet, per: date) -> list[Cabang]:
    """One level of the tree: every unit with the people of its whole subtree and its head; three queries."""
    rows = _in_order(units, per)
    ids = [unit.pk for unit in rows]
    return _as_cabang(rows, names_among([(unit.nama, unit.sebutan) for unit in rows]), people_totals(ids, per), heads_of(ids, per))


def _in_order(units: UnitKerjaQuerySet, per: date) -> list[UnitKerja]:
    return list(units.with_anak(per).order_by("nama", "sebutan"))


def _as_cabang(rows: list[UnitKerja], names: list[str], totals: dict[int, int], heads: dict[int, list[Penempatan]]) -> list[Cabang]:
    return [Cabang(unit, name, totals.get(unit.pk, 0), _head_text(heads.get(unit.pk, []))) for unit, name in zip(rows, names, strict=True)]


def tree_top(user: Pengguna, per: date) -> list[Cabang]:
    """Where the tree starts for this account: the perangkat daerah, or the units it heads."""
    units = UnitKerja.objects.active()
    if user.has_city_scope:
        return tree_level(units.top(per), per)
    return [replace(row, nama=row.unit.sebutan) for row in tree_level(units.filter(pk__in=user.headed_unit_ids), per)]


def search(user: Pengguna, text: str) -> UnitKerjaQuerySet:
    return UnitKerja.objects.visible_to(user).search(text)


def people_of(user: Pengguna, unit: UnitKerja, per: date, *, whole: bool) -> PegawaiQuerySet:
    """The people in the account's scope who are posted in the unit on the day, or anywhere in its branch."""
    people = Pegawai.objects.visible_to(user)
    people = people.in_subtree_of([unit.pk], per) if whole else people.posted_on(per, unit=unit)
    return people.with_posting(per).select_related("golongan").only("nama", "nip", "jenis_asn", "golongan__kode")


def get_detail(unit: UnitKerja, per: date) -> dict[str, Any]:
    """What the page of a unit shows beside its people: the way down to it, who leads it, what lies right below."""
    below = _in_order(UnitKerja.objects.active().below(unit.pk, day=per), per)
    ids = [unit.pk, *(child.pk for child in below)]
    totals, heads = people_totals(ids, per), heads_of(ids, per)
    return {
        "jalur": path_of(unit)[:-1],
        "kepala_list": heads.get(unit.pk, []),
        "cabang_list": _as_cabang(below, names_among([(child.nama, child.sebutan) for child in below]), totals, heads),
        "cabang_count": totals.get(unit.pk, 0),
    }


def export_rows(per: date) -> Iterator[tuple[int, tuple[object, ...]]]:
    """(key, cells) of every active unit with the unit above, its head and its people; a handful of queries."""
    above, above_id = Induk("pk", per, "sebutan"), Induk("pk", per, "siasn_id")
    rows = UnitKerja.objects.active().annotate(induk_sebutan=above, induk_siasn_id=above_id)
    units = {unit.pk: unit for unit in rows}
    heads, totals = heads_of(units, per), people_totals(units, per)
    own = dict(with_pegawai_count(UnitKerja.objects.active(), per).values_list("pk", "pegawai_count"))  # type: ignore[misc]  # an annotation
    for unit in units.values():
        names = (unit.nama, unit.singkatan, unit.get_jenis_display(), unit.induk_sebutan or "")
        people = (_head_text(heads.get(unit.pk, [])), own.get(unit.pk, 0), totals.get(unit.pk, 0))
        yield unit.pk, (*names, *people, unit.siasn_id or "", unit.induk_siasn_id or "", unit.sebutan)


def heads_of(unit_ids: Iterable[int], per: date) -> dict[int, list[Penempatan]]:
    """Who leads each unit on the day: the definitive head first, then Plt and Plh."""
    found: dict[int, list[Penempatan]] = {}
    heads = Penempatan.objects.heads().on(per).filter(unit__in=list(unit_ids)).select_related("pegawai", "jabatan")
    for head in heads.order_by("status", "-mulai"):
        found.setdefault(head.unit_id, []).append(head)
    return found


def _head_text(heads: list[Penempatan]) -> str:
    if not heads:
        return ""
    prefix = {"plt": "Plt. ", "plh": "Plh. "}.get(heads[0].status, "")
    return prefix + heads[0].pegawai.nama


def with_pegawai_count(units: QuerySet[UnitKerja], per: date) -> QuerySet[UnitKerja]:
    """Adds `pegawai_count`: people posted in the unit itself."""
    posted = Penempatan.objects.definitive().on(per).filter(unit=OuterRef("pk")).order_by().values("unit")
    count = Subquery(posted.annotate(n=Count("pk")).values("n"), output_field=IntegerField())
    return units.annotate(pegawai_count=Coalesce(count, Value(0)))
