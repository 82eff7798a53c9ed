"""One person who comes into two batches at once: whatever comes second knows the first. Each race has a control without the lock."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from threading import Barrier, BrokenBarrierError, Event
from typing import Any

import pytest
from django.db import OperationalError

from diklat.models import Angkatan, KetentuanJP, Pendaftaran
from diklat.services import kunci, massal
from diklat.services import pendaftaran as services
from diklat.services.pendaftaran import daftar, datang, ganti
from pegawai.models import Golongan, KedudukanHukum, Pegawai, Pengguna
from pegawai.services.massal import Ringkas
from tests import urutan_kunci
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sesi
from tests.diklat.test_kursi_serentak import meet
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@dataclass
class Orang:
    """A person with an account, and the head of his unit."""

    pegawai: Pegawai
    akun: Pengguna
    kepala: Pengguna

    def open_batch(self) -> Angkatan:
        """At the same time as every other."""
        angkatan = make_angkatan()
        make_sesi(angkatan)
        return angkatan

    def mandiri(self) -> Callable[[], object]:
        return partial(services.enroll_peserta, angkatan_id=self.open_batch().pk, pegawai_id=self.pegawai.pk, by=self.akun)

    def atasan(self) -> Callable[[], object]:
        values = {"angkatan_id": self.open_batch().pk, "pegawai_id": self.pegawai.pk, "by": self.kepala}
        return partial(services.enroll_peserta, jalur="atasan", **values)

    def pengganti(self) -> Callable[[], object]:
        row = make_pendaftaran(self.open_batch(), make_pegawai(unit=self.pegawai.penempatan_list.get().unit))
        offer = services.offer_kursi(pendaftaran_id=row.pk, pegawai_id=self.pegawai.pk, by=self.kepala, alasan="Uji")
        return partial(services.accept_penggantian, penggantian_id=offer.pk, by=self.akun)

    def pindah(self) -> Callable[[], object]:
        target = self.open_batch()
        row = make_pendaftaran(make_angkatan(target.program), self.pegawai)
        return partial(services.move_peserta, pendaftaran_id=row.pk, angkatan_id=target.pk, by=self.akun, alasan="Uji")


def make_orang(**kwargs: object) -> Orang:
    unit = make_unit()
    head, person = make_pegawai(unit=unit, memimpin=True), make_pegawai(unit=unit, **kwargs)  # type: ignore[arg-type]
    return Orang(person, make_pengguna(pegawai=person), make_pengguna(pegawai=head))


def meet_before_arriving(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    barrier, real = Barrier(2, timeout=seconds), daftar.arrive

    def wait(tamu: datang.Kedatangan) -> object:
        with suppress(BrokenBarrierError):
            barrier.wait()
        try:
            return real(tamu)
        except OperationalError:
            barrier.abort()  # whoever lost a deadlock meets nobody any more
            raise

    monkeypatch.setattr(daftar, "arrive", wait)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has read the conditions waits for another one before arriving; not for long, for that one is behind the lock."""
    meet_before_arriving(monkeypatch, 0.3)


