"""The change log: who changed what, when, from what to what. It reads every event table there is, of this app and of those above.

An event holds the row *before* the change; the row after it is the next event of the same row, or the row as it stands. Only the
event of a creation has no row before: it holds the row as it became, which is also what the event after it holds.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, models
from django.utils import timezone

from pegawai.models import Pegawai, Pengguna
from pegawai.queries.perubahan_kata import Catatan, Kejadian, describe, tracked_models, tracked_of

__all__ = ["SORTS", "Catatan", "DaftarPerubahan", "SaringanPerubahan", "describe", "jenis_choices"]

SORTS = {"waktu": "waktu"}


@dataclass(frozen=True, slots=True)
class SaringanPerubahan:
    jenis: str = ""
    oleh: str = ""
    sejak: date | None = None
    sampai: date | None = None
    pegawai_id: int | None = None

    def as_dict(self) -> dict[str, Any]:
        days = {name: day.isoformat() if day else None for name, day in (("sejak", self.sejak), ("sampai", self.sampai))}
        return {"jenis": self.jenis, "oleh": self.oleh, "pegawai_id": self.pegawai_id, **days}

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "SaringanPerubahan":
        days = {name: date.fromisoformat(text) if (text := values[name]) else None for name in ("sejak", "sampai")}
        return cls(**{**values, **days})


def jenis_choices() -> list[tuple[str, str]]:
    return [(label, str(tracked_of(event)._meta.verbose_name).capitalize()) for label, event in tracked_models().items()]


class DaftarPerubahan:
    """A sliceable list for the paginator: two queries, whatever the number of tables and rows."""

    def __init__(self, saringan: SaringanPerubahan, *, newest_first: bool = True) -> None:
        self.sql, self.params = _build_sql(saringan)
        self.order = "DESC" if newest_first else "ASC"

    def count(self) -> int:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({self.sql}) semua", self.params)  # noqa: S608 -- built from table names only
            return int(cursor.fetchone()[0])

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, part: slice) -> list[Kejadian]:
        start, stop = part.start or 0, part.stop
        sql = f"SELECT * FROM ({self.sql}) semua ORDER BY waktu {self.order}, pgh_id {self.order}, jenis LIMIT %s OFFSET %s"  # noqa: S608 -- built from table names only
        with connection.cursor() as cursor:
            cursor.execute(sql, [*self.params, None if stop is None else stop - start, start])
            return [Kejadian(jenis, pk, waktu, label, _as_dict(text)) for jenis, pk, waktu, label, text in cursor.fetchall()]

    def chunks(self, size: int = 500) -> Iterator[Catatan]:
        """All of it in words, a block at a time."""
        start = 0
        while block := self[start : start + size]:
            yield from describe(block)
            start += size


def _build_sql(saringan: SaringanPerubahan) -> tuple[str, list[Any]]:
    """A union over the event tables with the filters in each branch; only names from model classes are put into the text."""
    branches: list[str] = []
    params: list[Any] = []
    for label, event in tracked_models().items():
        where, values = _where(event, saringan)
        if saringan.jenis not in ("", label) or where is None:
            continue
        table = connection.ops.quote_name(event._meta.db_table)
        branches.append(
            f"SELECT %s AS jenis, e.pgh_id, e.pgh_created_at AS waktu, e.pgh_label, c.metadata FROM {table} e "  # noqa: S608 -- table names of models
            f"LEFT JOIN pghistory_context c ON c.id = e.pgh_context_id WHERE {where}"
        )
        params += [label, *values]
    empty = "SELECT ''::text AS jenis, 0 AS pgh_id, now() AS waktu, ''::text AS pgh_label, NULL::jsonb AS metadata WHERE false"
    return " UNION ALL ".join(branches) or empty, params


def _where(event: type[models.Model], saringan: SaringanPerubahan) -> tuple[str | None, list[Any]]:
    """The condition on one event table; None when the table has nothing to do with the person asked for."""
    terms = ["true"]
    values: list[Any] = []
    if saringan.sejak:
        terms.append("e.pgh_created_at >= %s")
        values.append(_midnight(saringan.sejak))
    if saringan.sampai:
        terms.append("e.pgh_created_at < %s")
        values.append(_midnight(saringan.sampai + timedelta(days=1)))
    if saringan.oleh:
        terms.append("c.metadata->>'user' = ANY(%s)")
        values.append([str(pk) for pk in _accounts_named(saringan.oleh)])
    if saringan.pegawai_id is not None:
        column = _pegawai_column(event)
        if column is None:
            return None, []
        terms.append(f"e.{connection.ops.quote_name(column)} = %s")
        values.append(saringan.pegawai_id)
    return " AND ".join(terms), values


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _accounts_named(text: str) -> list[int]:
    named = models.Q(nama__icontains=text) | models.Q(username__contains="".join(text.split()))
    return list(Pengguna.objects.filter(named).order_by("pk").values_list("pk", flat=True)[:200])


def _pegawai_column(event: type[models.Model]) -> str | None:
    if tracked_of(event) is Pegawai:
        return "id"
    names = {f.name: f for f in event._meta.concrete_fields}
    reference = names.get("pegawai")
    return reference.column if reference is not None and reference.related_model is Pegawai else None


def _as_dict(text: str | None) -> dict[str, Any]:
    """A cursor of Django's gives JSON as text."""
    found = json.loads(text) if text else {}
    return found if isinstance(found, dict) else {}
