"""The change log: who changed what, when, from what to what. It reads every event table and every ledger there is, of this app and above.

An event holds the row *before* the change; the row after it is the next event of the same row, or the row as it stands. Only the
event of a creation has no row before: it holds the row as it became, which is also what the event after it holds.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, models

from lib.nilai import Nilai
from lib.sql import fetch
from lib.waktu import moment
from pegawai.models import Akses, Pegawai, Pengguna
from pegawai.models.riwayat import BUAT, BUKU
from pegawai.queries import baris
from pegawai.queries.perubahan_jenis import BORN, BORN_COLUMNS, LEDGER, Kejadian, born_models, born_rows, tracked_models, tracked_of
from pegawai.queries.perubahan_kata import Catatan, describe
from pegawai.queries.perubahan_objek import Objek, find_objek, objek_terms

__all__ = ["SORTS", "Catatan", "DaftarPerubahan", "SaringanPerubahan", "describe", "jenis_choices"]

SORTS = {"waktu": "waktu"}
PERUBAHAN = "perubahan"  # every kind but reads and the like
AKSES = Akses._meta.label_lower
HITUNG_MAX = 10_000  # so many are counted and leafed through; who wants older ones says of when
Terms = tuple[list[str], list[Any]]


@dataclass(frozen=True)
class SaringanPerubahan(Nilai):
    objek: str = ""
    jenis: str = ""
    oleh: str = ""
    sejak: date | None = None
    sampai: date | None = None
    pegawai_id: int | None = None
    tanpa_akses: bool = False

    def asks(self, label: str) -> bool:
        if label == AKSES and (self.tanpa_akses or self.jenis == PERUBAHAN):
            return False
        return self.jenis in ("", PERUBAHAN) or self.jenis.partition(":")[0] == label

    @property
    def is_rinci(self) -> bool:
        """Whether somebody asks for rows: then those of an import stand one by one."""
        return bool(self.objek or self.jenis not in ("", PERUBAHAN) or self.pegawai_id is not None)


def jenis_choices(*, akses: bool) -> list[tuple[str, str]]:
    found = {label: str(tracked_of(event)._meta.verbose_name) for label, event in tracked_models().items()}
    found |= {model._meta.label_lower: str(model._meta.verbose_name) for model in BUKU if model is not Akses}
    tables = [(label, name.capitalize()) for label, name in sorted(found.items(), key=lambda one: one[1])]
    if not akses:
        return tables
    kinds = [(f"{AKSES}:{kode}", f"Akses: {str(kata).lower()}") for kode, kata in Akses.Jenis.choices]
    return [(PERUBAHAN, "Semua perubahan data"), (AKSES, "Semua akses"), *kinds, *tables]


class DaftarPerubahan:
    """A sliceable list for the paginator: two queries, however many tables and rows, and one for a searched object.

    What an import made is a line for each table; asked for a person, an object or a kind, it is a line for each row.
    """

    def __init__(self, saringan: SaringanPerubahan, *, newest_first: bool = True) -> None:
        self.branches = list(_branches(saringan))
        self.order = "DESC" if newest_first else "ASC"

    def count(self, most: int | None = HITUNG_MAX) -> int:
        if not self.branches:
            return 0
        tables = " UNION ALL ".join(f"(SELECT {one.dari} LIMIT %s)" for one in self.branches)
        with connection.cursor() as cursor:
            sql = f"SELECT count(*) FROM (SELECT FROM ({tables}) semua LIMIT %s) terbaru"  # noqa: S608 -- names of tables
            cursor.execute(sql, [*(value for one in self.branches for value in (*one.values, most)), most])
            return int(cursor.fetchone()[0])

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Kejadian]:
        start, stop = part.start or 0, part.stop
        return self._read(stop, start, None) if self.branches else []

    def chunks(self, size: int = 500) -> Iterator[Catatan]:
        """All of it in words, a block at a time, each from where the last one ended."""
        last: Kejadian | None = None
        while self.branches and (block := self._read(size, 0, last)):
            yield from describe(block)
            last = block[-1]

    def _read(self, stop: int | None, start: int, after: Kejadian | None) -> list[Kejadian]:
        """Each table gives its own first rows by its index on the time; only these are put in order. No table has two rows of one moment
        and key, so one more than is wanted makes up for the row that was the last."""
        most = stop if after is None or stop is None else stop + 1
        sign = "<=" if self.order == "DESC" else ">="
        place, seen, params = "", "", list[Any]()
        if after is not None:
            place, seen = f" AND ({{waktu}}, {{kunci}}) {sign} (%s, %s)", "WHERE (waktu, pgh_id) <> (%s, %s) OR jenis > %s"
        edge: list[Any] = [] if after is None else [after.waktu, after.pgh_id]
        for one in self.branches:
            params += [one.jenis, *one.values, *edge, most]
        tables = " UNION ALL ".join(
            f"(SELECT %s AS jenis, {one.kolom} {one.dari}{place.format(waktu=one.waktu, kunci=one.kunci)}"
            f" ORDER BY {one.waktu} {self.order}, {one.kunci} {self.order} LIMIT %s)"
            for one in self.branches
        )
        sql = f"SELECT * FROM ({tables}) semua {seen} ORDER BY waktu {self.order}, pgh_id {self.order}, jenis LIMIT %s OFFSET %s"  # noqa: S608 -- built from table names only
        rest: list[Any] = [] if after is None else [*edge, after.jenis]
        return [
            Kejadian(jenis, pk, waktu, label, _as_dict(text))
            for jenis, pk, waktu, label, text in fetch(sql, [*params, *rest, None if stop is None else stop - start, start])
        ]


@dataclass(frozen=True, slots=True)
class Cabang:
    """One table's part of the union; only names from model classes stand in its text."""

    jenis: str
    kolom: str
    dari: str
    waktu: str
    kunci: str
    values: list[Any]


