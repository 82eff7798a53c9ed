"""The outbox under real trouble: workers killed at any moment, a real Celery worker, a broker that is emptied, a task delivered twice."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection, connections
from django.utils import timezone

from config.celery import app as celery_app
from pegawai import tasks
from pegawai.models import AturanPengingat, Notifikasi
from pegawai.services import notifikasi
from pegawai.services.notifikasi import jenis, sewa
from tests import sink
from tests.sink import Sink
from tests.termuat import into, termuat

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE, KILLS = 1200, 4


def register_kind() -> None:
    notifikasi.register("uji_pekerja", sebab="Uji.")(lambda rows: {row.pk: notifikasi.Kata({}, "/") for row in rows})


@pytest.fixture
def server(settings: Any) -> Iterator[Sink]:
    with sink.serve() as found:
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = found.port, 5
        yield found


@pytest.fixture(autouse=True)
def kind(transactional_db: None) -> Iterator[None]:
    register_kind()
    AturanPengingat.objects.create(kode="uji_pekerja", nama="Uji", kelompok="Uji", judul="Uji", isi="$tautan")
    yield
    del jenis.JENIS["uji_pekerja"]


def put(count: int) -> None:
    notifikasi.add(aturan="uji_pekerja", objek="uji:1", alamat=[f"orang{number}@contoh.id" for number in range(count)])


def open_count() -> int:
    return Notifikasi.objects.filter(selesai=None).count()


def drain(database: str, port: int) -> None:
    """In a process of its own; "pesan" needs its batch, so the kind of the test is registered here too."""
    into(database)
    django_settings.EMAIL_PORT = port
    register_kind()
    notifikasi.drain()


@pytest.mark.lambat
def test_workers_killed_at_any_moment_lose_nothing_and_double_only_what_is_marked(server: Sink, tunggu: Callable[..., None]) -> None:
    put(PEOPLE)
    for _ in range(KILLS):
        process, before = termuat.Process(target=drain, args=(connection.settings_dict["NAME"], server.port)), server.ids.total()
        process.start()
        goal = before + random.randint(1, PEOPLE // KILLS)
        tunggu(lambda goal=goal, process=process: server.ids.total() >= goal or not process.is_alive(), 60)
        time.sleep(random.random() / 200)
        process.kill()
        process.join(10)
        Notifikasi.objects.exclude(sewa_sampai=None).update(sewa_sampai=timezone.now())  # the leases run out
    notifikasi.drain()
    marked = set(Notifikasi.objects.filter(status="tidak_pasti").values_list("message_id", flat=True))
    assert len(marked) <= 2 * KILLS  # the one on its way, and the next, begun meanwhile
    Notifikasi.objects.filter(selesai=None).update(kirim_pada=timezone.now())  # an hour passes
    notifikasi.drain()
    doubles = {key for key, count in server.ids.items() if count > 1}
    assert (len(server.ids), doubles - marked, max(server.ids.values()) <= 2) == (PEOPLE, set(), True)
    assert (open_count(), Notifikasi.objects.filter(status="terkirim").count()) == (0, PEOPLE)


def test_a_real_worker_drains_while_the_server_goes_away_and_comes_back(
    pekerja: Any, server: Sink, tunggu: Callable[..., None], settings: Any
) -> None:
    port = server.port
    put(300)
    settings.EMAIL_PORT = 1
    tasks.send_notifikasi.delay()
    tunggu(lambda: Notifikasi.objects.filter(keterangan__startswith="Peladen surel belum dapat dihubungi").exists(), 20)
    assert open_count() == 300
    settings.EMAIL_PORT = port
    tasks.send_notifikasi.delay()
    tunggu(lambda: open_count() == 0, 30)
    assert (len(server.ids), set(server.ids.values())) == (300, {1})


def test_a_broker_that_is_emptied_and_a_task_that_comes_twice_change_nothing(
    pekerja: Any, server: Sink, tunggu: Callable[..., None]
) -> None:
    put(400)
    tasks.send_notifikasi.delay()
    with celery_app.connection_for_write() as broker:
        broker.default_channel.queue_purge("mail")
    for _ in range(4):
        tasks.send_notifikasi.delay()
    tunggu(lambda: open_count() == 0, 30)
    assert (len(server.ids), set(server.ids.values())) == (400, {1})


def slots_of_others() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database AND d.datname = current_database()"
            " WHERE l.locktype = 'advisory' AND l.classid = %s AND l.pid <> pg_backend_pid()",
            [sewa.LOCK_SPACE],
        )
        return int(cursor.fetchone()[0])


def test_only_so_many_workers_have_a_connection_at_once(tunggu: Callable[..., None]) -> None:
    tunggu(lambda: slots_of_others() == 0, 30)  # a worker of the test before may still be leaving
    with sewa.slot() as first:
        found = []

        def work() -> None:
            with sewa.slot() as second, sewa.slot() as third:
                found.extend([second, third])
            connections.close_all()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(20)
    assert (first, found[0]) == (True, True)
