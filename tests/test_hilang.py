"""A row that vanishes between the page and the lock of a service: what was asked for is not found, or refused in words, never an error.

The whole table of addresses and of keys in bodies is walked with locks that find nothing, once in every request: the row is gone when it is
locked. In `tests/config/test_serentak.py` somebody really deletes it meanwhile.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.bersama import Semula
from tests.pintu import again
from tests.test_access import ROWS, enter_as
from tests.test_access_isi import KUNCI, make_kota_isi

pytestmark = pytest.mark.django_db
ROLES = ("pegawai", "atasan", "pengelola", "kepegawaian", "admin")


@contextmanager
def first_lock_finds_nothing() -> Iterator[list[str]]:
    """Each statement that locks a single row finds none, the first time it is asked in a request."""
    gone: list[str] = []

    def wrap(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not gone and " LIMIT 21 FOR " in sql and "SKIP LOCKED" not in sql:
            gone.append(sql)
            sql = sql.replace(" LIMIT 21 FOR ", " LIMIT 0 FOR ")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(wrap):
        yield gone


def post(signed_in: Client, url: str, data: dict[str, str], semula: Semula) -> tuple[int, list[str]]:
    client = again(signed_in)
    with semula.undone(), first_lock_finds_nothing() as gone:
        return client.post(url, data).status_code, gone


def test_no_address_falls_over_a_row_that_is_gone_when_it_is_locked() -> None:
    kota, met = make_kota_isi(), set()
    signed_in = {role: enter_as(role, kota) for role in ROLES}
    doers = [(row, next((role for role in ROLES if row.answers[role] not in ("403", "405")), "")) for row in ROWS if row.method == "POST"]
    asked = [(row.name, row.url(kota), role, {}) for row, role in doers if role]
    asked += [(kunci.name, kunci.url(kota), kunci.role, kunci.data(kota, kunci.own)) for kunci in KUNCI if kunci.role in ROLES]
    faults, semula = [], Semula()
    for name, url, role, data in asked:
        status, gone = post(signed_in[role], url, data, semula)
        met |= {name} if gone else set()
        faults += [f"{name} as {role}: {status} after {gone[0][:160]}"] if gone and status >= 500 else []
    assert not faults, "\n".join(faults)
    assert len(met) > 30
