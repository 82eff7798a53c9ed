"""What is told of the installation: to Prometheus, to admins, in the log."""

import io
import json
import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from config import metrik, tasks
from config.celery import CADANGAN, KEPALA, app, asked_for
from config.logs import JSONFormatter, permintaan
from config.queries import keadaan
from config.queries.lari import TENGGANG, list_lari
from config.sebutan_jadwal import SEBUTAN
from lib import waktu
from pegawai.models import LariTugas, Notifikasi, SuratAkun
from pegawai.services import lari as services
from pegawai.services import surat_akun
from tests.factories import make_pengguna

MALAM = "insentif.tasks.recalculate_malam"
TOKEN = "kata-rahasia"


def lines(client: Client, token: str = TOKEN) -> dict[str, float]:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer["Content-Type"].partition(";")[0]) == (200, "text/plain")
    rows = [line.rpartition(" ") for line in answer.content.decode().splitlines() if not line.startswith("#")]
    return {name: float(value) for name, _, value in rows}


@pytest.fixture
def late() -> list[str]:
    """All ran a moment ago, but the points of last night."""
    names = [entry["task"] for entry in app.conf.beat_schedule.values()]
    for name in names:
        services.note_run(nama=name, detik=0.5)
    LariTugas.objects.filter(nama=MALAM).update(berhasil_pada=waktu.now() - timedelta(days=2))
    return names


@pytest.mark.django_db
def test_figures_are_for_who_knows_the_token_only(client: Client, settings: Any) -> None:
    asked = {"Authorization": "Bearer "}
    assert client.get("/metrics", headers=asked).status_code == 404
    settings.METRICS_TOKEN = TOKEN
    for told in ("", "Bearer ", "Bearer salah", TOKEN):
        assert client.get("/metrics", headers={"Authorization": told}).status_code == 404
    assert lines(client)


