"""Many writers at once: the summary neither drifts nor deadlocks, because writers meet at the person's row."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier, Event

import pytest
from django.db import connection, transaction
from django.utils import timezone

from kompetensi.models import PerluDihitung, RingkasanUnit
from kompetensi.queries import periksa
from kompetensi.services import profil
from pegawai.models import Penempatan
from pegawai.services import kunci
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penilaian, make_standar, make_unit
from tests.serentak import someone_waits

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

WRITERS = 8
START = date(2026, 1, 1)


def run_all(work, count):
    """Run work(0) … work(count - 1) at once, each on its own connection; the first error is raised here."""

    def alone(number):
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(alone, range(count)))


def make_people(count):
    units, jabatan = [make_unit() for _ in range(3)], make_jabatan()
    kompetensi_list = [make_kompetensi() for _ in range(3)]
    for kompetensi in kompetensi_list:
        make_standar(jabatan, kompetensi, 3)
    people = [make_pegawai(unit=units[number % 3], jabatan=jabatan) for number in range(count)]
    profil.refresh_profil(None)
    return people, kompetensi_list, units


def assess(people, kompetensi, day, level):
    with transaction.atomic():
        for pegawai in people:
            make_penilaian(pegawai, kompetensi, level, tanggal=day)
        profil.refresh_profil([p.pk for p in people])


def beda():
    return periksa.find_beda(timezone.localdate()).jumlah


NONE = dict.fromkeys(periksa.CHECKS, 0)


def test_first_and_later_assessments_moves_and_rebuilds_by_eight_writers():
    people, kompetensi_list, units = make_people(24)
    barrier = Barrier(WRITERS)

    def work(writer):
        chance = random.Random(writer)
        barrier.wait()
        for turn in range(12):
            # One day per writer and turn: the same person and competency is assessed by all, first and again.
            day = START + timedelta(days=turn * WRITERS + writer)
            some = chance.sample(people, chance.randint(1, 6))
            assess(some, chance.choice(kompetensi_list), day, chance.randint(0, 5))
            if turn % 4 == writer % 4:
                with transaction.atomic():
                    Penempatan.objects.filter(pegawai=some[0]).update(unit=chance.choice(units))
                    profil.refresh_profil([p.pk for p in reversed(some)])
            if writer == 0 and turn in (1, 3):
                profil.refresh_profil(None)

    run_all(work, WRITERS)

    assert not PerluDihitung.objects.exists()
    assert beda() == NONE


@pytest.mark.parametrize(("locked", "counted"), [pytest.param(True, 1, id="lock"), pytest.param(False, 2, id="control without the lock")])
def test_two_first_assessments_of_one_person(locked, counted, monkeypatch, tunggu):
    """The control shows that this test can fail: the second writer reads the past before the first commits, and counts the person twice."""
    (pegawai,), (kompetensi, *_), _ = make_people(1)
    assert RingkasanUnit.objects.get(kompetensi=kompetensi).dinilai == 0
    first_wrote = Event()
    if not locked:
        monkeypatch.setattr(kunci, "lock_pegawai", lambda pegawai_ids: None)

    def work(writer):
        if writer == 1:
            first_wrote.wait()
            assess([pegawai], kompetensi, START + timedelta(days=1), 2)
            return
        with transaction.atomic():
            assess([pegawai], kompetensi, START, 2)
            first_wrote.set()
            tunggu(someone_waits)

    run_all(work, 2)

    assert RingkasanUnit.objects.get(kompetensi=kompetensi).dinilai == counted
    assert (beda() == NONE) is locked


def test_sweep_of_the_queue_beside_writers():
    people, kompetensi_list, _ = make_people(8)
    barrier = Barrier(WRITERS)

    def work(writer):
        barrier.wait()
        for turn in range(6):
            if writer % 2:
                profil.drain_antrean()
            else:
                make_penilaian(people[writer], kompetensi_list[turn % 3], turn % 5, tanggal=START + timedelta(days=turn))

    run_all(work, WRITERS)
    profil.drain_antrean()

    assert not PerluDihitung.objects.exists()
    assert beda() == NONE
