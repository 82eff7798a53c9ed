"""Figures that read years of rows, kept until what they stand on changes: the key counts how often each of their tables was written to."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any, Final

from django.core.cache import cache
from django.db import connection, transaction

from lib.sql import fetch

KEEP_SECONDS: Final = 24 * 3600
# Postgres counts the rows that each table gained, changed and lost, whoever wrote them; a transaction is counted once it has ended, and
# what this one wrote at once. A reset of the counters (a crash) is one more change.
VERSI: Final = """
    SELECT c.relname,
        pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid) + pg_stat_get_tuples_deleted(c.oid)
        + pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid),
        coalesce((SELECT stats_reset::text FROM pg_stat_database WHERE datname = current_database()), '')
    FROM unnest(%(tabel)s::text[]) t (nama) JOIN pg_class c ON c.oid = t.nama::regclass
    ORDER BY c.relname
"""


@dataclass(frozen=True, slots=True)
class Bagian:
    """Something reckoned for a day from these tables; what it gives is what JSON knows."""

    nama: str
    tabel: Sequence[str]
    hitung: Callable[[date], Any]


def load(bagian: Sequence[Bagian], hari: date, *, hitung: bool = True) -> dict[str, Any] | None:
    """What each part says now, reckoned anew where one of its tables was written to. One query where nothing was.

    With `hitung` False None where something would have to be reckoned. All that is reckoned sees one state of the database, and is kept
    under the count from before it: a write meanwhile makes the next reader reckon again.
    """
    keys = _keys(bagian, hari)
    found = cache.get_many(keys.values())
    missing = [part for part in bagian if keys[part.nama] not in found]
    if missing and not hitung:
        return None
    if missing:
        with _one_moment():
            made = {keys[part.nama]: [part.hitung(hari)] for part in missing}
        cache.set_many(made, KEEP_SECONDS)
        found |= made
    return {part.nama: found[keys[part.nama]][0] for part in bagian}


def _keys(bagian: Sequence[Bagian], hari: date) -> dict[str, str]:
    written = {
        nama: f"{nama} {count} {reset}"
        for nama, count, reset in fetch(VERSI, {"tabel": sorted({name for part in bagian for name in part.tabel})})
    }
    marks = {part.nama: sha256("\n".join(written[name] for name in sorted(part.tabel)).encode()).hexdigest()[:20] for part in bagian}
    return {nama: f"simpanan:{nama}:{hari}:{mark}" for nama, mark in marks.items()}


@contextmanager
def _one_moment() -> Iterator[None]:
    """Within a transaction of somebody else it is that one's moment."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
