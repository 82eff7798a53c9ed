"""Jobs: a real worker, a killed worker, a second delivery, a second click, a cancellation, a private result."""

import os
import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from config.celery import app as celery_app
from pegawai import tasks
from pegawai.models import Pekerjaan, UnitKerja
from pegawai.queries import pekerjaan as queries
from pegawai.services import kemajuan
from pegawai.services import pekerjaan as services
from pegawai.tasks import pekerjaan as tasks_pekerjaan
from tests.factories import make_pengguna
from tests.services import stop

URL = "/pekerjaan/"
stopped: list[str] = []


def write_units(job: Pekerjaan, progress: kemajuan.Progress) -> services.Hasil:
    """Writes three units and a file; `berhenti` in the parameters says what goes wrong after the second."""
    for number in range(1, 4):
        progress.step(number, 3, "Menyimpan unit")
        UnitKerja.objects.create(nama=f"Unit uji {number}", jenis="pd")
        if number == 2 and (trouble := job.parameter.get("berhenti")):
            TROUBLES[trouble](job)
    path = Path(job.parameter["folder"]) / "hasil.txt"
    path.write_text("isi")
    return services.Hasil(path, "Daftar unit.txt", "3 unit disimpan.", "/unit/")


def refuse(job: Pekerjaan) -> None:
    raise ValidationError("Unit ketiga tidak sah.", code="unit")


def die(job: Pekerjaan) -> None:
    raise OperationalError("connection lost")


def break_down(job: Pekerjaan) -> None:
    raise ZeroDivisionError


def cancel(job: Pekerjaan) -> None:
    kemajuan.save_cancel_flag(job.pk)
    Pekerjaan.objects.filter(pk=job.pk).update(status="dibatalkan")


def lose_lease(job: Pekerjaan) -> None:
    """Another worker has taken the job meanwhile."""
    Pekerjaan.objects.filter(pk=job.pk).update(percobaan=9)


TROUBLES = {"tolak": refuse, "putus": die, "rusak": break_down, "batal": cancel, "direbut": lose_lease}


@pytest.fixture(autouse=True)
def _kind() -> Iterator[None]:
    services.handler("uji-unit", after_stop=lambda job: stopped.append(job.status))(write_units)
    stopped.clear()
    yield
    services._KINDS.pop("uji-unit")


@pytest.fixture
def make_job(tmp_path: Path) -> Any:
    def make(**parameter: Any) -> Pekerjaan:
        return services.create_pekerjaan(
            jenis="uji-unit", judul="Simpan unit", oleh=make_pengguna(), parameter={"folder": str(tmp_path), **parameter}
        )

    return make


def run(job: Pekerjaan) -> Pekerjaan:
    services.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    return job


def expire_lease(job: Pekerjaan) -> None:
    past = timezone.now() - timedelta(seconds=1)
    Pekerjaan.objects.filter(pk=job.pk).update(sewa_sampai=past, dibuat=past - timedelta(minutes=5))


@pytest.mark.django_db(transaction=True)
def test_worker_does_the_work_and_keeps_the_file_private(make_job: Any, pekerja: Any, tunggu: Any, client: Client) -> None:
    job = make_job()
    tasks.run_pekerjaan.delay(job.pk)
    tasks.run_pekerjaan.delay(job.pk)
    tunggu(lambda: Pekerjaan.objects.get().status == "selesai")
    job.refresh_from_db()
    assert [job.pesan, job.percobaan, job.langkah, job.persen] == ["3 unit disimpan.", 1, 3, 100]
    assert UnitKerja.objects.count() == 3

    client.force_login(job.oleh)
    response = client.get(f"{URL}{job.pk}/unduh/")
    assert b"".join(response.streaming_content) == b"isi"  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == 'attachment; filename="Daftar unit.txt"'
    assert response["Content-Security-Policy"] == "sandbox"
    client.force_login(make_pengguna("kepegawaian"))
    assert client.get(f"{URL}{job.pk}/unduh/").status_code == 404


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("trouble", "status", "stops"),
    [
        ("tolak", "gagal", ["gagal"]),
        ("rusak", "gagal", ["gagal"]),
        ("putus", "antre", []),
        ("direbut", "berjalan", []),
    ],
)
def test_nothing_half_written(make_job: Any, trouble: str, status: str, stops: list[str]) -> None:
    job = run(make_job(berhenti=trouble))
    assert [job.status, UnitKerja.objects.count(), stopped, job.hasil.name] == [status, 0, stops, ""]


