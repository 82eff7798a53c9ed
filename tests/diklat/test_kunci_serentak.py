"""What two do at once under one lock (docs/keputusan/0046). Each rule has a control that shows what the lock keeps away."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError, Event
from types import ModuleType
from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from diklat.models import Angkatan, Pendaftaran, Transisi
from diklat.queries import pendaftaran as queries
from diklat.services import kunci
from diklat.services import pendaftaran as services
from diklat.services.pendaftaran import kursi, putusan
from pegawai.models import Notifikasi
from pegawai.services.kunci import lock_pegawai
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.diklat.test_kursi_serentak import enroll, make_accounts, meet
from tests.factories import make_pegawai, make_pengguna

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
DIPUTUSKAN = ("setujui", "tolak")


def decide_at_once() -> tuple[list[object], Pendaftaran]:
    """One officer approves the application that the other one refuses."""
    angkatan = make_angkatan(make_program(persetujuan="atasan_pengelola"))
    row = make_pendaftaran(angkatan, make_pegawai(), "disetujui_atasan")
    results = meet(
        partial(services.approve_pendaftaran, pendaftaran_id=row.pk, by=make_pengguna("pengelola")),
        partial(services.refuse_pendaftaran, pendaftaran_id=row.pk, by=make_pengguna("pengelola"), alasan="Uji"),
    )
    return results, row


def test_two_officers_who_decide_differently_leave_one_decision() -> None:
    for _ in range(4):
        results, row = decide_at_once()
        assert [result for result in results if not isinstance(result, Pendaftaran)] == ["langkah"]
        row.refresh_from_db()
        (step,) = Transisi.objects.filter(pendaftaran=row, aksi__in=DIPUTUSKAN).values_list("aksi", flat=True)
        told = list(Notifikasi.objects.filter(pegawai=row.pegawai_id).values_list("aturan", flat=True))
        assert (row.status, told) == {"setujui": ("terdaftar", ["terdaftar"]), "tolak": ("ditolak", ["ditolak"])}[step]
        assert queries.find_beda() == []


def meet_at(monkeypatch: pytest.MonkeyPatch, module: ModuleType, step: str, *, locked: bool) -> None:
    """Whoever comes to this step waits for another one: not for long where the lock keeps that one away, else until it is there."""
    gate, real = Barrier(2, timeout=0.3 if locked else 60), getattr(module, step)

    def wait(*args: Any, **kwargs: Any) -> object:
        with suppress(BrokenBarrierError):
            gate.wait()
        return real(*args, **kwargs)

    monkeypatch.setattr(module, step, wait)
    if not locked:
        monkeypatch.setattr(kunci, "lock_angkatan", lambda pk: Angkatan.objects.select_related("program").get(pk=pk))


def test_control_two_officers_without_the_lock_decide_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    meet_at(monkeypatch, putusan, "take_langkah", locked=False)
    _, row = decide_at_once()
    assert sorted(Transisi.objects.filter(pendaftaran=row, aksi__in=DIPUTUSKAN).values_list("aksi", flat=True)) == ["setujui", "tolak"]


def make_queue() -> tuple[Angkatan, list[Any], list[Pendaftaran]]:
    """One seat, taken, and two who wait for it."""
    angkatan, accounts = make_angkatan(kuota=1), make_accounts(3)
    return angkatan, accounts, [enroll(angkatan, akun) for akun in accounts]


@pytest.mark.parametrize(("locked", "times"), [pytest.param(True, 1, id="lock"), pytest.param(False, 2, id="control without the lock")])
def test_the_last_promotion_is_given_once(locked: bool, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    angkatan, _, rows = make_queue()
    Angkatan.objects.filter(pk=angkatan.pk).update(kuota=2)
    meet_at(monkeypatch, kursi, "_seat", locked=locked)
    if not locked:
        monkeypatch.setattr(kursi, "refresh_kursi", lambda angkatan: None)  # it writes to the batch, and so would wait too
    meet(*[partial(services.fill_seats, angkatan_id=angkatan.pk)] * 2)
    given = Transisi.objects.filter(pendaftaran__in=rows, aksi="beri_kursi", dari="daftar_tunggu")
    assert list(given.values_list("pendaftaran", flat=True)) == [rows[1].pk] * times
    assert Notifikasi.objects.filter(aturan="dari_tunggu", objek=f"pendaftaran:{rows[1].pk}").count() == 1


def leave_at_once(_: int = 0) -> list[str]:
    """Who has the seat, and the first who waits for it."""
    angkatan, accounts, rows = make_queue()
    meet(*[partial(services.cancel_pendaftaran, pendaftaran_id=rows[n].pk, by=accounts[n], alasan="Uji") for n in (0, 1)])
    return list(Pendaftaran.objects.filter(angkatan=angkatan).order_by("urutan").values_list("status", flat=True))


def test_who_leaves_the_queue_while_a_seat_comes_free_keeps_it_from_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    meet_at(monkeypatch, kursi, "settle", locked=True)
    assert leave_at_once() == ["dibatalkan", "dibatalkan", "terdaftar"]
    assert queries.find_beda() == []


def test_control_without_the_lock_they_wait_for_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    meet_at(monkeypatch, kursi, "settle", locked=False)
    with pytest.raises(OperationalError, match="deadlock"):
        list(map(leave_at_once, range(20)))  # only where the one who has the seat goes on first


@pytest.mark.parametrize(
    ("held", "wanted", "waits"),
    [
        (kunci.lock_kedatangan, lock_pegawai, False),
        (lock_pegawai, kunci.lock_kedatangan, False),
        (kunci.lock_kedatangan, kunci.lock_kedatangan, True),
        (lock_pegawai, lock_pegawai, True),
    ],
)
def test_the_two_locks_of_a_person_do_not_wait_for_each_other(
    held: Callable[[list[int]], None], wanted: Callable[[list[int]], None], waits: bool
) -> None:
    pk, taken, asked = make_pegawai().pk, Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            held([pk])
            taken.set()
            assert asked.wait(60)

    def ask() -> bool:
        assert taken.wait(60)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '200ms'")
                wanted([pk])
        except DatabaseError:
            return True
        finally:
            asked.set()
        return False

    assert meet(hold, ask) == [None, waits]
