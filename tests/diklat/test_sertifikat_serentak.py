"""Many issue at once, one fails, a worker is killed: numbers stay 1 to n, and no file is left without a row."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections, transaction
from django.db.utils import IntegrityError
from django.utils import timezone

from diklat.models import NomorUrut, Pendaftaran, Sertifikat
from diklat.services import sertifikat as services
from diklat.services.sertifikat import nomor, terbit
from diklat.services.sertifikat import pekerjaan as jobs
from diklat.services.sertifikat.nomor import take_nomor
from pegawai.models import Notifikasi, Pekerjaan, Pengguna
from pegawai.services import kemajuan, pekerjaan
from tests.diklat.lulusan import HARI, make_lulusan, stored_files
from tests.diklat.pabrik import make_penanda_tangan
from tests.factories import make_pengguna
from tests.termuat import into, termuat

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("tanpa_berkas")]
THREADS = 8


def together(act: Callable[[int], Any]) -> list[Any]:
    """Eight threads with connections of their own, all at the same moment; exceptions come back as results."""
    gate = Barrier(THREADS)

    def run(number: int) -> Any:
        try:
            gate.wait(60)
            return act(number)
        except Exception as error:  # noqa: BLE001 -- the test looks at it
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_eight_at_once_get_the_numbers_one_to_eight() -> None:
    rows, by, official = make_lulusan(THREADS), make_pengguna("pengelola"), make_penanda_tangan()

    def issue(number: int) -> int:
        made = services.issue_sertifikat(pendaftaran_ids=[rows[number].pk], penanda_tangan_id=official.pk, tanggal=HARI, by=by)
        return made[0].urut

    assert sorted(together(issue)) == list(range(1, THREADS + 1))
    assert len(stored_files()) == THREADS


def test_eight_who_want_the_same_person_make_one_certificate_and_take_one_number() -> None:
    row, by, official = make_lulusan(1)[0], make_pengguna("pengelola"), make_penanda_tangan()

    def issue(_: int) -> int:
        made = services.issue_sertifikat(pendaftaran_ids=[row.pk], penanda_tangan_id=official.pk, tanggal=HARI, by=by)
        return made[0].urut

    found = together(issue)
    assert sorted(getattr(one, "code", one) for one in found if one != 1) == ["sudah_terbit"] * (THREADS - 1)
    assert (Sertifikat.objects.count(), NomorUrut.objects.get().terakhir, len(stored_files())) == (1, 1, 1)


def test_without_the_lock_two_take_the_same_number() -> None:
    """The control: what the lock is for."""
    NomorUrut.objects.create(tahun=2026)
    seen = Barrier(THREADS)

    def take(_: int) -> int:
        with transaction.atomic():
            counter = NomorUrut.objects.get(tahun=2026)
            seen.wait(60)
            counter.terakhir += 1
            counter.save(update_fields=["terakhir"])
        return counter.terakhir

    assert together(take) == [1] * THREADS


def test_a_rollback_gives_its_number_to_the_one_who_waits() -> None:
    taken, leave = Event(), Event()

    def fail() -> None:
        try:
            with transaction.atomic():
                take_nomor(tahun=2026, jumlah=3)
                taken.set()
                leave.wait(60)
                raise IntegrityError
        except IntegrityError:
            pass
        finally:
            connections.close_all()

    def wait() -> list[int]:
        taken.wait(60)
        try:
            with transaction.atomic():
                leave.set()
                return [urut for urut, _ in take_nomor(tahun=2026, jumlah=2)]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        failing, waiting = pool.submit(fail), pool.submit(wait)
        failing.result()
        assert waiting.result() == [1, 2]
    assert NomorUrut.objects.get().terakhir == 2


def test_a_person_does_not_wait_for_a_large_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nomor, "TUNGGU", "200ms")
    taken, leave = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            take_nomor(tahun=2026, jumlah=1000)
            taken.set()
            leave.wait(60)
        connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        held = pool.submit(hold)
        taken.wait(60)
        with pytest.raises(ValidationError) as caught, transaction.atomic():
            take_nomor(tahun=2026, jumlah=1, sabar=False)
        leave.set()
        held.result()
    assert (caught.value.code, NomorUrut.objects.get().terakhir) == ("sedang_terbit", 1000)


def make_job(jumlah: int) -> tuple[Pekerjaan, list[Pendaftaran]]:
    rows = make_lulusan(jumlah)
    job = jobs.create_terbit(
        angkatan=rows[0].angkatan,
        pendaftaran_ids=None,
        penanda_tangan_id=make_penanda_tangan().pk,
        tanggal=HARI,
        by=make_pengguna("pengelola"),
    )
    return job, rows


def nothing_issued() -> tuple[int, int, int, int]:
    counters = sum(NomorUrut.objects.values_list("terakhir", flat=True))
    return Sertifikat.objects.count(), counters, len(stored_files()), Notifikasi.objects.count()


def issue_three(database: str, job: int) -> None:
    """In a process of its own, which is killed when it has stored three."""
    into(database)
    real, done = terbit.store, []

    def store(*args: Any) -> None:
        real(*args)
        done.append(1)
        if len(done) == 3:
            os.kill(os.getpid(), signal.SIGKILL)

    terbit.store = store  # type: ignore[assignment]
    pekerjaan.run_pekerjaan(pk=job)


@pytest.mark.lambat
def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_attempt_takes_the_same_numbers() -> None:
    job, rows = make_job(5)
    killed = termuat.Process(target=issue_three, args=(connection.settings_dict["NAME"], job.pk))
    killed.start()
    killed.join(60)
    assert killed.exitcode == -signal.SIGKILL
    assert (Sertifikat.objects.count(), len(stored_files())) == (0, 3)
    Pekerjaan.objects.update(sewa_sampai=timezone.now())
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.percobaan, job.langkah) == ("selesai", 2, 5)
    assert list(Sertifikat.objects.order_by("urut").values_list("urut", flat=True)) == [1, 2, 3, 4, 5]
    assert sorted(row.berkas.path for row in Sertifikat.objects.all()) == [str(path) for path in stored_files()]
    assert Notifikasi.objects.count() == len(rows)


def stop_at(monkeypatch: pytest.MonkeyPatch, number: int, act: Callable[[], None]) -> None:
    """Something happens while the job makes its nth certificate."""
    real, done = kemajuan.Progress.step, []

    def step(self: kemajuan.Progress, langkah: int, jumlah: int, tahap: str = "") -> None:
        done.append(langkah)
        if langkah == number:
            act()
            self.check()
        real(self, langkah, jumlah, tahap)

    monkeypatch.setattr(kemajuan.Progress, "step", step)


def test_a_cancelled_job_has_issued_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    job, _ = make_job(4)
    owner = Pengguna.objects.get(pk=job.oleh_id)

    def cancel() -> None:
        with ThreadPoolExecutor(1) as pool:  # the person's request, on a connection of its own
            pool.submit(lambda: (pekerjaan.cancel_pekerjaan(pekerjaan=job, by=owner), connections.close_all())).result()

    stop_at(monkeypatch, 3, cancel)
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "dibatalkan"
    assert nothing_issued() == (0, 0, 0, 0)


def test_a_job_that_breaks_has_issued_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    job, _ = make_job(4)

    def break_down() -> None:
        raise ZeroDivisionError

    stop_at(monkeypatch, 3, break_down)
    pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert job.status == "gagal"
    assert nothing_issued() == (0, 0, 0, 0)


def test_an_attempt_whose_job_was_taken_over_removes_its_files(monkeypatch: pytest.MonkeyPatch) -> None:
    job, _ = make_job(2)

    def lose() -> None:
        Pekerjaan.objects.filter(pk=job.pk).update(percobaan=9)

    stop_at(monkeypatch, 2, lose)
    pekerjaan.run_pekerjaan(pk=job.pk)
    assert (Sertifikat.objects.count(), stored_files()) == (0, [])


def test_a_job_through_a_real_worker(pekerja: Any, tunggu: Callable[..., None]) -> None:
    from pegawai import tasks  # noqa: PLC0415 -- after the worker stands

    job, _ = make_job(3)
    tasks.run_pekerjaan.delay(job.pk)
    tunggu(lambda: Pekerjaan.objects.get(pk=job.pk).status == "selesai", 30)
    job.refresh_from_db()
    assert job.pesan == "3 sertifikat terbit, nomor 800.1.13/0001/BKPSDM/2026 sampai 800.1.13/0003/BKPSDM/2026."
    assert [Path(row.berkas.name).parts[:3] for row in Sertifikat.objects.all()] == [("sertifikat", f"p{job.pk}", "1")] * 3
