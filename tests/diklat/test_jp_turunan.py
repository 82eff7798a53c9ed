"""After any history the lines refreshed person by person are those of a rebuild, and two writers at once neither drift nor deadlock."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import date, timedelta
from threading import Barrier, Event
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diklat.models import AturanJP, CatatanJP, JenisDiklat, Kehadiran, Pendaftaran, PertemuanMentoring, RiwayatLuar, Sesi
from diklat.queries.jp import periksa
from diklat.services import jp
from pegawai.models import Pegawai
from pegawai.services import kunci
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_mentoring, make_pendaftaran, make_program, make_riwayat, make_sesi
from tests.factories import make_pegawai
from tests.serentak import someone_waits

START = date(2026, 12, 20)
KINDS = (3, 9, 15, 10)


class Kota:
    """Three people in one batch of each of four kinds; each step changes something and refreshes the people it concerns."""

    def __init__(self) -> None:
        self.people = [make_pegawai() for _ in range(3)]
        self.angkatan = [make_angkatan(make_program(siasn_id=kind)) for kind in KINDS]
        self.sesi = [make_sesi(batch, START + timedelta(days=n * 4), 8 + n * 2) for batch in self.angkatan for n in range(4)]
        self.daftar = {(b.pk, p.pk): make_pendaftaran(b, p) for b in self.angkatan for p in self.people}
        self.mentoring = make_mentoring(self.people[0], self.people[1])

    def attend(self, a: int, b: int, c: int) -> list[int]:
        sesi, pegawai = self.sesi[a % 16], self.people[b % 3]
        row = self.daftar[sesi.angkatan_id, pegawai.pk]
        Kehadiran.objects.update_or_create(sesi=sesi, pendaftaran=row, defaults={"status": "HHHIST"[c % 6]})
        return [pegawai.pk]

    def drop(self, a: int, b: int, c: int) -> list[int]:
        row = self.daftar[self.angkatan[a % 4].pk, self.people[b % 3].pk]
        status = {"status": "dibatalkan", "alasan": "sakit"} if c % 2 else {"status": "hadir", "alasan": ""}
        Pendaftaran.objects.filter(pk=row.pk).update(**status)
        return [self.people[b % 3].pk]

    def shift(self, a: int, b: int, c: int) -> list[int]:
        """To another day, often in another year; shorter, longer, or called off."""
        sesi = self.sesi[a % 16]
        mulai = sesi.mulai + timedelta(days=b - 5)
        changes = {"mulai": mulai, "selesai": mulai + timedelta(minutes=30 * (c + 1)), "jp": c, "is_batal": c % 5 == 0}
        Sesi.objects.filter(pk=sesi.pk).update(**changes)
        return [p.pk for p in self.people]

    def meet(self, a: int, b: int, c: int) -> list[int]:
        both = {"mentor_setuju": timezone.now(), "mentee_setuju": timezone.now() if c % 3 else None}
        values = {"topik": "x", "dicatat_oleh": self.people[0], "menit": 30 + 10 * b, **both}
        PertemuanMentoring.objects.update_or_create(mentoring=self.mentoring, tanggal=START + timedelta(days=a), defaults=values)
        return [self.people[0].pk, self.people[1].pk]

    def elsewhere(self, a: int, b: int, c: int) -> list[int]:
        pegawai = self.people[b % 3]
        mulai = START + timedelta(days=a)
        jenis = JenisDiklat.objects.get(siasn_id=KINDS[c % 4])
        make_riwayat(pegawai, jenis=jenis, jp=1 + 7 * c, mulai=mulai, selesai=mulai + timedelta(days=b), status="diverifikasi")
        return [pegawai.pk]

    def undo(self, a: int, b: int, c: int) -> list[int]:
        row = RiwayatLuar.objects.filter(pegawai=self.people[b % 3]).order_by("pk").first()
        if row:
            row.status = "diajukan" if row.status == "diverifikasi" else "diverifikasi"
            row.save(update_fields=["status"])
        return [self.people[b % 3].pk]

    def rule(self, a: int, b: int, c: int) -> list[int]:
        """A rule that begins in the middle of what happened concerns everybody."""
        rows = AturanJP.objects.filter(jenis__siasn_id=KINDS[a % 4])
        mulai = START + timedelta(days=b)
        if rows.filter(berlaku_mulai__gte=mulai).exists():
            return []
        cara = ("jadwal", "jam", "pertemuan", "penugasan")[c % 4]
        jenis = rows[0].jenis
        rows.filter(berlaku_sampai=None).update(berlaku_sampai=mulai)
        jp_satuan = 1 + c if c % 4 > 1 else None
        AturanJP.objects.create(jenis=jenis, cara=cara, jp=jp_satuan, batas_harian=(None, 5, 8)[c % 3], berlaku_mulai=mulai)
        return [p.pk for p in self.people]


ACTIONS = st.sampled_from(["attend"] * 5 + ["drop", "shift", "meet", "elsewhere", "elsewhere", "undo", "rule"])
NUMBER = st.integers(0, 11)


def stored() -> list[tuple[Any, ...]]:
    sources = ("kehadiran_id", "pendaftaran_id", "riwayat_luar_id", "pertemuan_id")
    fields = ("pk", "pegawai_id", "tanggal", "tahun", "jp", "is_penugasan", *sources)
    return list(CatatanJP.objects.order_by("pk").values_list(*fields))


@pytest.fixture
def awal(db: None) -> Kota:
    """The same for all histories; each begins with a copy, and its rows are taken back."""
    return Kota()


@pytest.mark.django_db
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(ACTIONS, NUMBER, NUMBER, NUMBER), min_size=3, max_size=16))
def test_refreshed_lines_equal_a_rebuild_after_any_history(awal: Kota, steps: list[tuple[str, int, int, int]]) -> None:
    with transaction.atomic():
        kota = deepcopy(awal)
        for name, *numbers in steps:
            jp.refresh_jp(pegawai_ids=getattr(kota, name)(*numbers))
        assert periksa.count_beda() == 0
        before = stored()
        jp.refresh_jp(pegawai_ids=None)
        assert stored() == before
        CatatanJP.objects.all().delete()
        jp.refresh_jp(pegawai_ids=None)
        assert sorted(row[1:] for row in map(readable, stored())) == sorted(row[1:] for row in map(readable, before))
        transaction.set_rollback(True)


def readable(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Sortable: no None."""
    return tuple(value or 0 for value in row)


