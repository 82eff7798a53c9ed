"""What transactional tests get instead of Django's flush: every table back to what the migrations left in it.

Django's flush would also empty the reference tables, send post_migrate and take most of such a test's time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from lib.siap import PreparedCursor

TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations' ORDER BY 1"

LARGE = 1 << 20  # bytes


@dataclass
class Left:
    """The rows of a table after the migrations, and the transaction that put them there last."""

    rows: bytes
    count: int
    xid: str = "0"


left_by_migrations: dict[str, Left] = {}
_kept: BaseDatabaseWrapper | None = None


def kept() -> BaseDatabaseWrapper:
    """A connection for the whole run: it knows all tables and keeps its plans, where a new one would learn both after each test.

    Triggers and foreign keys rest for good: the rows were lawful when they were remembered, and a rest of a moment forgets every plan."""
    global _kept
    if _kept is None:
        _kept = connection.copy()
        _kept.ensure_connection()
        _kept.connection.prepare_threshold = 0
        with _kept.cursor() as cursor:
            cursor.execute("SET session_replication_role = 'replica'; SET lock_timeout = '10s'")
    return _kept


def all_tables(cursor: CursorWrapper) -> list[str]:
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall()]


def changed(cursor: CursorWrapper, tables: Iterable[str]) -> set[str]:
    """Those that hold anything else than what the migrations left, and what was put back by one transaction each."""
    texts, xids = [], {}
    for table in tables:
        if left := left_by_migrations.get(table):
            xids[table] = left.xid
            same = f"count(*) = {left.count} AND count(*) FILTER (WHERE xmin = %({table})s::text::xid) = {left.count}"
            texts.append(f"SELECT '{table}' WHERE NOT (SELECT {same} FROM {table})")
        else:
            texts.append(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})")
    cursor.execute(" UNION ALL ".join(texts), xids)
    return {name for (name,) in cursor.fetchall()}


def remember() -> None:
    """Once per test database, right after its migrations."""
    left_by_migrations.clear()
    with connection.cursor() as cursor:
        found = {}
        for table in changed(cursor, all_tables(cursor)):
            with cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy:
                rows = b"".join(bytes(part) for part in copy)
            found[table] = Left(rows, cursor.rowcount)
    left_by_migrations.update(found)


def restore() -> None:
    own = kept()
    own.set_autocommit(False)
    try:
        with own.make_cursor(PreparedCursor(own.connection)) as cursor:
            _restore(cursor)
        own.commit()
    finally:
        own.rollback()
        own.set_autocommit(True)


def _restore(cursor: CursorWrapper) -> None:
    """Emptying a small table row by row is many times faster than a truncation, which makes new files for it and all its indexes."""
    dirty = changed(cursor, all_tables(cursor))
    cursor.execute("SELECT name FROM unnest(%s::text[]) name WHERE pg_table_size(name::regclass) > %s", [list(dirty), LARGE])
    if large := {name for (name,) in cursor.fetchall()}:
        cursor.execute(f"TRUNCATE {', '.join(sorted(large))} CASCADE")
        dirty |= set(left_by_migrations)  # those that name a row of a large one went with it
    for table in sorted(dirty - large):
        cursor.execute(f"DELETE FROM {table}")
    for table in sorted(dirty & left_by_migrations.keys()):
        left = left_by_migrations[table]
        with cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
            copy.write(left.rows)
        cursor.execute("SELECT pg_current_xact_id()::xid::text")
        ((left.xid,),) = cursor.fetchall()
