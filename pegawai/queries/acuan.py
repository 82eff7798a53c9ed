"""Rows of a reference table as its pages show them, and what keeps one from being changed or deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import models
from django.db.models import Q, QuerySet
from pghistory.models import Event

from lib import waktu
from lib.berkas.writer import Kind
from lib.format import KOSONG, format_angka, format_desimal, format_nip, format_tanggal_pendek
from lib.sql import fetch
from pegawai.queries import baris

MULAI: Final = "berlaku_mulai"
SAMPAI: Final = "berlaku_sampai"
SELALU: Final = frozenset({"dasar", "is_terverifikasi", SAMPAI})  # of a rule in force: what may still be written
YA: Final = {True: "Ya", False: "Tidak"}
LEBAR: Final = {"angka": 12, "tanggal": 16}


@dataclass(frozen=True, slots=True)
class Kolom:
    """A field as a column: of the page and of the workbook."""

    nama: str
    judul: str
    jenis: Kind
    urut: str

    @property
    def kelas(self) -> str:
        return {"teks": "", "nip": "nw num", "tanggal": "nw num"}.get(self.jenis, "r num")

    @property
    def lebar(self) -> int:
        return LEBAR.get(self.jenis, 32)

    def nilai(self, row: models.Model) -> Any:
        """For a typed cell; what is chosen from a list stands there in words."""
        found = getattr(row, f"get_{self.nama}_display", None)
        value = found() if found else getattr(row, self.nama)
        return YA[value] if isinstance(value, bool) else str(value) if isinstance(value, models.Model) else value

    def teks(self, row: models.Model) -> str:
        value = self.nilai(row)
        if value is None or value == "":
            return KOSONG
        if isinstance(value, date):
            return format_tanggal_pendek(value)
        return (
            format_nip(value)
            if self.jenis == "nip"
            else value
            if isinstance(value, str)
            else format_desimal(value, 2)
            if self.jenis == "desimal"
            else format_angka(value)
        )


def kolom_of(model: type[models.Model], nama: str) -> Kolom:
    field = model._meta.get_field(nama)
    judul = str(field.verbose_name)  # type: ignore[union-attr]
    urut = f"{nama}__{_order_of(field)}" if isinstance(field, models.ForeignKey) else nama
    jenis: Kind = "teks" if hasattr(model, f"get_{nama}_display") else _jenis(field)
    return Kolom(nama, judul[:1].upper() + judul[1:], jenis, urut)


def _order_of(reference: Any) -> str:
    return str(reference.related_model._meta.ordering[0]).removeprefix("-")


def _jenis(field: Any) -> Kind:
    if isinstance(field, models.DateField):
        return "tanggal"
    if field.name in ("nip", "tahun"):
        return field.name  # type: ignore[no-any-return]
    return "angka" if isinstance(field, models.IntegerField) else "desimal" if isinstance(field, models.DecimalField) else "teks"


def count_rows(tables: Sequence[type[models.Model]]) -> tuple[int, ...]:
    """One query however many tables."""
    counts = ", ".join(f"(SELECT count(*) FROM {baris.table_of(model)})" for model in tables)  # noqa: S608 -- table names only
    return tuple(fetch(f"SELECT {counts}")[0])


def row_list(model: type[models.Model], saringan: Mapping[str, Any]) -> QuerySet[Any]:
    """`saringan`: `q` is looked for in every column of text; `masa` names a state of a dated table; the rest are fields."""
    rows = model._default_manager.select_related(*[f.name for f in model._meta.fields if isinstance(f, models.ForeignKey)])
    for name, value in saringan.items():
        if value in ("", None):
            continue
        rows = rows.filter(_search(model, value) if name == "q" else _masa(model, value) if name == "masa" else Q(**{name: value}))
    return rows


def _search(model: type[models.Model], text: str) -> Q:
    names = [f.name for f in model._meta.fields if isinstance(f, models.CharField) and not f.choices]
    found = Q()
    for word in text.split():
        one = Q()
        for name in names:
            one |= Q(**{f"{name}__icontains": word})
        found &= one
    return found


def _masa(model: type[models.Model], masa: str) -> Q:
    """Rows that are in force today, that will be, that were."""
    today = waktu.today()
    if masa == "nanti":
        return Q(**{f"{MULAI}__gt": today})
    ended = Q(**{f"{SAMPAI}__lte": today})
    return ended if masa == "lampau" else Q(**{f"{MULAI}__lte": today}) & ~ended


def series_of(row: models.Model, seri: Iterable[str]) -> QuerySet[Any]:
    """All rows of the dated table that are about the same thing, latest first."""
    same = {name: getattr(row, name) for name in seri}
    return type(row)._base_manager.filter(**same).order_by(f"-{MULAI}")


def locked_fields(row: models.Model, *, tetap: Sequence[str], seri: Sequence[str]) -> set[str]:
    """Fields of a stored row that are never changed again: what other rows and files mean by it, and of a rule what was in force."""
    if row.pk is None:
        return set()
    if not seri:
        return set(tetap)
    if getattr(row, MULAI) > waktu.today():
        return {*seri, MULAI}
    return {field.name for field in row._meta.fields} - SELALU


def usage_of(row: models.Model) -> list[tuple[int, str]]:
    """How many rows of which tables point to this one."""
    found = []
    for relation in row._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)):
            continue
        model: Any = relation.related_model
        if issubclass(model, Event):
            continue
        count = model._base_manager.filter(**{relation.field.name: row.pk}).count()  # type: ignore[union-attr]
        if count:
            found.append((count, str(model._meta.verbose_name)))
    return found