@pytest.mark.django_db
def test_requests_of_all_processes_add_up(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    asked = 'tangkas_permintaan_total{halaman="healthz",status="200"}'
    before = lines(client).get(asked, 0)
    client.get("/healthz")
    another = metrik.Penghitung()
    for seconds in (0.04, 0.2, 20):
        another.add("healthz", 200, seconds)
    another.hand_over()
    found = lines(client)
    assert found[asked] == before + 4
    ends = [found[f'tangkas_permintaan_detik_bucket{{halaman="healthz",le="{end}"}}'] for end in (*metrik.BATAS, "+Inf")]
    assert ends == sorted(ends)
    assert ends[-1] == found['tangkas_permintaan_detik_count{halaman="healthz"}'] == ends[-2] + 1
    assert found['tangkas_permintaan_detik_sum{halaman="healthz"}'] >= 20.24


@pytest.mark.django_db
def test_tasks_queues_mails_and_the_schedule_are_told(client: Client, settings: Any, late: list[str]) -> None:
    settings.METRICS_TOKEN = TOKEN
    services.note_run(nama=MALAM, detik=2, galat="ZeroDivisionError")
    SuratAkun.objects.create(pengguna=make_pengguna())
    found = lines(client)
    assert found[f'tangkas_tugas_total{{tugas="{MALAM}",hasil="gagal"}}'] == 1
    assert found[f'tangkas_tugas_detik_total{{tugas="{MALAM}"}}'] == 2.5
    assert found['tangkas_jadwal_terlambat{jadwal="poin-malam"}'] == 1
    assert found['tangkas_jadwal_terlambat{jadwal="jp-malam"}'] == 0
    assert found['tangkas_surel{keadaan="menunggu"}'] == 1
    assert {"tangkas_pekerjaan_menunggu", 'tangkas_antrean_pesan{antrean="berat"}', 'tangkas_basis_data_koneksi{keadaan="active"}'} <= set(
        found
    )


@pytest.mark.django_db
def test_mails_given_up_on_are_counted_for_a_day() -> None:
    akun = make_pengguna()
    for hours in (1, 30):
        ended = waktu.now() - timedelta(hours=hours)
        told = {"aturan": "x", "objek": "x:1", "alamat": "a@contoh.id", "status": "gagal", "selesai": ended, "kirim_pada": ended}
        Notifikasi.objects.create(kunci=f"x:{hours}", pengguna=akun, data={}, **told)
        SuratAkun.objects.create(pengguna=akun, ditutup=ended, percobaan=surat_akun.MAX_TRIES)
    assert keadaan.mail_counts() == {"menunggu": 0, "gagal": 2}


@pytest.mark.django_db
def test_admins_are_told_once_of_what_did_not_run(late: list[str], caplog: pytest.LogCaptureFixture) -> None:
    admin = make_pengguna("admin", email="admin@contoh.id")
    make_pengguna("auditor", email="lain@contoh.id")
    assert [row.tugas for row in list_lari() if row.terlambat] == [MALAM]
    for _ in range(2):
        tasks.watch_jadwal()
    (surat,) = SuratAkun.objects.all()
    assert (surat.pengguna, [record.objek for record in caplog.records if record.levelno == logging.ERROR]) == (admin, [MALAM])
    mail = surat_akun._compose(surat, admin)
    for words in (mail.body, str(mail.alternatives[0][0])):
        assert all(word in words for word in (MALAM, SEBUTAN["poin-malam"].nama, SEBUTAN["poin-malam"].bila_terlewat))
    services.note_run(nama=MALAM, detik=1)
    assert not any(row.terlambat for row in list_lari())
    LariTugas.objects.filter(nama=MALAM).update(berhasil_pada=waktu.now() - timedelta(days=2))
    tasks.watch_jadwal()
    assert SuratAkun.objects.count() == 2


@pytest.mark.django_db
def test_what_never_ran_is_late_from_the_moment_it_was_expected() -> None:
    tasks.watch_jadwal()
    assert not SuratAkun.objects.exists()
    assert not any(row.terlambat for row in list_lari())
    LariTugas.objects.update(sejak=waktu.now() - timedelta(days=2) - TENGGANG)
    assert all(row.terlambat for row in list_lari())


@pytest.mark.django_db(transaction=True)
def test_a_task_carries_the_code_of_its_request_and_is_noted(pekerja: Any, tunggu: Any) -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(JSONFormatter())
    logger = logging.getLogger("config.tugas")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    token = permintaan.set("abc123")
    try:
        app.tasks["pegawai.tasks.refresh_sebutan"].delay()
        tunggu(lambda: "refresh_sebutan" in out.getvalue())
    finally:
        permintaan.reset(token)
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    (line,) = [json.loads(text) for text in out.getvalue().splitlines() if "refresh_sebutan" in text]
    assert (line["request_id"], line["hasil"], line["detik"] >= 0) == ("abc123", "berhasil", True)
    tunggu(lambda: LariTugas.objects.filter(nama="pegawai.tasks.refresh_sebutan", berhasil=1).exists())


@pytest.mark.django_db
def test_a_task_that_failed_has_not_run(settings: Any) -> None:
    settings.CADANGAN_DIR = ""
    app.tasks["config.tasks.make_cadangan"].apply()
    row = LariTugas.objects.get(nama="config.tasks.make_cadangan")
    assert (row.berhasil, row.gagal, row.berhasil_pada, row.galat) == (0, 1, None, "CadanganError")


def test_every_entry_of_the_schedule_has_a_name_a_meaning_and_a_way_out() -> None:
    assert set(app.conf.beat_schedule) | set(KEPALA) | set(CADANGAN) == set(SEBUTAN)
    assert [name for name, told in SEBUTAN.items() if not all(text and text[0].isupper() for text in told)] == []
    assert len({told.nama for told in SEBUTAN.values()}) == len(SEBUTAN)


@pytest.mark.parametrize(("setting", "nama"), [("SEAL_MAIL", "kepala-surel"), ("CADANGAN_DIR", "cadangan-malam")])
def test_what_nobody_asked_for_is_not_in_the_schedule(settings: Any, setting: str, nama: str) -> None:
    """Else it would count as done each night."""
    assert {nama for nama in SEBUTAN if nama not in app.conf.beat_schedule} == {"kepala-surel", "cadangan-malam"}
    setattr(settings, setting, "/folder@contoh.id")
    assert list(asked_for()) == [nama]


@pytest.mark.django_db
@pytest.mark.parametrize(("hours", "told"), [(None, "Yang pertama dibuat"), (8, "8 jam lalu")])
def test_the_page_says_how_old_the_newest_backup_is(client: Client, monkeypatch: pytest.MonkeyPatch, hours: int | None, told: str) -> None:
    client.force_login(make_pengguna("admin"))
    assert "Isi CADANGAN_DIR" in client.get("/keadaan/").content.decode()
    monkeypatch.setitem(app.conf.beat_schedule, "cadangan-malam", CADANGAN["cadangan-malam"])
    if hours:
        services.note_run(nama="config.tasks.make_cadangan", detik=60)
        LariTugas.objects.update(berhasil_pada=waktu.now() - timedelta(hours=hours, minutes=1))
    assert told in client.get("/keadaan/").content.decode()


@pytest.mark.django_db
def test_a_migration_that_was_not_run_is_named(client: Client) -> None:
    client.force_login(make_pengguna("admin"))
    assert client.get("/keadaan/").context["keadaan"].migrasi == []
    MigrationRecorder.Migration.objects.filter(app="rencana").latest("pk").delete()
    (name,) = client.get("/keadaan/").context["keadaan"].migrasi
    assert (name in client.get("/keadaan/").content.decode(), client.get("/readyz").json()["migrasi"]) == (True, False)


@pytest.mark.django_db
def test_how_long_the_next_message_of_a_queue_has_waited(client: Client, settings: Any) -> None:
    settings.METRICS_TOKEN = TOKEN
    asked = 'tangkas_antrean_tertua_detik{antrean="mail"}'
    with app.connection_for_write() as connection:
        connection.default_channel.queue_purge("mail")
        assert lines(client)[asked] == 0
        long_ago = {"dikirim": (waktu.now() - timedelta(minutes=5)).isoformat()}
        try:
            for headers in (long_ago, {}):
                app.send_task("tidak.ada", queue="mail", headers=headers)
            assert 300 <= lines(client)[asked] < 330
        finally:
            connection.default_channel.queue_purge("mail")


@pytest.mark.django_db
def test_the_page_says_what_is_late_and_what_to_do(client: Client, late: list[str]) -> None:
    client.force_login(make_pengguna("admin"))
    page = client.get("/keadaan/")
    assert [row.nama for row in page.context["keadaan"].terlambat_list] == ["poin-malam"]
    assert SEBUTAN["poin-malam"].bila_terlewat in page.content.decode()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert page.context["keadaan"].peran == cursor.fetchone()[0]