@pytest.mark.django_db(transaction=True)
def test_refusal_becomes_the_message(make_job: Any) -> None:
    assert run(make_job(berhenti="tolak")).pesan == "Unit ketiga tidak sah."


@pytest.mark.django_db(transaction=True)
def test_cancel_of_a_running_job_undoes_its_writes(make_job: Any) -> None:
    def cancel_from_outside(job: Pekerjaan) -> None:
        thread = Thread(target=act)
        thread.start()
        thread.join()

    def act() -> None:
        services.cancel_pekerjaan(pekerjaan=job, by=job.oleh)
        connection.close()

    TROUBLES["batal_luar"] = cancel_from_outside
    job = make_job(berhenti="batal_luar")
    run(job)
    assert [job.status, UnitKerja.objects.count(), stopped] == ["dibatalkan", 0, ["dibatalkan"]]


@pytest.mark.django_db
def test_killed_worker_is_followed_by_another_after_the_lease(make_job: Any) -> None:
    job = make_job()
    Pekerjaan.objects.filter(pk=job.pk).update(status="berjalan", percobaan=1, sewa_sampai=timezone.now() + kemajuan.SEWA)
    assert run(job).percobaan == 1
    expire_lease(job)
    assert [run(job).status, job.percobaan, UnitKerja.objects.count()] == ["selesai", 2, 3]


@pytest.mark.django_db
def test_a_killed_job_is_woken_within_20_seconds_and_one_that_waits_not_too_often(make_job: Any, settings: Any) -> None:
    sweep = timedelta(seconds=celery_app.conf.beat_schedule["pekerjaan-lanjutkan"]["schedule"])
    assert kemajuan.SEWA + sweep <= timedelta(seconds=20)
    assert timedelta(seconds=4 * kemajuan.DETAK_DETIK) < kemajuan.SEWA
    job = make_job()
    Pekerjaan.objects.filter(pk=job.pk).update(dibuat=timezone.now() - 2 * tasks_pekerjaan.TUNGGU)
    woken: list[int] = []
    with celery_app.connection_for_write() as broker:
        channel = broker.default_channel
        channel.queue_purge("berat")
        for _ in range(3):
            tasks.resume_pekerjaan()
        woken.append(channel._size("berat"))
        Pekerjaan.objects.update(status="berjalan", percobaan=1)
        expire_lease(job)
        tasks.resume_pekerjaan()
        woken.append(channel._size("berat"))
        channel.queue_purge("berat")
    assert woken == [1, 2]


@pytest.mark.django_db
def test_three_dead_workers_are_enough(make_job: Any) -> None:
    job = make_job()
    Pekerjaan.objects.filter(pk=job.pk).update(status="berjalan", percobaan=3)
    expire_lease(job)
    assert [run(job).status, stopped, UnitKerja.objects.count()] == ["gagal", ["gagal"], 0]


@pytest.mark.django_db(transaction=True)
def test_sweep_wakes_what_was_left(make_job: Any, pekerja: Any, tunggu: Any) -> None:
    job = make_job()
    Pekerjaan.objects.filter(pk=job.pk).update(status="berjalan", percobaan=1)
    expire_lease(job)
    tasks.resume_pekerjaan.delay()
    tunggu(lambda: Pekerjaan.objects.get().status == "selesai")
    assert UnitKerja.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_lease_is_renewed_beside_an_open_transaction(make_job: Any, tunggu: Any) -> None:
    job = make_job()
    Pekerjaan.objects.filter(pk=job.pk).update(status="berjalan", percobaan=1, sewa_sampai=timezone.now())
    job.refresh_from_db()
    with kemajuan.Heartbeat(job, every=0.05) as heartbeat:
        tunggu(lambda: Pekerjaan.objects.get().sewa_sampai > timezone.now() + kemajuan.SEWA * 0.8)
        Pekerjaan.objects.update(percobaan=2)
        tunggu(heartbeat.lost.is_set)
        with pytest.raises(kemajuan.SewaLepas):
            kemajuan.Progress(job, heartbeat).step(1, 2)


