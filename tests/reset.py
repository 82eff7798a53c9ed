"""What transactional tests get instead of Django's flush: every table back to what the migrations left in it.

Django's flush would also empty the reference tables, send post_migrate and take most of such a test's time.
"""

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'django_migrations'"

LARGE = 1 << 20  # bytes

left_by_migrations: dict[str, bytes] = {}


def filled(cursor: CursorWrapper, tables: Iterable[str]) -> set[str]:
    cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables))
    return {name for (name,) in cursor.fetchall()}


def all_tables(cursor: CursorWrapper) -> list[str]:
    cursor.execute(TABLES)
    return [name for (name,) in cursor.fetchall()]


def remember() -> None:
    """Once per test database, right after its migrations."""
    left_by_migrations.clear()
    with connection.cursor() as cursor:
        for table in filled(cursor, all_tables(cursor)):
            with cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy:
                left_by_migrations[table] = b"".join(bytes(part) for part in copy)


def restore() -> None:
    """Triggers and foreign keys rest meanwhile: the rows were lawful when they were remembered.

    Emptying a small table row by row is many times faster than a truncation, which makes new files for it and all its indexes.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL lock_timeout = '10s'")
        dirty = filled(cursor, all_tables(cursor)) | set(left_by_migrations)
        cursor.execute("SELECT name FROM unnest(%s::text[]) name WHERE pg_table_size(name::regclass) > %s", [list(dirty), LARGE])
        if large := [name for (name,) in cursor.fetchall()]:
            cursor.execute(f"TRUNCATE {', '.join(sorted(large))} CASCADE")
        cursor.execute(";".join(f"DELETE FROM {table}" for table in sorted(dirty.difference(large))))
        for table, rows in left_by_migrations.items():
            with cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)") as copy:
                copy.write(rows)
