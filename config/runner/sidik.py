"""One checksum for each table, at the very moment that a dump shows: what proves that a restore gave every row back."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from . import postgres
from .say import RunnerError

# Nobody could read these after a restore: they are not in a backup either.
LEFT_OUT = ("pegawai_draf", "pegawai_titipan")
# The sum is the same in any order of the rows; a row that is missing, twice or different changes it.
TABLES = r"""
SELECT format('SELECT %L, count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM %s t', oid::regclass, oid::regclass)
FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname NOT IN (LEFT_OUT) ORDER BY relname
\gexec
""".replace("LEFT_OUT", ", ".join(f"'{table}'" for table in LEFT_OUT))


@dataclass
class Moment:
    """A snapshot held open: a dump that is told of it shows the same rows as the checksums do."""

    name: str
    session: "subprocess.Popen[str]"

    def reckon(self) -> str:
        """`table|rows|checksum` on each line; ends the snapshot."""
        found, complaint = self.session.communicate(f"{TABLES}COMMIT;\n")
        if self.session.returncode:
            raise RunnerError(f"Sidik basis data tidak dapat dihitung:\n{complaint[-2000:]}")
        return found


@contextmanager
def hold(database: postgres.Postgres, name: str = postgres.USER, user: str = postgres.USER) -> Iterator[Moment]:
    options = ("-h", str(database.sockets), "-U", user, "-d", name, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1")
    with subprocess.Popen(
        [str(database.launcher.bin / "psql"), *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=postgres.clean_env(),
    ) as session:
        # texts of days and numbers must not depend on who asks
        _ask(session, "SET timezone = 'UTC'; SET datestyle = 'ISO'; SET extra_float_digits = 1; SET bytea_output = 'hex';\n")
        _ask(session, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT pg_export_snapshot();\n")
        try:
            yield Moment(session.stdout.readline().strip() if session.stdout else "", session)
        finally:
            if session.poll() is None:
                session.kill()


def _ask(session: "subprocess.Popen[str]", text: str) -> None:
    if session.stdin:
        session.stdin.write(text)
        session.stdin.flush()


def reckon(database: postgres.Postgres, name: str = postgres.USER) -> str:
    with hold(database, name) as moment:
        return moment.reckon()


def differences(before: str, after: str) -> list[str]:
    """Names of tables whose rows are not the same."""
    old, new = (dict(line.split("|", 1) for line in text.splitlines() if line) for text in (before, after))
    return sorted(table for table in old.keys() | new.keys() if old.get(table) != new.get(table))
