"""Many at once for the last points, the last piece and one wish. Each race has a control without the lock of the ledger."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError, Event
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from diklat.models import Pendaftaran
from insentif.models import Imbalan, Penukaran
from insentif.queries import tukar as queries
from insentif.queries.saldo import saldo_of
from insentif.services import hitung
from insentif.services import tukar as services
from pegawai.models import Pengguna
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import make_lulus
from tests.insentif.pabrik_tukar import give_poin, make_imbalan

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def make_rich(poin: int) -> Pengguna:
    akun = make_pengguna(pegawai=make_pegawai())
    give_poin(akun.pegawai, timezone.localdate().year, poin)
    return akun


def redeem(by: Pengguna, imbalan: Imbalan) -> Any:
    with suppress(IntegrityError):
        return services.create_penukaran(imbalan_id=imbalan.pk, poin=imbalan.poin, by=by)
    return "hukum"


def refused(results: list[Any]) -> list[str]:
    return sorted(result for result in results if isinstance(result, str))


def berlaku(akun: Pengguna) -> int:
    return saldo_of(akun.pegawai_id or 0, timezone.localdate()).berlaku


def wait_after(monkeypatch: pytest.MonkeyPatch, place: Any, name: str, *, locked: bool) -> None:
    """Whoever has read the conditions waits for another one; not for long where the lock keeps that one out."""
    barrier, real = Barrier(2, timeout=0.3 if locked else 60), getattr(place, name)

    def wait(*args: Any) -> Any:
        answer = real(*args)
        with suppress(BrokenBarrierError):
            barrier.wait()
        return answer

    monkeypatch.setattr(place, name, wait)
    if not locked:
        monkeypatch.setattr(services, "lock_buku", lambda: None)


@pytest.mark.parametrize(("locked", "wanted", "left"), [(True, ["kurang"], 0), (False, [], -50)])
def test_two_clicks_for_the_last_points(monkeypatch: pytest.MonkeyPatch, locked: bool, wanted: list[str], left: int):
    akun, things = make_rich(50), [make_imbalan(name, poin=50) for name in ("Buku", "Kunjungan")]
    wait_after(monkeypatch, queries, "why_not", locked=locked)
    results = meet(*[partial(redeem, akun, thing) for thing in things])
    assert (refused(results), berlaku(akun)) == (wanted, left)


@pytest.mark.parametrize(("locked", "wanted"), [(True, ["habis"] * 11), (False, ["hukum"])])
def test_many_people_for_the_last_piece(monkeypatch: pytest.MonkeyPatch, locked: bool, wanted: list[str]):
    """Without the lock the database refuses the piece that is not there, and nobody says why."""
    people, imbalan = [make_rich(50) for _ in range(12 if locked else 2)], make_imbalan(stok=1)
    wait_after(monkeypatch, queries, "why_not", locked=locked)
    results = meet(*[partial(redeem, akun, imbalan) for akun in people])
    imbalan.refresh_from_db()
    assert (refused(results), imbalan.stok, Penukaran.objects.count()) == (wanted, 0, 1)
    assert sorted(berlaku(akun) for akun in people) == [10, *[50] * (len(people) - 1)]


@pytest.mark.parametrize(("locked", "wanted"), [(True, ["menunggu"]), (False, ["hukum"])])
def test_one_click_that_comes_twice(monkeypatch: pytest.MonkeyPatch, locked: bool, wanted: list[str]):
    akun, imbalan = make_rich(100), make_imbalan(poin=40)
    wait_after(monkeypatch, queries, "why_not", locked=locked)
    results = meet(*[partial(redeem, akun, imbalan)] * 2)
    assert (refused(results), berlaku(akun)) == (wanted, 60)


@pytest.mark.parametrize(("locked", "wanted"), [(True, ["status"]), (False, [])])
def test_approved_while_withdrawn(monkeypatch: pytest.MonkeyPatch, locked: bool, wanted: list[str]):
    akun, office = make_rich(50), make_pengguna("pengelola")
    row = redeem(akun, make_imbalan(poin=40))
    wait_after(monkeypatch, services, "_require", locked=locked)
    steps: list[Callable[[], object]] = [
        partial(services.approve_penukaran, penukaran_id=row.pk, by=office),
        partial(services.withdraw_penukaran, penukaran_id=row.pk, by=akun),
    ]
    assert refused(meet(*steps)) == wanted
    row.refresh_from_db()
    if locked:
        assert berlaku(akun) == {"disetujui": 10, "dibatalkan": 50}[row.status]


@pytest.mark.parametrize(("locked", "wanted", "left"), [(True, ["kurang"], 0), (False, [], -20)])
def test_redeemed_while_a_result_is_taken_back(monkeypatch: pytest.MonkeyPatch, locked: bool, wanted: list[str], left: int):
    """The recalculation came first: whoever redeems behind it counts what it left."""
    akun, imbalan = make_pengguna(pegawai=make_pegawai()), make_imbalan(poin=20)
    seat = make_lulus(akun.pegawai, jp=20, hari=timezone.localdate())
    hitung.recalculate_pegawai(akun.pegawai_id or 0)
    Pendaftaran.objects.filter(pk=seat.pk).update(status="tidak_lulus")
    extra = berlaku(akun) - 20
    posted, redeemed = Event(), Event()
    if not locked:
        monkeypatch.setattr(services, "lock_buku", lambda: None)

    def take_back() -> None:
        with transaction.atomic():
            hitung.recalculate_pegawai(akun.pegawai_id or 0)
            posted.set()
            redeemed.wait(0.3 if locked else 60)

    def redeem_behind() -> Any:
        posted.wait(60)
        try:
            return redeem(akun, imbalan)
        finally:
            redeemed.set()

    assert refused(meet(take_back, redeem_behind)) == wanted
    assert berlaku(akun) == left + extra
