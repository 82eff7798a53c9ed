"""Searching the change log by what it is about: a text names people, units, batches, documents; rows that point to these count as well."""

import re
from collections.abc import Callable
from typing import Any, Final

from django.db import connection, models
from pghistory.models import Event

from pegawai.models import Impor, Jabatan, Pegawai, Pengguna, UnitKerja
from pegawai.models.riwayat import BUKU, IMPOR
from pegawai.queries import baris

Model = type[models.Model]
Objek = dict[Model, list[int]]
Pencari = Callable[[str], models.QuerySet[Any]]
BANYAK: Final = 200
PENCARI: Final[dict[Model, Pencari]] = {}


def register_objek(model: Model) -> Callable[[Pencari], Pencari]:
    """The decorated function gives the rows of the model that the text names; apps above register theirs."""

    def decorate(function: Pencari) -> Pencari:
        PENCARI[model] = function
        return function

    return decorate


def find_objek(text: str) -> Objek:
    """At most BANYAK rows of each kind, in one query."""
    words = " ".join(text.split())
    if not words:
        return {}
    kinds = list(PENCARI)
    found = [PENCARI[model](words).order_by("pk").annotate(kelas_ke=models.Value(place)) for place, model in enumerate(kinds)]
    first, *rest = [rows.values_list("kelas_ke", "pk")[:BANYAK] for rows in found]
    wanted: Objek = {}
    for place, pk in first.union(*rest, all=True):
        wanted.setdefault(kinds[place], []).append(pk)
    return wanted


def objek_terms(model: Model, wanted: Objek) -> tuple[str, list[Any]] | None:
    """That a row (`e`) is one of these, points to one, points to a row that does, or was written by one of these imports; None where
    it cannot."""
    parts: list[str] = []
    values: list[Any] = []
    if Impor in wanted and (written := _written(model)):
        parts.append(written)
        values.append(wanted[Impor])
    own = getattr(model, "pgh_tracked_model", model)
    if own in wanted:
        parts.append("e.id = ANY(%s)")
        values.append(wanted[own])
    for column in _references(model):
        name, target = connection.ops.quote_name(column.column), column.related_model
        if target in wanted:
            parts.append(f"e.{name} = ANY(%s)")
            values.append(wanted[target])
        elif inner := [(other, wanted[other.related_model]) for other in _references(target) if other.related_model in wanted]:
            tests = " OR ".join(f"r.{connection.ops.quote_name(other.column)} = ANY(%s)" for other, _ in inner)
            parts.append(f"e.{name} IN (SELECT r.{target._meta.pk.column} FROM {baris.table_of(target)} r WHERE {tests})")  # noqa: S608 -- names of models
            values += [keys for _, keys in inner]
    return (f"({' OR '.join(parts)})", values) if parts else None


WRITTEN_SQL: Final = "e.pgh_context_id IN (SELECT x.id FROM pghistory_context x WHERE (x.metadata->>'impor')::bigint = ANY(%s))"
BORN_SQL: Final = (
    "EXISTS (SELECT FROM pegawai_kelahiranimpor x WHERE x.impor_id = ANY(%s) AND x.tabel = '{tabel}' AND e.id BETWEEN x.dari AND x.sampai)"
)


def _written(model: Model) -> str:
    """An event tells its import by its context; of a row that an import made, the import's own line tells (`KelahiranImpor`), which
    stands beside it as `k` unless the table is its own log."""
    if issubclass(model, Event):
        return WRITTEN_SQL
    if model not in IMPOR:
        return ""
    return BORN_SQL.format(tabel=model._meta.db_table) if model in BUKU else "k.impor_id = ANY(%s)"


def _references(model: Model) -> list[Any]:
    skip = ("pgh_obj", "pgh_context") if issubclass(model, Event) else ()
    return [c for c in model._meta.concrete_fields if c.related_model is not None and c.name not in skip]


@register_objek(Pegawai)
def find_pegawai(text: str) -> models.QuerySet[Any]:
    digits = "".join(text.split())
    return Pegawai.objects.filter(nip__startswith=digits) if digits.isdigit() else _by_words(Pegawai.objects.all(), text)


@register_objek(Impor)
def find_impor(text: str) -> models.QuerySet[Any]:
    """By its number, as "impor 12", "#12" or "impor #12", or by the name of its file."""
    if found := re.fullmatch(r"(?:impor\s*#?|#)\s*([0-9]{1,9})", text, re.IGNORECASE):
        return Impor.objects.filter(pk=int(found[1]))
    return Impor.objects.filter(nama_berkas__icontains=text)


@register_objek(UnitKerja)
def find_unit(text: str) -> models.QuerySet[Any]:
    return UnitKerja.objects.search(text)


@register_objek(Jabatan)
def find_jabatan(text: str) -> models.QuerySet[Any]:
    return _by_words(Jabatan.objects.all(), text)


@register_objek(Pengguna)
def find_pengguna(text: str) -> models.QuerySet[Any]:
    found: models.QuerySet[Any] = Pengguna.objects.search(text)
    return found


def _by_words(rows: models.QuerySet[Any], text: str) -> models.QuerySet[Any]:
    for word in text.split():
        rows = rows.filter(nama__icontains=word)
    return rows
