"""One checksum for each table, at the very moment that a dump shows: what proves that a restore gave every row back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import psycopg

Sambungan = psycopg.Connection[tuple[Any, ...]]
# Nobody could read these after a restore: they are not in a backup either.
LEFT_OUT: Final = ("pegawai_draf", "pegawai_titipan")
TABLES: Final = """
    SELECT format('SELECT %%L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM %%s t', oid::regclass, oid::regclass)
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL (%s) ORDER BY relname
"""
# Texts of days and numbers must not depend on who asks; and a dump may take longer than the role lets others wait.
SESI: Final = """
    SET timezone = 'UTC'; SET datestyle = 'ISO'; SET extra_float_digits = 1; SET bytea_output = 'hex';
    SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
    BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
"""


@dataclass(frozen=True, slots=True)
class Saat:
    """A snapshot held open: a dump that is told its name shows the same rows as the checksums do."""

    nama: str
    sambungan: Sambungan

    def reckon(self) -> str:
        """`table|rows|checksum` on each line. The sum is the same in any order of the rows; each row that is not the same changes it."""
        asked = self.sambungan.execute(TABLES, [list(LEFT_OUT)]).fetchall()
        rows = [self.sambungan.execute(text).fetchone() or () for (text,) in asked]
        return "".join("|".join(map(str, row)) + "\n" for row in rows)


@contextmanager
def hold(alamat: str) -> Iterator[Saat]:
    """`alamat` is what libpq takes."""
    with psycopg.connect(alamat, autocommit=True) as sambungan:
        sambungan.execute(SESI)
        (nama,) = sambungan.execute("SELECT pg_export_snapshot()").fetchone() or ("",)
        yield Saat(nama, sambungan)


def reckon(alamat: str) -> str:
    with hold(alamat) as saat:
        return saat.reckon()


def differences(before: str, after: str) -> list[str]:
    """Names of tables whose rows are not the same."""
    old, new = (dict(line.split("|", 1) for line in text.splitlines() if line) for text in (before, after))
    return sorted(table for table in old.keys() | new.keys() if old.get(table) != new.get(table))
