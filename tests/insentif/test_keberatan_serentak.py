"""Two objections for the last place, and two officers with one answer. Each race has a control without its lock."""

from contextlib import suppress
from datetime import timedelta
from functools import partial
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest

from insentif.models import KeberatanPoin, PostingPoin
from insentif.services import hitung
from insentif.services import keberatan as services
from pegawai.models import Notifikasi
from pegawai.services import kunci
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import HARI, make_lulus

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def wait_after(monkeypatch: pytest.MonkeyPatch, name: str, barrier: Barrier) -> None:
    """Whoever has done this step waits for the other one, and goes on alone where a lock keeps that one out."""
    real = getattr(services, name)

    def wait(*args: Any) -> Any:
        answer = real(*args)
        with suppress(BrokenBarrierError):
            barrier.wait()
        return answer

    monkeypatch.setattr(services, name, wait)


@pytest.mark.parametrize("locked", [True, False])
def test_two_at_once_for_the_last_place(monkeypatch: pytest.MonkeyPatch, locked: bool):
    rina = make_pegawai("Rina")
    for offset in range(11):
        make_lulus(rina, jp=1, hari=HARI + timedelta(days=offset))
    hitung.recalculate()
    *first, last, other = PostingPoin.objects.filter(pegawai=rina, sumber__startswith="lulus")
    for posting in first:
        services.submit_keberatan(pegawai_id=rina.pk, posting=posting, isi="Keliru.")
    if not locked:
        monkeypatch.setattr(kunci, "lock_pegawai", lambda pegawai_ids: None)
    wait_after(monkeypatch, "_check_terbuka", Barrier(2, timeout=0.3 if locked else 60))
    submit = partial(services.submit_keberatan, pegawai_id=rina.pk, isi="Keliru.")
    results = meet(partial(submit, posting=last), partial(submit, posting=other))
    refused = [result for result in results if isinstance(result, str)]
    assert (refused, KeberatanPoin.objects.count()) == ((["kuota"], 10) if locked else ([], 11))


@pytest.mark.parametrize("locked", [True, False])
def test_two_officers_give_one_answer(monkeypatch: pytest.MonkeyPatch, locked: bool):
    rina = make_pegawai("Rina")
    row = services.submit_keberatan(pegawai_id=rina.pk, posting=None, isi="Belum tercatat.")
    officers = [make_pengguna("pengelola") for _ in range(2)]
    if not locked:
        monkeypatch.setattr(services, "_lock_keberatan", lambda pk: KeberatanPoin.objects.get(pk=pk))
        monkeypatch.setattr(services.notifikasi, "add", lambda **_: None)  # its key would refuse the second answer
    wait_after(monkeypatch, "_lock_keberatan", Barrier(2, timeout=0.3 if locked else 60))
    answer = partial(services.answer_keberatan, keberatan_id=row.pk, status="ditolak", jawaban="Sudah benar.")
    results = meet(*(partial(answer, by=by) for by in officers))
    refused = [result for result in results if isinstance(result, str)]
    assert (refused, Notifikasi.objects.count()) == ((["sudah_dijawab"], 1) if locked else ([], 0))
