"""Rows into tables by COPY, the fast way."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

KEYS_SQL = """
    SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint
    WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2
"""
# A table with open checks cannot be altered.
CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED"
# The second indexes of a table: no constraint stands on them.
INDEX_SQL = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
    WHERE indrelid = %s::regclass AND NOT indisunique AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""


@contextmanager
def whole() -> Iterator[None]:
    """All or nothing, without foreign keys until the end: put back, each is checked over all rows at once instead of row by row."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        cursor.execute(KEYS_SQL)
        keys = cursor.fetchall()
        for table, name, _ in keys:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        cursor.execute(CHECK_NOW)
        for table, name, definition in keys:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


@transaction.atomic
def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Copy, then tell the planner, which may believe the table empty. Indexes of a table that was are made over all its rows at once."""
    with connection.cursor() as cursor:
        cursor.execute(CHECK_NOW)
        cursor.execute(f"SELECT FROM {table} LIMIT 1")
        indexes = []
        if not cursor.fetchall():
            cursor.execute(INDEX_SQL, [table])
            indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(CHECK_NOW)
        for _, definition in indexes:
            cursor.execute(definition)
        cursor.execute(f"ANALYZE {table}")


def reset_sequences(*tables: str) -> None:
    """After rows came with their keys: the next key follows the highest."""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT max(id) FROM " + table + "))", [table])
