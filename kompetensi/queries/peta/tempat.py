"""Where the reader stands in the unit tree: the path down to the chosen unit and the units that make the rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from pegawai.models import Pengguna, UnitKerja


@dataclass(frozen=True, slots=True)
class Unit:
    pk: int
    nama: str
    singkatan: str
    induk: int | None
    punya_anak: bool


@dataclass(frozen=True, slots=True)
class Tempat:
    """`jalur` leads from the top of the reader's scope to the chosen unit; empty when that is the scope itself."""

    jalur: tuple[Unit, ...]
    anak: tuple[Unit, ...]
    puncak: tuple[Unit, ...]  # what the filter offers: perangkat daerah, or the units the reader heads

    @property
    def unit(self) -> Unit | None:
        return self.jalur[-1] if self.jalur else None

    @property
    def nama(self) -> str:
        if self.unit:
            return self.unit.nama
        return "Kota Tangerang Selatan" if not self.puncak or self.puncak[0].induk is None else "Unit saya"

    @property
    def baris(self) -> list[int]:
        """The rows of the report, the chosen unit itself among them (for the people placed in it directly)."""
        return [unit.pk for unit in self.anak] + ([self.unit.pk] if self.unit else [])


def scope_of(user: Pengguna) -> tuple[int, ...]:
    """The units a supervisor heads today, without those that lie below another of them; () for the whole city."""
    if user.has_city_scope or len(user.headed_unit_ids) < 2:
        return () if user.has_city_scope else user.headed_unit_ids
    heads = set(user.headed_unit_ids)
    return tuple(pk for pk in sorted(heads) if not (set(_ancestors(pk)) - {pk}) & heads)


def find_tempat(unit: int | None, akar: tuple[int, ...]) -> Tempat | None:
    """One query. None: there is no such unit, or it lies outside `akar`. A supervisor of one unit starts in it."""
    if unit is None and len(akar) == 1:
        unit = akar[0]
    top = Q(pk__in=akar) if akar else Q(induk__isnull=True)
    near = Q(induk=unit) | Q(pk__in=UnitKerja.objects.ancestors_of(unit).values("pk")) if unit else Q()
    found = UnitKerja.objects.filter(top | near if unit else top).order_by("nama", "pk")
    rows = found.annotate(punya_anak=Exists(UnitKerja.objects.filter(induk=OuterRef("pk"))))
    units = {row[0]: Unit(*row) for row in rows.values_list("pk", "nama", "singkatan", "induk_id", "punya_anak")}
    jalur = tuple(_path(units, unit, akar))
    if unit and (not jalur or (akar and jalur[0].pk not in akar)):
        return None
    puncak = tuple(row for row in units.values() if (row.pk in akar if akar else row.induk is None))
    anak = tuple(row for row in units.values() if row.induk == unit) if unit else puncak
    return Tempat(jalur, anak, puncak)


def _path(units: dict[int, Unit], unit: int | None, akar: tuple[int, ...]) -> Iterable[Unit]:
    """From the top of the scope down to the unit; a supervisor's path begins at the unit he heads."""
    steps: list[Unit] = []
    while unit in units and units[unit] not in steps:
        steps.insert(0, units[unit])
        unit = None if unit in akar else units[unit].induk
    return steps


def _ancestors(pk: int) -> Iterable[int]:
    return UnitKerja.objects.ancestors_of(pk).values_list("pk", flat=True)
