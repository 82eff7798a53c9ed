"""Rows into tables by COPY, the fast way."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial

from django.db import connection, transaction

from lib.sql import fetch
from pegawai.queries.instansi import at_office

KEYS_SQL = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2
"""
# A table with open checks cannot be altered.
CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
# The second indexes of tables: no constraint stands on them.
INDEX_SQL = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
    WHERE indrelid IN (SELECT to_regclass(name) FROM unnest(%s::text[]) name) AND NOT indisunique
      AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
    ORDER BY 1
"""


COPY = "COPY {} ({}) FROM STDIN"


@contextmanager
def whole(*later: str) -> Iterator[Callable[[], None]]:
    """All or nothing, without foreign keys until the end: put back, each is checked over all rows at once instead of row by row.

    Those of the tables that are filled `later` come back when what is given is called.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        keys = fetch(KEYS_SQL)
        for table, name, _ in keys:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield partial(_put_back, [key for key in keys if key[0] in later])
        _put_back([key for key in keys if key[0] not in later])


@transaction.atomic
def _put_back(keys: Sequence[Sequence[str]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        for table, name, definition in keys:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


@contextmanager
def without_indexes(*tables: str) -> Iterator[None]:
    """Of tables, and of their change logs, that begin empty and that nobody asks meanwhile: put back, an index is made over all rows
    at once."""
    with connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        cursor.execute(INDEX_SQL, [[*tables, *(f"{table}event" for table in tables)]])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        yield
        cursor.execute(CHECK_NOW)
        for _, definition in indexes:
            cursor.execute(definition)


@transaction.atomic
def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Copy, then tell the planner, which may believe the table empty."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT FROM {table} LIMIT 1")
        with nullcontext() if cursor.fetchall() else without_indexes(table), cursor.copy(COPY.format(table, ", ".join(columns))) as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(f"ANALYZE {table}")


def make_room() -> None:
    """For this connection: whole tables are sorted, joined and indexed, which with the usual memory goes by way of files."""
    with connection.cursor() as cursor:
        cursor.execute("SET work_mem = '64MB'; SET maintenance_work_mem = '128MB'; SET temp_buffers = '64MB'")


def alone(work: Callable[[], object]) -> None:
    """What another process does."""
    try:
        make_room()
        with at_office():
            work()
    finally:
        connection.close()


def reset_sequences(*tables: str) -> None:
    """After rows came with their keys: the next key follows the highest."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM " + table + "))", [table])
