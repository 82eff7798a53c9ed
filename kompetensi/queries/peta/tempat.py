"""Where the reader stands in the unit tree: the path down to the chosen unit and the units that make the rows."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.db import connection

from lib import waktu
from pegawai.models import Pengguna, UnitKerja
from pegawai.queries.instansi import get_instansi
from pegawai.queries.unit import names_among

Akar = tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Unit:
    pk: int
    nama: str
    singkatan: str
    induk: int | None
    punya_anak: bool
    sebutan: str = ""


@dataclass(frozen=True, slots=True)
class Tempat:
    """`jalur` leads from the top of the reader's scope to the chosen unit; empty when that is the scope itself."""

    jalur: tuple[Unit, ...]
    anak: tuple[Unit, ...]
    puncak: tuple[Unit, ...]  # what the filter offers: perangkat daerah, or the units the reader heads
    is_kota: bool = True

    @property
    def unit(self) -> Unit | None:
        return self.jalur[-1] if self.jalur else None

    @property
    def nama(self) -> str:
        if self.unit:
            return self.unit.sebutan
        return get_instansi().daerah if self.is_kota else "Unit yang saya pimpin"

    @property
    def baris(self) -> list[int]:
        """The rows of the report, the chosen unit itself among them (for the people placed in it directly)."""
        return [unit.pk for unit in self.anak] + ([self.unit.pk] if self.unit else [])


def scope_of(user: Pengguna) -> Akar:
    """None for the whole city; else the units headed today, without those that lie below another of them. () sees nothing."""
    if user.has_city_scope:
        return None
    heads = set(user.headed_unit_ids)
    if len(heads) < 2:
        return tuple(heads)
    return tuple(pk for pk in sorted(heads) if not (set(_ancestors(pk)) - {pk}) & heads)


# The top of the scope, the path to the chosen unit and what lies right below it, as the tree was on the day.
TEMPAT_SQL: Final = """
    WITH pohon AS MATERIALIZED (SELECT unit_id, induk_id FROM induk_pada(%(hari)s))
    SELECT u.id, u.nama, u.singkatan, p.induk_id, p.unit_id IN (SELECT induk_id FROM pohon WHERE induk_id IS NOT NULL), u.sebutan
    FROM pohon p JOIN pegawai_unitkerja u ON u.id = p.unit_id
    WHERE CASE WHEN %(akar)s::bigint[] IS NULL THEN p.induk_id IS NULL ELSE u.id = ANY(%(akar)s::bigint[]) END
       OR p.induk_id = %(unit)s OR u.id = ANY(ARRAY(SELECT unit_id FROM jalur_pada(ARRAY[%(unit)s]::bigint[], %(hari)s)))
    ORDER BY u.nama, u.id
"""


def find_tempat(unit: int | None, akar: Akar, hari: date | None = None) -> Tempat | None:
    """On the day (today); one query. None: there is no such unit, or it lies outside `akar`. A supervisor of one unit starts in it."""
    if unit is None and akar is not None and len(akar) == 1:
        unit = akar[0]
    with connection.cursor() as cursor:
        values = {"unit": unit, "akar": None if akar is None else list(akar), "hari": hari or waktu.today()}
        cursor.execute(TEMPAT_SQL, values)
        units = {row[0]: Unit(*row) for row in cursor.fetchall()}
    jalur = tuple(_path(units, unit, akar))
    if (unit and not jalur) or (jalur and akar is not None and jalur[0].pk not in akar) or akar == ():
        return None
    tops = [row for row in units.values() if (row.induk is None if akar is None else row.pk in akar)]
    puncak = _named(tops, names_among([(row.nama, row.sebutan) for row in tops]) if akar is None else [row.sebutan for row in tops])
    below = [row for row in units.values() if row.induk == unit]
    anak = _named(below, names_among([(row.nama, row.sebutan) for row in below])) if unit else puncak
    return Tempat(jalur, anak, puncak, akar is None)


def _named(rows: list[Unit], names: list[str]) -> tuple[Unit, ...]:
    return tuple(replace(row, nama=name) for row, name in zip(rows, names, strict=True))


def _path(units: dict[int, Unit], unit: int | None, akar: Akar) -> Iterable[Unit]:
    """From the top of the scope down to the unit; a supervisor's path begins at the unit he heads."""
    steps: list[Unit] = []
    while unit in units and units[unit] not in steps:
        steps.insert(0, units[unit])
        unit = None if akar is not None and unit in akar else units[unit].induk
    return steps


def _ancestors(pk: int) -> Iterable[int]:
    return UnitKerja.objects.ancestors_of(pk).values_list("pk", flat=True)
