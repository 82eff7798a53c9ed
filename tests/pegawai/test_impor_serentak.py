"""Done once or not at all: second clicks, two imports at once, a worker that dies in the middle."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.utils import timezone

from pegawai import tasks
from pegawai.models import Impor, Pegawai, Pekerjaan, Penempatan, RiwayatGolongan
from pegawai.services import impor as services
from pegawai.services import pekerjaan
from pegawai.services.impor import mesin
from tests.factories import make_nip, make_pengguna, make_unit
from tests.pegawai import siasn

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hr(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    make_unit("Dinas Kesehatan", siasn_id=siasn.UNIT)
    return make_pengguna("kepegawaian")


def together(*acts):
    """Run at the same moment, each on its own connection; gives the codes of the refusals."""
    gate, codes = threading.Barrier(len(acts)), []

    def run(act):
        try:
            gate.wait(60)
            act()
        except ValidationError as refusal:
            codes.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return codes


def counted():
    return Pegawai.objects.count(), Penempatan.objects.count(), RiwayatGolongan.objects.count()


def test_two_clicks_at_once_start_one_job(hr):
    impor = siasn.upload(hr, [siasn.row()])
    other = make_pengguna("kepegawaian")
    codes = together(lambda: services.start_apply(impor=impor, by=hr), lambda: services.start_apply(impor=impor, by=other))
    assert codes == ["status"]
    assert Pekerjaan.objects.filter(jenis="impor-terapkan").count() == 1


def test_two_workers_with_one_job(hr):
    impor = siasn.upload(hr, [siasn.row() for _ in range(50)])
    started = services.start_apply(impor=impor, by=hr)
    together(*[lambda: pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)] * 2)
    impor.refresh_from_db()
    assert (impor.status, siasn.counts(impor), counted()) == ("selesai", {"baru": 50}, (50, 50, 50))


def test_two_people_take_one_import_back_at_once(hr):
    impor = siasn.upload_and_apply(hr, [siasn.row()])
    other = make_pengguna("kepegawaian")
    codes = together(lambda: services.start_undo(impor=impor, by=hr), lambda: services.start_undo(impor=impor, by=other))
    job = Pekerjaan.objects.get(jenis="impor-batalkan").pk
    together(*[lambda: pekerjaan.run_pekerjaan(pk=job)] * 2)
    impor.refresh_from_db()
    assert (codes, impor.status, counted()) == (["status"], "dibatalkan", (0, 0, 0))


def test_same_rows_in_two_imports_at_once_are_written_once(hr):
    rows = [siasn.row(make_nip()) for _ in range(50)]
    started = [services.start_apply(impor=siasn.upload(hr, rows), by=hr) for _ in range(2)]
    together(*[lambda job=impor.pekerjaan_id: pekerjaan.run_pekerjaan(pk=job) for impor in started])
    assert counted() == (50, 50, 50)
    assert sorted(map(siasn.counts, Impor.objects.all()), key=str) == [{"baru": 50}, {"sama": 50}]


class Killed(BaseException):
    """Nothing catches it, as nothing catches a kill -9."""


def _die(*_, **__):
    raise Killed


def run_killed(job, monkeypatch, name):
    with monkeypatch.context() as patch, suppress(Killed):
        patch.setattr(mesin, name, _die)
        pekerjaan.run_pekerjaan(pk=job)
    Pekerjaan.objects.filter(pk=job).update(sewa_sampai=timezone.now() - timedelta(seconds=1))


def test_worker_dies_after_all_rows_are_written(hr, monkeypatch):
    """Everything but the mark "selesai" has happened in the transaction: all of it is undone, and the next attempt does it."""
    impor = siasn.upload(hr, [siasn.row() for _ in range(20)])
    started = services.start_apply(impor=impor, by=hr)
    run_killed(started.pekerjaan_id, monkeypatch, "_close")
    impor.refresh_from_db()
    assert (impor.status, counted()) == ("diterapkan", (0, 0, 0))
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, counted()) == ("selesai", (20, 20, 20))


def test_worker_dies_while_the_preview_is_stored(hr, monkeypatch):
    impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row()]), by=hr)
    run_killed(impor.pekerjaan_id, monkeypatch, "_store_preview")
    impor.refresh_from_db()
    assert (impor.status, impor.baris_list.count()) == ("diperiksa", 0)
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, impor.baris_list.count()) == ("pratinjau", 1)


def test_database_dies_under_the_copied_rows(hr, monkeypatch):
    impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row() for _ in range(20)]), by=hr)
    stream, other = mesin._stream, connection.copy()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()

    def cut(*given):
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", backend)
        other.close()
        return stream(*given)

    with monkeypatch.context() as patch:
        patch.setattr(mesin, "_stream", cut)
        pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, impor.pesan) == ("diperiksa", "")
    pekerjaan.run_pekerjaan(pk=impor.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, impor.baris_list.count()) == ("pratinjau", 20)


def test_law_of_the_database_undoes_the_whole_import(hr):
    """One row the database refuses: nothing at all is written, and the preview waits again."""
    impor = siasn.upload(hr, [siasn.row(), siasn.row()])
    started = services.start_apply(impor=impor, by=hr)
    staged = impor.baris_list.last()
    staged.data["jenis_kelamin"] = "TERLALU PANJANG"
    staged.save(update_fields=["data"])
    pekerjaan.run_pekerjaan(pk=started.pekerjaan_id)
    impor.refresh_from_db()
    assert (impor.status, counted()) == ("pratinjau", (0, 0, 0))
    assert impor.pesan.startswith("Terjadi kesalahan di peladen. Tidak ada data yang berubah.")


def test_real_worker_does_both_steps(hr, pekerja, tunggu):
    impor = services.create_impor(jenis="pegawai", berkas=siasn.csv_file([siasn.row() for _ in range(30)]), by=hr)
    tasks.run_pekerjaan.delay(impor.pekerjaan_id)
    tunggu(lambda: Impor.objects.get().status == "pratinjau", 20)
    impor.refresh_from_db()
    started = services.start_apply(impor=impor, by=hr)
    tasks.run_pekerjaan.delay(started.pekerjaan_id)
    tunggu(lambda: Impor.objects.get().status == "selesai", 20)
    assert counted() == (30, 30, 30)
