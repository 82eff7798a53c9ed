"""Child module: the demo city several times over: people and batches with all that hangs on them, in the same units and programmes.

Reads the catalogue, so that a new table grows with the others. Logs of changes, plans with their ledger and accounts stay as they are.
"""

from collections.abc import Iterator

from django.db import connection, transaction

from tests.bench.city import vacuum

SEEDS = ("pegawai_pegawai", "diklat_angkatan")
STILL = (
    "pegawai_pengguna",
    "pegawai_unitkerja",
    "pegawai_impor",
    "pegawai_pekerjaan",
    "rencana_",
    "account_",
    "mfa_",
    "django_",
    "pghistory_",
)
OWN = {
    ("pegawai_pegawai", "nip"): "lpad((row_number() OVER () + 300000000000000000)::text, 18, '0')",
    ("pegawai_pegawai", "email"): "''",
    ("pegawai_penempatan", "memimpin"): "false",
    ("diklat_sesi", "ruang_id"): "NULL::bigint",
}
COUNTED = ("nomor", "urut")  # within a year or a programme
SMALL_STEP, SMALL_END = 500, 32_000  # the step of a small number from copy to copy, and the end of such numbers
FOREIGN_KEYS = """
SELECT conrelid::regclass::text, confrelid::regclass::text, a.attname
FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace AND array_length(c.conkey, 1) = 1
"""
NUMBERED = """
SELECT attrelid::regclass::text FROM pg_attribute WHERE attname = 'id' AND atttypid IN ('int4'::regtype, 'int8'::regtype)
"""
COLUMNS = """
SELECT a.attname, format_type(a.atttypid, NULL), a.atttypmod - 4
FROM pg_attribute a WHERE a.attrelid = %s::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
"""
UNIQUE = """
SELECT array_agg(a.attname::text) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indrelid = %s::regclass AND i.indisunique AND NOT i.indisprimary GROUP BY i.indexrelid
"""


def grow(times: int) -> dict[str, int]:
    """Gives the rows of each table that grew."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL work_mem = '256MB'")
        grown = dict(copies(times))
        for table in grown:
            cursor.execute(f"SELECT setval(pg_get_serial_sequence(%s, 'id'), (SELECT coalesce(max(id), 1) FROM {table}))", [table])
    vacuum()
    return grown


def copies(times: int) -> Iterator[tuple[str, int]]:
    links = ask(FOREIGN_KEYS)
    tables = closure(links)
    numbers = {"last": times - 1, "small": min(SMALL_STEP, SMALL_END // times)}
    steps = {table: int(ask(f"SELECT coalesce(max(id), 0) FROM {table}")[0][0]) for table in tables}
    for table in sorted(tables):
        shifted = {column: steps[other] for owner, other, column in links if owner == table and other in tables}
        with connection.cursor() as cursor:
            cursor.execute(copies_of(table, {"id": steps[table], **shifted}), numbers)
            yield table, steps[table] and cursor.rowcount


def closure(links: list[tuple[str, str, str]]) -> set[str]:
    """What hangs on the seeds and is known by a number; drafts and files on their way are not."""
    found, before, numbered = set(SEEDS), 0, {table for (table,) in ask(NUMBERED)}
    while len(found) > before:
        before = len(found)
        fresh = {owner for owner, other, _ in links if other in found} & numbered
        found |= {owner for owner in fresh if not owner.startswith(STILL) and not owner.endswith("event")}
    return found


def copies_of(table: str, shifted: dict[str, int]) -> str:
    columns = ask(COLUMNS, [table])
    distinct = {name for (names,) in ask(UNIQUE, [table]) if not set(names) & shifted.keys() for name in names}
    values = ", ".join(value_of(table, *column, shifted, distinct) for column in columns)
    names = ", ".join(f'"{name}"' for name, *_ in columns)
    return f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, generate_series(1, %(last)s) salin"


def value_of(table: str, name: str, kind: str, length: int, shifted: dict[str, int], distinct: set[str]) -> str:
    """A key of what grows moves on; what must be distinct gets the number of its copy."""
    if (table, name) in OWN:
        return OWN[table, name]
    if name in shifted:
        return f'"{name}" + salin * {shifted[name]}'
    if name in distinct and kind == "uuid":
        return "gen_random_uuid()"
    if name in distinct and name in COUNTED and kind in ("smallint", "integer"):
        return f'"{name}" + salin * {"%(small)s" if kind == "smallint" else 100_000}'
    if name in distinct and kind in ("character varying", "text"):
        return f"left(\"{name}\", {max(length, 0) or 200} - 4) || '~' || salin"
    return f'"{name}"'


def ask(sql: str, values: list[str] | None = None) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
