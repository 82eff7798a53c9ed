"""What the application may do in the database: it writes rows, but changes no table and takes back nothing that only grows.

Told after every `migrate`, for all tables at once, so a new one needs no line anywhere. The roles are made by config/postgres/peran.sql;
where they are not, there is one role for everything, and nothing to tell.
"""

from typing import Any

from django.db import connection, models, transaction

from lib.pemicu import only_growing

APLIKASI = "tangkas_aplikasi"
READ_ONLY = ("django_migrations", "pegawai_redaksi", "pegawai_rinciansimpan")  # the last two: what retention may do, and did
TABLES = """
    SELECT quote_ident(relname) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = %s AND pg_has_role(relowner, 'USAGE') ORDER BY 1
"""


def grant_rights(**_: Any) -> None:
    """All in one transaction: a running application never sees half of it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [APLIKASI])
        if not cursor.fetchall():
            return
        tables, views, growing = _names(cursor, "r"), _names(cursor, "v"), only_growing()
        for right in (
            f"REVOKE ALL ON {tables}, {views} FROM {APLIKASI}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE, MAINTAIN ON {tables} TO {APLIKASI}",
            f"GRANT SELECT ON {views} TO {APLIKASI}",
            f"GRANT USAGE, SELECT ON SEQUENCE {_names(cursor, 'S')} TO {APLIKASI}",
            f"REVOKE UPDATE, DELETE, MAINTAIN ON {', '.join(growing)} FROM {APLIKASI}",
            f"REVOKE INSERT, UPDATE, DELETE, MAINTAIN ON {', '.join(READ_ONLY)} FROM {APLIKASI}",
            # Row locks that foreign keys take ask for the right to update some column: the key's, which the trigger protects.
            *(f"GRANT UPDATE ({model._meta.pk.column}) ON {table} TO {APLIKASI}" for table, model in growing.items() if _referred(model)),
        ):
            cursor.execute(right)


def _referred(model: type[models.Model]) -> bool:
    return bool(model._meta.related_objects)


def _names(cursor: Any, kind: str) -> str:
    cursor.execute(TABLES, [kind])
    return ", ".join(name for (name,) in cursor.fetchall())
