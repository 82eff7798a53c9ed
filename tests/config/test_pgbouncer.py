"""What a pool of connections that belong to a transaction each does not bear: anything that is to last longer on its connection."""

import re
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import connection

from config.cadangan import basis
from config.checks import APPS
from config.runner import paths
from lib.siap import prepared_cursor

LASTING: Final = re.compile(
    r"pg_(?:try_)?advisory_(?:un)?lock(?:_shared)?\(|\b(?:UN)?LISTEN [a-z]|\bNOTIFY [a-z]|WITH HOLD|CREATE TEMP\b(?!.*ON COMMIT DROP)"
    r"|[\"';] ?(?:RE)?SET (?!LOCAL)[a-z_.]+ ?(?:=|TO\b|[\"';])|set_config\([^)]*false"
)
# Only `migrate` and backups: these connect to the server itself (docs/operasi.md).
DIRECT: Final = {"config/apps.py", "config/cadangan/sidik.py"}
LEFT_OUT: Final = ("config/demo", "config/runner", "config/postgres")


def product_files() -> list[Path]:
    found = (path for app in (*APPS, "config", "lib") for path in (paths.BASE_DIR / app).rglob("*.py"))
    return [path for path in found if "migrations" not in path.parts and not str(path.relative_to(paths.BASE_DIR)).startswith(LEFT_OUT)]


def test_nothing_lasts_longer_than_its_transaction() -> None:
    lasting = {str(path.relative_to(paths.BASE_DIR)) for path in product_files() if LASTING.search(path.read_text())}
    assert lasting == DIRECT


@pytest.mark.parametrize(
    ("text", "lasts"),
    [
        ('"SELECT pg_advisory_lock(1)"', True),
        ('"SELECT pg_try_advisory_lock_shared(1)"', True),
        ('"SELECT pg_advisory_xact_lock(1)"', False),
        ('"LISTEN kabar"', True),
        ("CREATE TEMP TABLE x (id int)", True),
        ("CREATE TEMP TABLE x (id int) ON COMMIT DROP", False),
        ("\"SET work_mem = '1GB'\"", True),
        ("\"SET LOCAL work_mem = '1GB'\"", False),
        ('"RESET work_mem"', True),
        ("set_config('a.b', %s, false)", True),
        ("set_config('a.b', %s, true)", False),
        ("UPDATE x SET nama = 'y'", False),
    ],
)
def test_what_counts_as_lasting(text: str, lasts: bool) -> None:
    assert bool(LASTING.search(text)) == lasts


@pytest.mark.django_db
@pytest.mark.parametrize("pooled", [False, True])
def test_statements_are_kept_with_a_connection_of_ones_own_only(monkeypatch: pytest.MonkeyPatch, pooled: bool) -> None:
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", pooled)
    text = f"SELECT %s::int + {int(pooled)}"
    found: list[Any] = []
    for number in (1, 2):
        with prepared_cursor() as cursor:
            cursor.execute(text, [number])
            found += cursor.fetchone()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement = %s", [text.replace("%s", "$1")])
        assert (found, cursor.fetchone()) == ([1 + pooled, 2 + pooled], (0 if pooled else 1,))


@pytest.mark.django_db
def test_a_backup_is_refused_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump empties the search path of its connection, which the next page would get."""
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    with pytest.raises(basis.CadanganError, match="bukan lewat pgbouncer"):
        basis.get_alamat()
