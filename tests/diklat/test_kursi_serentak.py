"""Many people at once for few seats. Each race has a control: the same step without the lock, which the same check must catch."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from threading import Barrier, BrokenBarrierError

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran, Transisi
from diklat.queries import pendaftaran as queries
from diklat.services import kunci
from diklat.services import pendaftaran as services
from diklat.services.pendaftaran import kursi
from pegawai.models import Pengguna
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.factories import make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

POOL = 24
SEATS = 30


def run_all(calls):
    """All calls at once over at most POOL connections; what each gave, a refusal as its code or as the sentence of a law."""
    size = min(POOL, len(calls))
    together = Barrier(size)

    def alone(call):
        try:
            return call()
        except ValidationError as error:
            return getattr(error, "code", None) or " ".join(error.messages)

    def leave(_):
        """Each thread its own connection, which served many calls as a server's does."""
        together.wait()
        connection.close()

    with ThreadPoolExecutor(size) as pool:
        try:
            return list(pool.map(alone, calls))
        finally:
            list(pool.map(leave, range(size)))


def meet(*calls):
    """These calls, each on a connection of its own, started at the same moment."""
    gate = Barrier(len(calls))

    def timed(call):
        def started():
            gate.wait()
            return call()

        return started

    return run_all([timed(call) for call in calls])


def make_accounts(count):
    people = [make_pegawai() for _ in range(count)]
    accounts = [Pengguna(username=p.nip, nama=p.nama, pegawai=p, password="!") for p in people]
    return Pengguna.objects.bulk_create(accounts)


def enroll(angkatan, akun):
    return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=akun.pegawai_id, by=akun)


def find_faults(angkatan):
    """What is wrong with a batch in which nobody left: too many seats, somebody overtaken, places twice, counters off."""
    rows = list(Pendaftaran.objects.filter(angkatan=angkatan).order_by("urutan", "pk").values_list("status", "urutan"))
    seats = [status for status, _ in rows if status == "terdaftar"]
    faults = {
        "oversold": len(seats) > Angkatan.objects.get(pk=angkatan.pk).kuota,
        "overtaken": seats != [status for status, _ in rows[: len(seats)]],
        "places": [place for _, place in rows] != list(range(1, len(rows) + 1)),
        "counters": bool(queries.find_beda()),
    }
    return {name for name, found in faults.items() if found}


def enroll_naively(angkatan, akun):
    """Count, decide, write, as one would without a lock."""
    with transaction.atomic():
        rows = Pendaftaran.objects.filter(angkatan=angkatan)
        taken, last = rows.filter(status="terdaftar").count(), rows.count()
        time.sleep(0.005)
        status = "terdaftar" if taken < angkatan.kuota else "daftar_tunggu"
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
        Pendaftaran.objects.create(
            angkatan=angkatan, pegawai_id=akun.pegawai_id, program=angkatan.program, status=status, urutan=akun.pk * 1000 + last
        )


def test_120_people_for_30_seats():
    angkatan, accounts = make_angkatan(kuota=SEATS), make_accounts(120)
    results = run_all([lambda akun=akun: enroll(angkatan, akun) for akun in accounts])
    assert [type(row) for row in results] == [Pendaftaran] * len(accounts)
    assert find_faults(angkatan) == set()
    assert Pendaftaran.objects.filter(status="terdaftar").count() == SEATS
    assert Pendaftaran.objects.filter(status="daftar_tunggu").count() == len(accounts) - SEATS
    assert Transisi.objects.count() == len(accounts)


def test_500_people_for_30_seats():
    angkatan, accounts = make_angkatan(kuota=SEATS), make_accounts(500)
    run_all([lambda akun=akun: enroll(angkatan, akun) for akun in accounts])
    assert find_faults(angkatan) == set()
    angkatan.refresh_from_db()
    assert (angkatan.terisi, angkatan.menunggu, angkatan.urutan_terakhir) == (SEATS, 470, 500)


def test_control_without_the_lock_oversells():
    angkatan, accounts = make_angkatan(kuota=5), make_accounts(48)
    run_all([lambda akun=akun: enroll_naively(angkatan, akun) for akun in accounts])
    assert "oversold" in find_faults(angkatan)


def test_one_person_who_clicks_twelve_times_comes_once():
    angkatan, (akun,) = make_angkatan(), make_accounts(1)
    results = meet(*[lambda: enroll(angkatan, akun)] * 12)
    assert sorted(str(result) for result in results if not isinstance(result, Pendaftaran)) == ["sudah_terdaftar"] * 11
    assert find_faults(angkatan) == set()


def test_one_person_in_two_batches_of_one_programme_comes_into_one():
    program, (akun,) = make_program(), make_accounts(1)
    for _ in range(5):
        here, there = make_angkatan(program), make_angkatan(program)
        results = meet(lambda here=here: enroll(here, akun), lambda there=there: enroll(there, akun))
        assert [result for result in results if not isinstance(result, Pendaftaran)] == ["program_sama"]
        row = Pendaftaran.objects.get(status="terdaftar")
        services.cancel_pendaftaran(pendaftaran_id=row.pk, by=akun, alasan="Uji")


def make_applied(count, **kwargs):
    """A batch with `count` applications that wait for one head, and his account."""
    unit = make_unit()
    head = make_pengguna(pegawai=make_pegawai(unit=unit, memimpin=True))
    angkatan = make_angkatan(make_program(persetujuan="atasan"), **kwargs)
    return angkatan, head, [make_pendaftaran(angkatan, make_pegawai(unit=unit), "diajukan", unit_pemutus=unit) for _ in range(count)]


