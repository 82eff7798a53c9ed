"""What the walks put back after each request (`tests/bersama.py`, `tests/dingin.py`, `tests/pintu.py`)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lib import waktu
from lib.siap import fetch_siap
from pegawai.models import Pegawai, Pengguna
from tests import urutan_kunci
from tests.bersama import Semula, is_read
from tests.diklat.pabrik import make_angkatan
from tests.dingin import Simpanan
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import again, enter

pytestmark = pytest.mark.django_db
FUNGSI = """
    SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND provolatile = 'v' AND prorettype <> 'trigger'::regtype
    AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = pg_proc.oid AND deptype = 'e')
"""


def test_what_was_done_is_undone_each_time_also_after_an_error() -> None:
    akun, called = make_pengguna(), list[str]()
    semula = Semula()
    for _ in range(2):
        with semula.undone():
            Pengguna.objects.filter(pk=akun.pk).update(nama="Lain")
            transaction.on_commit(lambda: called.append("later"))
    with semula.undone(), pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    with semula.undone(), pytest.raises(ValueError, match="x"), transaction.atomic(savepoint=False):
        raise ValueError("x")
    assert Pengguna.objects.get(pk=akun.pk).nama == akun.nama != "Lain"
    assert connection.run_on_commit == []


def rolled_back(sql: str) -> int:
    semula = Semula()
    with CaptureQueriesContext(connection) as queries:
        with semula.undone() as statements, connection.cursor() as cursor:
            cursor.execute(sql)
        assert statements == [sql]
    return len([one for one in queries if (one["sql"] or "").startswith("ROLLBACK TO")])


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE pegawai_pengguna SET nama = 'x'",
        "WITH baru AS (DELETE FROM pegawai_pengguna RETURNING 1) SELECT count(*) FROM baru",
        "SELECT id FROM pegawai_pengguna FOR NO KEY UPDATE",
        "SELECT id FROM pegawai_pengguna FOR SHARE",
        "SELECT pg_try_advisory_xact_lock(1)",
        "SELECT nextval(pg_get_serial_sequence('pegawai_pengguna', 'id'))",
        "SELECT set_config('uji.kata', 'x', true)",
        "SAVEPOINT lain",
    ],
)
def test_what_leaves_a_trace_is_taken_back(sql: str) -> None:
    assert rolled_back(sql) == 1


def test_what_only_reads_leaves_nothing_to_take_back() -> None:
    assert rolled_back("SELECT nama FROM pegawai_pengguna") == 0


def test_no_function_that_may_write_counts_as_reading() -> None:
    names = fetch_siap(FUNGSI, [])
    assert {"musnahkan", "sebut_unit_pada"} < {name for (name,) in names}
    assert [name for (name,) in names if is_read(f"SELECT {name}()")] == []


def test_locks_are_watched_within_one_request_and_forgotten_with_it() -> None:
    person, batch = make_pegawai(), make_angkatan()
    semula = Semula()

    @transaction.atomic
    def lock(*rows: Model) -> None:
        for row in rows:
            list(type(row)._default_manager.select_for_update(no_key=isinstance(row, Pegawai)).filter(pk=row.pk).order_by())

    for steps in ([[person], [batch]], [[batch, person]], [[person, batch]]):
        for rows in steps:
            with semula.undone():
                lock(*rows)
        assert urutan_kunci.take_salah() == (["batch after person"] if steps == [[person, batch]] else [])


def test_the_cache_holds_what_it_began_with_and_nothing_else() -> None:
    simpanan = Simpanan({"a": ({"b": [1]}, 60), "c": ("d", None)})
    for _ in range(2):
        cache.set_many({"a": "x", "e": "f"})
        simpanan.put()
        assert cache.get_many(["a", "c", "e"]) == {"a": {"b": [1]}, "c": "d"}
    assert 0 < cache._cache.get_client().ttl(cache.make_key("a")) <= 60


@pytest.mark.parametrize("seconds", [61, 7200])
def test_a_browser_begun_again_has_just_entered_however_long_a_walk_takes(seconds: int, time_machine: Any) -> None:
    """Each request would note the use of its session else, or ask for the password once more."""
    signed_in, semula = enter(make_pengguna("admin")), Semula()
    copy = again(signed_in)
    for browser in (signed_in, copy, signed_in):
        time_machine.move_to(waktu.now() + timedelta(seconds=seconds))
        client = again(browser)
        with semula.undone(), CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("mfa_activate_totp")).status_code == 200
        assert [sql for one in queries if "usersessions" in (sql := one["sql"] or "")] == []