def _branches(saringan: SaringanPerubahan) -> Iterator[Cabang]:
    wanted = find_objek(saringan.objek) if saringan.objek else None
    accounts = [str(pk) for pk in _accounts_named(saringan.oleh)] if saringan.oleh else None
    for label, event in tracked_models().items():
        if saringan.asks(label):
            kolom = "e.pgh_id, e.pgh_created_at AS waktu, e.pgh_label, c.metadata"
            dari = f"FROM {baris.table_of(event)} e LEFT JOIN pghistory_context c ON c.id = e.pgh_context_id"
            terms = _terms(saringan, event, "e.pgh_created_at", wanted)
            if terms is not None:
                yield _branch(label, kolom, dari, ("e.pgh_created_at", "e.pgh_id"), terms, ("c.metadata->>'user'", accounts))
    for model, buku in BUKU.items():
        label = model._meta.label_lower
        if saringan.asks(label):
            oleh = f"e.{buku.oleh}" if buku.oleh else "NULL"
            kolom = f"e.id AS pgh_id, e.{buku.waktu} AS waktu, '{BUAT}' AS pgh_label, jsonb_build_object('user', {oleh}) AS metadata"
            terms = _terms(saringan, model, f"e.{buku.waktu}", wanted)
            if terms is not None:
                dari = f"FROM {baris.table_of(model)} e"
                yield _branch(LEDGER + label, kolom, dari, (f"e.{buku.waktu}", "e.id"), terms, (f"({oleh})::text", accounts))
    if saringan.is_rinci:
        yield from _born(saringan, wanted, accounts)


def _born(saringan: SaringanPerubahan, wanted: Objek | None, accounts: list[str] | None) -> Iterator[Cabang]:
    """The rows that imports made, one by one."""
    for label, model in born_models().items():
        if saringan.asks(label) and (terms := _terms(saringan, model, "k.waktu", wanted)) is not None:
            yield _branch(BORN + label, BORN_COLUMNS, born_rows(model), ("k.waktu", "e.id"), terms, ("(k.oleh_id)::text", accounts))


def _branch(jenis: str, kolom: str, dari: str, urut: tuple[str, str], terms: Terms, oleh: tuple[str, list[str] | None]) -> Cabang:
    where, values = [*terms[0]], [*terms[1]]
    if oleh[1] is not None:
        where.append(f"{oleh[0]} = ANY(%s)")
        values.append(oleh[1])
    return Cabang(jenis, kolom, f"{dari} WHERE {' AND '.join(where) or 'true'}", *urut, values)


def _terms(saringan: SaringanPerubahan, model: type[models.Model], waktu: str, wanted: Objek | None) -> Terms | None:
    """The conditions on one table; None when the table has nothing to do with what is asked for."""
    terms: list[str] = []
    values: list[Any] = []
    if saringan.sejak:
        terms.append(f"{waktu} >= %s")
        values.append(moment(saringan.sejak))
    if saringan.sampai:
        terms.append(f"{waktu} < %s")
        values.append(moment(saringan.sampai + timedelta(days=1)))
    if saringan.pegawai_id is not None:
        column = _pegawai_column(model)
        if column is None or model in BUKU:
            return None
        terms.append(f"e.{connection.ops.quote_name(column)} = %s")
        values.append(saringan.pegawai_id)
    if model is Akses and ":" in saringan.jenis:
        terms.append("e.jenis = %s")
        values.append(saringan.jenis.partition(":")[2])
    if wanted is not None:
        found = objek_terms(model, wanted)
        if found is None:
            return None
        terms.append(found[0])
        values += found[1]
    return terms, values


def _accounts_named(text: str) -> list[int]:
    named = models.Q(nama__icontains=text) | models.Q(username__contains="".join(text.split()))
    return list(Pengguna.objects.filter(named).order_by("pk").values_list("pk", flat=True)[:200])


def _pegawai_column(event: type[models.Model]) -> str | None:
    if getattr(event, "pgh_tracked_model", event) is Pegawai:
        return "id"
    names = {f.name: f for f in event._meta.concrete_fields}
    reference = names.get("pegawai")
    return reference.column if reference is not None and reference.related_model is Pegawai else None


def _as_dict(text: str | None) -> dict[str, Any]:
    """A cursor of Django's gives JSON as text."""
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