def test_approvals_at_once_for_the_last_seat():
    for _ in range(5):
        angkatan, head, rows = make_applied(2, kuota=1)
        meet(*[partial(services.approve_pendaftaran, pendaftaran_id=row.pk, by=head) for row in rows])
        statuses = list(Pendaftaran.objects.filter(angkatan=angkatan).values_list("status", flat=True))
        assert sorted(statuses) == ["daftar_tunggu", "terdaftar"]
        assert queries.find_beda() == []


def test_the_same_approval_twice_counts_once():
    _, head, (row,) = make_applied(1)
    results = meet(*[lambda: services.approve_pendaftaran(pendaftaran_id=row.pk, by=head)] * 4)
    assert sorted(str(result) for result in results if not isinstance(result, Pendaftaran)) == ["langkah"] * 3
    assert Transisi.objects.filter(pendaftaran=row, aksi="setujui").count() == 1


def unlock(monkeypatch, step):
    """The batch is read but not locked, and everybody stops at `step` until all are there."""
    gate = Barrier(2, timeout=60)
    real = getattr(kursi, step)

    def wait(*args, **kwargs):
        with suppress(BrokenBarrierError):
            gate.wait()
        return real(*args, **kwargs)

    monkeypatch.setattr(kunci, "lock_angkatan", lambda pk: Angkatan.objects.select_related("program").get(pk=pk))
    monkeypatch.setattr(kursi, step, wait)


def test_control_the_same_approval_twice_without_the_lock_counts_twice(monkeypatch):
    _, head, (row,) = make_applied(1)
    unlock(monkeypatch, "check_menerima")
    meet(*[lambda: services.approve_pendaftaran(pendaftaran_id=row.pk, by=head)] * 2)
    assert Transisi.objects.filter(pendaftaran=row, aksi="setujui").count() == 2


def test_who_cancels_and_who_comes():
    for _ in range(5):
        angkatan, accounts = make_angkatan(kuota=2), make_accounts(4)
        seated, *_ = [enroll(angkatan, akun) for akun in accounts[:3]]
        meet(
            partial(services.cancel_pendaftaran, pendaftaran_id=seated.pk, by=accounts[0], alasan="Uji"),
            partial(enroll, angkatan, accounts[3]),
        )
        rows = Pendaftaran.objects.filter(angkatan=angkatan).order_by("urutan")
        assert list(rows.values_list("status", flat=True)) == ["dibatalkan", "terdaftar", "terdaftar", "daftar_tunggu"]
        assert queries.find_beda() == []


def test_control_who_cancels_and_who_comes_without_the_lock_leaves_counters_wrong(monkeypatch):
    """The freed seat goes to the queue while somebody comes unseen: what was counted is not what is there."""
    angkatan, accounts = make_angkatan(kuota=1), make_accounts(2)
    row = enroll(angkatan, accounts[0])
    real = kursi.refresh_kursi

    def counted_before(batch):
        real(batch)
        run_all([lambda: enroll_naively(angkatan, accounts[1])])

    monkeypatch.setattr(kursi, "refresh_kursi", counted_before)
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=accounts[0], alasan="Uji")
    assert queries.find_beda() != []


def test_who_accepts_while_the_offer_expires():
    for _ in range(5):
        angkatan, accounts = make_angkatan(kuota=1), make_accounts(2)
        offered = make_pendaftaran(angkatan, accounts[0].pegawai, "ditawari")
        waiting = make_pendaftaran(angkatan, accounts[1].pegawai, "daftar_tunggu")
        Pendaftaran.objects.filter(pk=offered.pk).update(tawaran_sampai=timezone.now() + timedelta(milliseconds=30))

        def late(angkatan=angkatan):
            time.sleep(0.03)
            services.fill_seats(angkatan_id=angkatan.pk)

        meet(partial(services.accept_tawaran, pendaftaran_id=offered.pk, by=accounts[0]), late)
        statuses = tuple(Pendaftaran.objects.filter(pk__in=(offered.pk, waiting.pk)).order_by("urutan").values_list("status", flat=True))
        assert statuses in {("terdaftar", "daftar_tunggu"), ("dibatalkan", "terdaftar")}
        assert queries.find_beda() == []


def test_the_quota_raised_twice_at_once():
    pengelola = make_pengguna("pengelola")
    angkatan, accounts = make_angkatan(kuota=1), make_accounts(6)
    for akun in accounts:
        enroll(angkatan, akun)
    meet(*[lambda kuota=kuota: services.set_kuota(angkatan_id=angkatan.pk, kuota=kuota, by=pengelola) for kuota in (3, 4)])
    angkatan.refresh_from_db()
    assert angkatan.terisi in {angkatan.kuota, 4}
    assert find_faults(angkatan) - {"oversold"} == set()
    assert Transisi.objects.filter(aksi="beri_kursi", dari="daftar_tunggu").count() == angkatan.terisi - 1


def test_two_people_who_change_places_between_two_batches_do_not_deadlock():
    pengelola, program = make_pengguna("pengelola"), make_program()
    here, there = make_angkatan(program), make_angkatan(program)
    first, second = make_accounts(2)
    a, b = enroll(here, first), enroll(there, second)
    move = services.move_peserta
    results = meet(
        lambda: move(pendaftaran_id=a.pk, angkatan_id=there.pk, by=pengelola, alasan="Uji"),
        lambda: move(pendaftaran_id=b.pk, angkatan_id=here.pk, by=pengelola, alasan="Uji"),
    )
    assert [row.angkatan_id for row in results] == [there.pk, here.pk]
    assert queries.find_beda() == []
