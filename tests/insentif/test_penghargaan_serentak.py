"""Many at once for the last place, one person and the next number. Each race has a control without its lock."""

from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from diklat.services.terbitan import sidik_usul
from insentif.models import Nominasi, Penghargaan, Piagam
from insentif.services import nominasi as services
from insentif.services import piagam as charters
from insentif.services.piagam import issue_piagam
from pegawai.models import Notifikasi, Pengguna
from tests.diklat.pabrik import make_penanda_tangan
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik_penghargaan import make_nominasi, make_penghargaan

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.usefixtures("tanpa_berkas")]
RAMAI = 8


def refused(results: list[Any]) -> list[str]:
    return sorted(result for result in results if isinstance(result, str))


def without_lock(monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    """The award is only read; whoever has looked at `place` waits until another one has looked too."""
    barrier, real = Barrier(2, timeout=60), getattr(services, place)

    def wait(*args: Any) -> Any:
        answer = real(*args)
        with suppress(BrokenBarrierError):
            barrier.wait()
        return answer

    monkeypatch.setattr(services, place, wait)
    monkeypatch.setattr(services, "lock_penghargaan", lambda pk: Penghargaan.objects.get(pk=pk))


def approve(row: Nominasi, by: Pengguna) -> Any:
    return services.decide_nominasi(pk=row.pk, setuju=True, alasan="Baik", by=Pengguna.objects.get(pk=by.pk))


def race_for_the_last_place(jumlah: int) -> tuple[list[str], int]:
    award, by = make_penghargaan(jumlah=1), make_pengguna("pengelola")
    rows = [make_nominasi(award, make_pegawai(), diusulkan_oleh=make_pengguna("pengelola")) for _ in range(jumlah)]
    results = meet(*[partial(approve, row, by) for row in rows])
    return refused(results), Nominasi.objects.filter(status="disetujui").count()


def test_eight_approvals_for_the_last_place() -> None:
    assert race_for_the_last_place(RAMAI) == (["penuh"] * (RAMAI - 1), 1)


def test_control_without_the_lock_there_is_one_recipient_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    without_lock(monkeypatch, "count_penerima")
    assert race_for_the_last_place(2) == ([], 2)


def test_two_people_decide_the_same_nomination() -> None:
    row = make_nominasi(make_penghargaan(), make_pegawai(), diusulkan_oleh=make_pengguna("pengelola"))
    results = meet(*[partial(approve, row, make_pengguna("pengelola")) for _ in range(2)])
    assert refused(results) == ["sudah_diputus"]


def propose(award: Penghargaan, pegawai: Any, by: Pengguna) -> Any:
    with suppress(IntegrityError):
        return services.create_nominasi(penghargaan_id=award.pk, pegawai=pegawai, alasan="Baik", by=by)
    return "hukum"


@pytest.mark.parametrize(("locked", "wanted"), [(True, ["sudah_dinominasikan"]), (False, ["hukum"])])
def test_two_propose_the_same_person(monkeypatch: pytest.MonkeyPatch, locked: bool, wanted: list[str]) -> None:
    """Without the lock the database refuses the second one, and nobody says why."""
    award, pegawai = make_penghargaan(), make_pegawai()
    if not locked:
        without_lock(monkeypatch, "find_halangan")
    results = meet(*[partial(propose, award, pegawai, make_pengguna("pengelola")) for _ in range(2)])
    assert (refused(results), Nominasi.objects.count()) == (wanted, 1)


def test_four_awards_issue_at_once_and_no_number_is_left_out() -> None:
    official, by, today = make_penanda_tangan(), make_pengguna("pengelola"), timezone.localdate()
    awards = [make_penghargaan(f"Penghargaan {number}") for number in range(4)]
    for award in awards:
        make_nominasi(award, make_pegawai(), status="disetujui")
    meet(*[partial(issue_piagam, penghargaan_id=row.pk, penanda_tangan_id=official.pk, tanggal=today, by=by) for row in awards])
    assert sorted(Piagam.objects.values_list("urut", flat=True)) == [1, 2, 3, 4]


def test_control_without_the_lock_two_read_the_same_last_number() -> None:
    gate = Barrier(2)

    def take() -> int:
        with transaction.atomic():
            last = Piagam.objects.aggregate(n=Max("urut"))["n"] or 0
            gate.wait(60)
            return int(last) + 1

    assert meet(take, take) == [1, 1]


def test_two_clicks_issue_the_charters_of_an_award_once() -> None:
    award, official, by = make_penghargaan(), make_penanda_tangan(), make_pengguna("pengelola")
    make_nominasi(award, make_pegawai(), status="disetujui")
    act = partial(issue_piagam, penghargaan_id=award.pk, penanda_tangan_id=official.pk, tanggal=timezone.localdate(), by=by)
    assert (refused(meet(act, act)), Piagam.objects.count()) == (["kosong"], 1)


def confirm_blindly(made: Piagam, by: Pengguna) -> Any:
    return charters.revoke_piagam(pk=made.pk, dilihat=sidik_usul(Piagam.objects.get(pk=made.pk)), by=Pengguna.objects.get(pk=by.pk))


def race_of_confirmers(jumlah: int) -> tuple[list[str], int]:
    row = make_nominasi(make_penghargaan(), make_pegawai(), status="disetujui")
    by, today = make_pengguna("pengelola"), timezone.localdate()
    (made,) = issue_piagam(penghargaan_id=row.penghargaan_id, penanda_tangan_id=make_penanda_tangan().pk, tanggal=today, by=by)
    charters.propose_cabut(pk=made.pk, alasan="Keliru", by=by)
    results = meet(*[partial(confirm_blindly, made, make_pengguna("pengelola")) for _ in range(jumlah)])
    return refused(results), Notifikasi.objects.filter(aturan="piagam_dicabut").count()


def test_two_confirm_the_same_withdrawal() -> None:
    assert race_of_confirmers(4) == (["sudah_dicabut"] * 3, 1)
