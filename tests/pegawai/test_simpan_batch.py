"""Words are taken out of a sealed table a batch at a time, and never while the table is being sealed."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from lib import waktu
from pegawai.models import Akses, Pemusnahan, Redaksi, RincianSimpan
from pegawai.models.simpan import Jenis
from pegawai.queries.segel_periksa import prove
from pegawai.services import simpan as services
from pegawai.services.segel import seal_jejak
from tests.factories import make_pengguna
from tests.pegawai.test_segel import seal
from tests.pegawai.test_simpan import run, wait
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db
ALAMAT = "203.0.113.9"


@pytest.fixture(autouse=True)
def _outside(settings: Any, tmp_path: Path) -> None:
    settings.SEAL_DIR = tmp_path / "segel"


def make_lewat(banyak: int) -> None:
    akun = make_pengguna("pengelola")
    for _ in range(banyak):
        Akses.objects.create(jenis="masuk", oleh=akun, alamat=ALAMAT, waktu=waktu.now() - timedelta(days=366 * 6))


def request() -> tuple[Pemusnahan, RincianSimpan]:
    row = services.request_pemusnahan(jenis=Jenis.AKSES, by=make_pengguna("kepegawaian"))
    wait(row)
    return row, RincianSimpan.objects.get(jenis=Jenis.AKSES, tabel="pegawai_akses")


def take_out(row: Pemusnahan, rule: RincianSimpan, banyak: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(services.MUSNAHKAN, [row.pk, rule.pk, banyak])
        return int(cursor.fetchone()[0])


def named() -> int:
    return Akses.objects.filter(alamat=ALAMAT).count()


def test_no_more_rows_than_asked_for_at_once() -> None:
    make_lewat(5)
    row, rule = request()
    assert [(take_out(row, rule, 2), named()) for _ in range(4)] == [(2, 3), (2, 1), (1, 0), (0, 0)]


def test_batches_follow_until_none_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "BANYAK", 2)
    make_lewat(4)
    assert run(Jenis.AKSES).jumlah == {"Akses": 4}
    assert named() == 0


def in_thread(act: Callable[[], Any], found: list[Any]) -> threading.Thread:
    def work() -> None:
        try:
            found.append(act())
        finally:
            connections.close_all()

    thread = threading.Thread(target=work)
    thread.start()
    return thread


@pytest.mark.django_db(transaction=True)
def test_words_wait_until_the_block_that_holds_them_is_made(tunggu: Callable[..., None]) -> None:
    """Else the block would say what the row was, and nothing that it was lawfully changed."""
    make_lewat(3)
    with transaction.atomic():
        row, rule = request()
    taken: list[int] = []
    with transaction.atomic():
        seal()
        thread = in_thread(lambda: take_out(row, rule, 10), taken)
        tunggu(lambda: someone_waits() or not thread.is_alive())
        assert (taken, named()) == ([], 3)
    thread.join(60)
    assert (taken, named(), Redaksi.objects.filter(tabel="pegawai_akses").count()) == ([3], 0, 3)
    assert [one for one in prove().temuan if one.blok] == []


@pytest.mark.django_db(transaction=True)
def test_no_block_is_made_while_words_are_taken_out() -> None:
    make_lewat(3)
    with transaction.atomic():
        row, rule = request()
    made: list[Any] = []
    with transaction.atomic():
        assert take_out(row, rule, 10) == 3
        in_thread(seal_jejak, made).join(60)
    assert made == [None]
    seal()
    assert prove().temuan == []
