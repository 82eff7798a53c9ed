"""The order of locks (docs/keputusan/0046) watched while tests run: whoever steps back, in any transaction, turns the test red."""

import re
import sys
from collections.abc import Callable, Sequence
from threading import local
from types import FrameType
from typing import Any, Final

from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.transaction import Atomic
from psycopg.pq import TransactionStatus

from diklat.services.kunci import LOCKS

ORANG, ANGKATAN, PAGU, PEGAWAI = NAMA = ("arrivals of a person", "batch", "budget", "person")
# What takes a lock, and how to read from its parameters whose.
PERNYATAAN: Final[Sequence[tuple[str, re.Pattern[str], Callable[[Any], list[int]]]]] = (
    (ORANG, re.compile(r"pg_advisory_xact_lock\(%s, place\)"), lambda params: list(params[1])),
    (ORANG, re.compile("diklat_pendaftaran_terakhir"), lambda params: [params["pegawai"] % LOCKS]),
    (ANGKATAN, re.compile(r'FROM "diklat_angkatan" .*FOR UPDATE'), lambda params: [params[0]]),
    (PAGU, re.compile(r'FROM "rencana_paguanggaran" .*FOR UPDATE'), lambda params: [pk for pk in params if isinstance(pk, int)]),
    (PEGAWAI, re.compile(r'FROM "pegawai_pegawai" .*FOR NO KEY UPDATE'), lambda params: [pk for pk in params if isinstance(pk, int)]),
)


class Catatan(local):
    """What the transaction of this thread holds. In a test inside one transaction each first savepoint is one of the product's."""

    transaksi: object = None
    dasar: int | None = None

    def __init__(self) -> None:
        self.dipegang: list[tuple[int, int]] = []

    def look(self) -> None:
        ids = connection.savepoint_ids
        transaksi = ids[self.dasar] if self.dasar is not None and len(ids) > self.dasar else None
        alone = self.dasar is not None and transaksi is None
        begins = alone or connection.connection.info.transaction_status == TransactionStatus.IDLE
        if begins or transaksi != self.transaksi:
            self.dipegang = []
        self.transaksi = transaksi


catatan, salah = Catatan(), list[str]()


def begin() -> None:
    """What is open now was opened by the test."""
    catatan.dasar = len(connection.savepoint_ids) if connection.in_atomic_block else None
    catatan.transaksi, catatan.dipegang = None, []


def take_salah() -> list[str]:
    """For a test that steps back on purpose."""
    found = sorted(set(salah))
    salah.clear()
    return found


def takes(sql: str) -> bool:
    """One of these words is in each of the statements above. Every statement is asked: so without a loop."""
    return "FOR UPDATE" in sql or "FOR NO KEY UPDATE" in sql or "pg_advisory_xact_lock" in sql or "diklat_pendaftaran_terakhir" in sql


def note(sql: str, params: Any) -> None:
    if not (catatan.dipegang or takes(sql)):
        return  # nothing is held and nothing is taken
    found = next(((nama, read) for nama, pattern, read in PERNYATAAN if pattern.search(sql)), None)
    catatan.look()
    if found is None:
        return
    for key in found[1](params):
        lock = (NAMA.index(found[0]), key)
        last = max(catatan.dipegang, default=lock)
        if lock < last and lock not in catatan.dipegang:
            salah.append(f"{NAMA[lock[0]]} after {NAMA[last[0]]}")
        catatan.dipegang.append(lock)


def watch() -> None:
    """Also what is sent without Django's wrappers, and from threads. A transaction that a test opens around services is none of theirs."""
    execute, enter, leave = CursorWrapper._execute, Atomic.__enter__, Atomic.__exit__

    def noting(self: CursorWrapper, sql: str, params: Any, *args: Any) -> Any:
        if self.db.connection is not None:
            note(str(sql), params)
        return execute(self, sql, params, *args)

    def entering(self: Atomic) -> None:
        enter(self)
        if is_test(sys._getframe(1)):
            begin()

    def leaving(self: Atomic, *error: Any) -> None:
        leave(self, *error)
        if is_test(sys._getframe(1)):
            begin()

    CursorWrapper._execute = noting  # type: ignore[method-assign]
    Atomic.__enter__, Atomic.__exit__ = entering, leaving  # type: ignore[method-assign]


def is_test(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__")).startswith("tests.")
