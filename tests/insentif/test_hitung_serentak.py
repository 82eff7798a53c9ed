"""A run that is killed in the middle, and two at once: the next one, or the other one, leaves exactly what one undisturbed run leaves."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from insentif.models import Perhitungan, PostingPoin
from insentif.services import hitung
from insentif.tasks import recalculate_malam
from tests.factories import make_pegawai
from tests.insentif.pabrik import HARI, make_lulus, saldo
from tests.insentif.test_hitung_riwayat import forget, standing
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db(transaction=True)
LAMA_DETIK = 120


def run_until_second_part(tell: int) -> None:
    """In a process of its own: the nightly task, halted when its second part is written and not yet committed."""
    connection.connection = None  # the parent's; a new one is opened here
    whole, parts = hitung.recalculate_range, []

    def halt(first: int, last: int) -> hitung.Hasil:
        hasil = whole(first, last)
        parts.append(hasil)
        if len(parts) == 2:
            os.write(tell, b"%d" % hasil.dicatat)
            time.sleep(LAMA_DETIK)
        return hasil

    hitung.recalculate_range = halt  # type: ignore[assignment]
    recalculate_malam()


def kill_in_the_middle() -> int:
    """How many lines the part had written that was lost."""
    listen, tell = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            run_until_second_part(tell)
        finally:
            os._exit(1)
    os.close(tell)
    lost = int(os.read(listen, 9) or b"0")
    os.kill(pid, signal.SIGKILL)
    os.close(listen)
    assert os.waitpid(pid, 0)[1] == signal.SIGKILL
    return lost


def test_a_killed_run_is_completed_by_the_next(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hitung, "BAGIAN", 1)
    people = [make_pegawai() for _ in range(3)]
    for person in people:
        make_lulus(person, jp=8)
        make_lulus(person, jp=8, hari=HARI + timedelta(days=1))
    assert kill_in_the_middle() == 2
    assert [saldo(person) for person in people] == [16, 0, 0]
    killed = Perhitungan.objects.get()
    assert (killed.selesai, killed.bagian, killed.jumlah_bagian, killed.dicatat, killed.poin) == (None, 1, 3, 2, 16)
    assert hitung.recalculate() == hitung.Hasil(dicatat=4, dibalik=0, poin=32)
    rows = standing()
    with transaction.atomic():
        forget()
        hitung.recalculate()
    assert standing() == rows


@pytest.mark.parametrize("locked", [pytest.param(True, id="lock"), pytest.param(False, id="control without the lock")])
def test_the_second_of_two_at_once_finds_nothing_left(locked: bool, monkeypatch: pytest.MonkeyPatch, tunggu: Callable[..., None]):
    """The control shows that they do meet: without the lock both want to write the same lines, and the ledger itself refuses one."""
    make_lulus(make_pegawai(), jp=8)
    if not locked:
        monkeypatch.setattr(hitung, "lock_buku", lambda: None)
    first_wrote = Event()

    def first() -> Any:
        with transaction.atomic():
            hasil = hitung.recalculate()
            first_wrote.set()
            tunggu(someone_waits, 60)
        return hasil

    def second() -> Any:
        assert first_wrote.wait(60)
        try:
            return hitung.recalculate()
        except IntegrityError as error:
            return "postingpoin_sekali" in str(error)

    def alone(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(alone, (first, second)))
    assert found == [hitung.Hasil(dicatat=1, poin=8), hitung.Hasil() if locked else True]
    assert PostingPoin.objects.count() == 1