@pytest.mark.django_db(transaction=True)
def test_second_click_at_the_same_moment_gives_one_job() -> None:
    oleh = make_pengguna()
    start = Barrier(4)
    made: list[int] = []

    def click() -> None:
        start.wait()
        made.append(services.create_pekerjaan(jenis="uji-unit", judul="Simpan", oleh=oleh, parameter={"q": "a"}).pk)
        connection.close()

    threads = [Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(made), len(set(made)), Pekerjaan.objects.count()] == [4, 1, 1]


@pytest.mark.django_db
def test_bar_never_goes_back(make_job: Any) -> None:
    job = make_job()
    progress = kemajuan.Progress(job, kemajuan.Heartbeat(job))
    shown = []
    for langkah, jumlah, tahap in ((50, 100, "a"), (1, 10, "b"), (6, 10, "c"), (90, 100, "d"), (200, 100, "e")):
        progress.step(langkah, jumlah, tahap)
        live = queries.read_progress(job.pk)
        assert live is not None
        shown.append((live["langkah"], live["jumlah"], live["tahap"]))
    assert shown == [(50, 100, "a"), (50, 100, "b"), (6, 10, "c"), (90, 100, "d"), (100, 100, "e")]
    assert kemajuan.Progress(job, kemajuan.Heartbeat(job)).langkah == 100


@pytest.mark.django_db
def test_cancel_refuses_others_and_the_ended(make_job: Any) -> None:
    job = make_job()
    with pytest.raises(ValidationError) as other:
        services.cancel_pekerjaan(pekerjaan=job, by=make_pengguna("auditor"))
    services.cancel_pekerjaan(pekerjaan=job, by=make_pengguna("admin"))
    with pytest.raises(ValidationError) as ended:
        services.cancel_pekerjaan(pekerjaan=job, by=job.oleh)
    assert [other.value.code, ended.value.code, stopped] == ["bukan_milik", "berakhir", ["dibatalkan"]]


@pytest.mark.django_db
def test_old_results_are_purged(make_job: Any) -> None:
    job = run(make_job())
    path = Path(job.hasil.path)
    assert [services.purge_berkas(), path.exists()] == [0, True]
    Pekerjaan.objects.update(berakhir=timezone.now() - timedelta(days=15))
    assert [services.purge_berkas(), path.exists()] == [1, False]


@pytest.mark.django_db
def test_pekerjaan_detail_shows_live_numbers_and_then_the_result(make_job: Any, client: Client) -> None:
    job = make_job()
    Pekerjaan.objects.filter(pk=job.pk).update(status="berjalan", percobaan=1, sewa_sampai=timezone.now() + kemajuan.SEWA)
    kemajuan.Progress(job, kemajuan.Heartbeat(job)).step(1284, 1949, "Menyimpan pegawai")
    client.force_login(job.oleh)
    running = client.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "dari 1.949 baris, 65%" in running
    assert "Anda boleh menutup halaman ini" in running
    assert 'hx-trigger="every 2s"' in running
    expire_lease(job)
    run(job)
    ended = client.get(job.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "Unduh Daftar unit.txt" in ended
    assert "hx-trigger" not in ended


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_pekerjaan_list_query_count(make_job: Any, client: Client, django_assert_num_queries: Any, count: int) -> None:
    jobs = [make_job() for _ in range(count)]
    Pekerjaan.objects.update(oleh=jobs[0].oleh)
    client.force_login(jobs[0].oleh)
    client.get(URL)  # the first request also notes the session
    with django_assert_num_queries(3):
        page = client.get(URL).context["page"]
    assert [row.pk for row in page] == [job.pk for job in reversed(jobs)]


@pytest.mark.django_db
def test_a_run_that_is_told_to_end_is_no_failed_job() -> None:
    """The tests' own handler of SIGTERM: what it raises passes through `except Exception`."""

    def told(_job: Pekerjaan, _progress: kemajuan.Progress) -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    services.handler("uji-henti")(told)
    job = services.create_pekerjaan(jenis="uji-henti", judul="Uji", oleh=make_pengguna())
    before = signal.signal(signal.SIGTERM, stop)
    try:
        with pytest.raises(KeyboardInterrupt):
            services.run_pekerjaan(pk=job.pk)
    finally:
        signal.signal(signal.SIGTERM, before)
        del services._KINDS["uji-henti"]
    job.refresh_from_db()
    assert job.status != "gagal"