@pytest.fixture
def open_gate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where no lock keeps the other one: it will come, however busy the machine is."""
    meet_before_arriving(monkeypatch, 20)


def unlock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kunci, "lock_kedatangan", lambda _: None)
    known = "%(terakhir)s::bigint"
    monkeypatch.setattr(datang, "SQL", {jalur: sql.replace(datang.TERAKHIR, known) for jalur, sql in datang.SQL.items()})


def refused(results: list[object]) -> list[object]:
    return [result for result in results if not isinstance(result, Pendaftaran)]


@pytest.mark.parametrize("way", ["mandiri", "atasan", "pengganti", "pindah"])
def test_two_trainings_at_one_time_let_a_person_into_one(gate: None, way: str) -> None:
    orang = make_orang()
    assert refused(meet(orang.mandiri(), getattr(orang, way)())) == ["bentrok"]


@pytest.mark.parametrize("way", ["mandiri", "atasan", "pengganti", "pindah"])
def test_control_two_trainings_at_one_time_without_the_lock(open_gate: None, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unlock(monkeypatch)
    orang = make_orang()
    assert refused(meet(orang.mandiri(), getattr(orang, way)())) == []


def make_pppk(ceiling: int) -> Orang:
    KetentuanJP.objects.update(batas_pppk=ceiling)
    kedudukan, golongan = KedudukanHukum.objects.get(siasn_id="71"), Golongan.objects.get(kode="IX")
    return make_orang(jenis_asn="PPPK", golongan=golongan, kedudukan=kedudukan)


def enroll_in_two(orang: Orang) -> list[object]:
    here, there = (make_angkatan(make_program(jp=4, persetujuan="atasan")) for _ in range(2))
    enroll = partial(services.enroll_peserta, pegawai_id=orang.pegawai.pk, by=orang.akun)
    return meet(partial(enroll, angkatan_id=here.pk), partial(enroll, angkatan_id=there.pk))


def test_the_ceiling_of_jp_is_passed_by_no_two_clicks(gate: None) -> None:
    assert refused(enroll_in_two(make_pppk(6))) == ["batas_jp"]


def test_control_the_ceiling_of_jp_without_the_lock(open_gate: None, monkeypatch: pytest.MonkeyPatch) -> None:
    unlock(monkeypatch)
    assert refused(enroll_in_two(make_pppk(6))) == []


def enroll_across() -> list[object]:
    """Two officers bring the same people into two batches, in opposite order."""
    people, officers = [make_pegawai().pk for _ in range(8)], [make_pengguna("pengelola") for _ in range(2)]
    enroll = partial(massal.enroll_all, jalur="pengelola")
    return meet(
        partial(enroll, angkatan_id=make_angkatan().pk, pegawai_ids=people, by=officers[0]),
        partial(enroll, angkatan_id=make_angkatan().pk, pegawai_ids=people[::-1], by=officers[1]),
    )


def test_many_people_by_two_officers_do_not_deadlock(gate: None) -> None:
    assert enroll_across() == [Ringkas(8), Ringkas(8)]


def test_control_many_people_who_are_not_locked_first_deadlock(open_gate: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kunci, "lock_kedatangan", lambda _: None)
    with pytest.raises(OperationalError, match="deadlock"):
        enroll_across()
    assert urutan_kunci.take_salah() != []


def come_while_sent() -> list[object]:
    """A person applies to the batch in which he takes a colleague's place in the same moment."""
    orang, angkatan = make_orang(), make_angkatan()
    row = make_pendaftaran(angkatan, make_pegawai(unit=orang.pegawai.penempatan_list.get().unit))
    offer = services.offer_kursi(pendaftaran_id=row.pk, pegawai_id=orang.pegawai.pk, by=orang.kepala, alasan="Uji")
    return meet(
        partial(services.enroll_peserta, angkatan_id=angkatan.pk, pegawai_id=orang.pegawai.pk, by=orang.akun),
        partial(services.accept_penggantian, penggantian_id=offer.pk, by=orang.akun),
    )


def test_who_applies_where_he_substitutes_waits_and_does_not_deadlock(gate: None) -> None:
    assert refused(come_while_sent()) == ["sudah_terdaftar"]


def test_control_the_batch_before_the_person_deadlocks(monkeypatch: pytest.MonkeyPatch, tunggu: Callable[..., None]) -> None:
    """One holds the batch until the other, who holds the person, waits for just this batch."""
    batch_held, begin, arrive = Event(), ganti.as_tamu, daftar.arrive

    def hold_batch(*args: Any) -> object:
        batch_held.set()
        tunggu(someone_waits)
        return begin(*args)

    def come_late(tamu: datang.Kedatangan) -> object:
        assert batch_held.wait(60)
        return arrive(tamu)

    monkeypatch.setattr(ganti, "as_tamu", hold_batch)
    monkeypatch.setattr(daftar, "arrive", come_late)
    monkeypatch.setattr(kunci, "lock_kedatangan", lambda _: None)
    with pytest.raises(OperationalError, match="deadlock"):
        come_while_sent()
    assert urutan_kunci.take_salah() == ["arrivals of a person after batch"]