@pytest.mark.django_db
def test_periksa_jp_finds_and_mends_what_somebody_changed(capsys: pytest.CaptureFixture[str]) -> None:
    pegawai = make_pegawai()
    sesi = make_sesi(make_angkatan(), START)
    row = make_pendaftaran(sesi.angkatan, pegawai)
    make_kehadiran(sesi, row)
    with pytest.raises(CommandError):
        call_command("periksa_jp")
    call_command("periksa_jp", perbaiki=True)
    for wrong in ({"jp": 40}, {"pendaftaran": None}):
        CatatanJP.objects.update(**wrong)
        with pytest.raises(CommandError):
            call_command("periksa_jp")
        call_command("periksa_jp", perbaiki=True)
        call_command("periksa_jp")
        line = CatatanJP.objects.get()
        assert (line.jp, line.pendaftaran) == (4, row)
    assert capsys.readouterr().out.splitlines()[-1] == "Semua catatan JP sama dengan hitungan ulang."


def run_all(work: Callable[[int], None], count: int) -> None:
    """Run work(0) … work(count - 1) at once, each on its own connection; the first error is raised here."""

    def alone(number: int) -> None:
        try:
            work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        list(pool.map(alone, range(count)))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize(("locked", "total"), [pytest.param(True, 10, id="lock"), pytest.param(False, 16, id="control without the lock")])
def test_two_sessions_of_one_day_recorded_at_once(
    locked: bool, total: int, monkeypatch: pytest.MonkeyPatch, tunggu: Callable[..., None]
) -> None:
    """The control shows that this test can fail: each writer sees only his own session and neither applies the daily limit to both."""
    pegawai: Pegawai = make_pegawai()
    sesi_list = [make_sesi(make_angkatan(), START, hour, jp=8) for hour in (8, 13)]
    rows = [make_pendaftaran(sesi.angkatan, pegawai) for sesi in sesi_list]
    first_wrote = Event()
    if not locked:
        monkeypatch.setattr(kunci, "lock_pegawai", lambda pegawai_ids: None)

    def work(writer: int) -> None:
        if writer == 1:
            first_wrote.wait()
        with transaction.atomic():
            make_kehadiran(sesi_list[writer], rows[writer])
            jp.refresh_jp(pegawai_ids=[pegawai.pk])
            if writer == 0:
                first_wrote.set()
                tunggu(someone_waits if locked else lambda: CatatanJP.objects.filter(kehadiran__sesi=sesi_list[1]).exists())

    run_all(work, 2)
    assert CatatanJP.objects.aggregate(Sum("jp"))["jp__sum"] == total
    assert (periksa.count_beda() == 0) is locked


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_eight_writers_and_a_rebuild_neither_drift_nor_deadlock() -> None:
    kota = Kota()
    barrier = Barrier(8)

    def work(writer: int) -> None:
        chance = random.Random(writer)
        barrier.wait()
        for turn in range(6):
            with transaction.atomic():
                people = kota.attend(2 * writer + turn % 2, chance.randrange(3), chance.randrange(6))
                jp.refresh_jp(pegawai_ids=[*people, *(p.pk for p in reversed(kota.people))])
            if writer == 0 and turn == 3:
                jp.refresh_jp(pegawai_ids=None)

    run_all(work, 8)
    assert periksa.count_beda() == 0
