"""The tables that the change log reads, and how: events of triggers, tables that are their own log, and the rows that imports made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.apps import apps
from django.db import connection, models
from pghistory.models import Event

from lib.sql import fetch
from pegawai.models.riwayat import BUAT, BUKU, IMPOR
from pegawai.queries import baris

Model = type[models.Model]
Pasangan = tuple[models.Model, models.Model | None]
# Before the label of a model, where the key of an entry is that of the row and not that of an event.
LEDGER: Final = "buku:"
BORN: Final = "lahir:"


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event as the list finds it: which table, which event, when, in which context."""

    jenis: str
    pgh_id: int
    waktu: datetime
    label: str
    konteks: dict[str, Any]


def tracked_models() -> dict[str, Model]:
    """Label of each tracked model → its event model, in the order of their names."""
    events = [model for model in apps.get_models() if issubclass(model, Event) and getattr(model, "pgh_tracked_model", None)]
    events.sort(key=lambda event: str(tracked_of(event)._meta.verbose_name))
    return {tracked_of(event)._meta.label_lower: event for event in events}


def tracked_of(event: Any) -> Model:
    """The model that an event is of; any other row is of its own."""
    tracked: Model | None = getattr(event, "pgh_tracked_model", None)
    return tracked or type(event)


def born_models() -> dict[str, Model]:
    """Label → model into which imports write, and whose births by import stand in no other table."""
    return {model._meta.label_lower: model for model in IMPOR if model not in BUKU}


BORN_COLUMNS: Final = (
    f"e.id AS pgh_id, k.waktu AS waktu, '{BUAT}' AS pgh_label, jsonb_build_object('user', k.oleh_id, 'impor', k.impor_id) AS metadata"
)
BORN_FROM: Final = """
    FROM pegawai_kelahiranimpor k JOIN (
        SELECT id{kolom} FROM {tabel} UNION ALL SELECT pgh_obj_id{kolom} FROM {kejadian} WHERE pgh_label = 'hapus'
    ) e ON k.tabel = '{nama}' AND e.id BETWEEN k.dari AND k.sampai
"""


def born_rows(model: Model) -> str:
    """`e`: a row, there or gone by now, with the keys it points to; `k`: the import's line about it."""
    event = tracked_models()[model._meta.label_lower]
    keys = [connection.ops.quote_name(str(c.column)) for c in model._meta.concrete_fields if c.related_model is not None]
    kolom = "".join(f", {key}" for key in keys)
    return BORN_FROM.format(kolom=kolom, tabel=baris.table_of(model), kejadian=baris.table_of(event), nama=model._meta.db_table)


# Each gives: what the event holds, what the next event of the same row holds, the row as it stands.
EVENT_SQL: Final = """
    SELECT %s, e.pgh_id, to_jsonb(e), to_jsonb(n), to_jsonb(t) FROM {kejadian} e
    LEFT JOIN LATERAL (
        SELECT * FROM {kejadian} n WHERE n.pgh_obj_id = e.pgh_obj_id AND n.pgh_id > e.pgh_id ORDER BY n.pgh_id LIMIT 1
    ) n ON true
    LEFT JOIN {tabel} t ON t.id = e.id WHERE e.pgh_id = ANY(%s)
"""
LEDGER_SQL: Final = "SELECT %s, t.id, NULL::jsonb, NULL::jsonb, to_jsonb(t) FROM {tabel} t WHERE t.id = ANY(%s)"
BORN_SQL: Final = """
    SELECT %s, k.id, to_jsonb(n), NULL::jsonb, to_jsonb(t) FROM unnest(%s::bigint[]) k (id)
    LEFT JOIN LATERAL (SELECT * FROM {kejadian} n WHERE n.pgh_obj_id = k.id ORDER BY n.pgh_id LIMIT 1) n ON true
    LEFT JOIN {tabel} t ON t.id = k.id WHERE n.pgh_id IS NOT NULL OR t.id IS NOT NULL
"""


def read_pairs(events: Sequence[Kejadian]) -> dict[tuple[str, int], Pasangan]:
    """What each event holds, and the row as it was next: in the following event, else as it is now. A birth is one row alone."""
    wanted: dict[str, list[int]] = {}
    for one in events:
        wanted.setdefault(one.jenis, []).append(one.pgh_id)
    if not wanted:
        return {}
    found: dict[tuple[str, int], Pasangan] = {}
    for jenis, key, *texts in fetch(
        " UNION ALL ".join(_sql_of(jenis) for jenis in wanted), [value for pair in wanted.items() for value in pair]
    ):
        pair = zip(_models_of(jenis), texts, strict=True)
        before, following, present = (baris.read_row(model, text) if text else None for model, text in pair)
        after = following or present
        if row := before or after:
            found[jenis, key] = (row, None if _sifat(jenis) else after)
    return found


def _sifat(jenis: str) -> str:
    return next((mark for mark in (LEDGER, BORN) if jenis.startswith(mark)), "")


def _models_of(jenis: str) -> tuple[Model, Model, Model]:
    label = jenis.removeprefix(_sifat(jenis))
    model = apps.get_model(label)
    event = tracked_models().get(label, model)
    return event, event, model


def _sql_of(jenis: str) -> str:
    event, _, model = _models_of(jenis)
    sql = {LEDGER: LEDGER_SQL, BORN: BORN_SQL, "": EVENT_SQL}[_sifat(jenis)]
    return sql.format(kejadian=baris.table_of(event), tabel=baris.table_of(model))
