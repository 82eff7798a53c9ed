"""The clock was ahead and is set right: what somebody who is gone held until tomorrow is free in the time that every lease takes."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from config.celery import app as celery_app
from config.views_cari import PER_MENIT
from diklat.services import kode_hadir
from lib import sewa, waktu
from lib.pembatas import JENDELA_DETIK
from pegawai.models import Notifikasi, Pekerjaan, SuratAkun
from pegawai.models.pekerjaan import SEWA
from pegawai.services import notifikasi
from pegawai.services import pekerjaan as services
from pegawai.services.notifikasi import sewa as surat
from pegawai.tasks import resume_pekerjaan
from pegawai.tasks.pekerjaan import BANGUN_DETIK
from tests.factories import make_pengguna
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
SEHARI = timedelta(days=1)
JAM = timedelta(hours=1)
stopped: list[str] = []


def seconds_left(key: str) -> int:
    client: Any = cache
    return int(client._cache.get_client().ttl(cache.make_key(key)))


@pytest.fixture
def job() -> Iterator[Pekerjaan]:
    """Begun by a worker that is gone, when the clock was a day ahead."""
    services.handler("uji-jam", after_stop=lambda job: stopped.append(job.status))(lambda *_: None)
    stopped.clear()
    made = services.create_pekerjaan(jenis="uji-jam", judul="Uji", oleh=make_pengguna())
    ahead = waktu.now() + SEHARI
    Pekerjaan.objects.filter(pk=made.pk).update(status="berjalan", percobaan=1, sewa_sampai=ahead, dibuat=ahead)
    made.refresh_from_db()
    yield made
    services._KINDS.pop("uji-jam")


def test_a_job_is_woken_and_done(job: Pekerjaan) -> None:
    woken = f"pekerjaan:{job.pk}:bangun:1"
    with celery_app.connection_for_write() as broker:
        channel = broker.default_channel
        channel.queue_purge("berat")
        cache.set(woken, True, SEHARI.total_seconds())
        resume_pekerjaan()
        assert (channel._size("berat"), seconds_left(woken) <= BANGUN_DETIK) == (0, True)
        cache.delete(woken)
        resume_pekerjaan()
        assert channel._size("berat") == 1
        channel.queue_purge("berat")
    services.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    assert (job.status, job.percobaan) == ("selesai", 2)


def test_a_job_that_nobody_does_is_stopped_with_what_it_holds(job: Pekerjaan) -> None:
    services.cancel_pekerjaan(pekerjaan=job, by=job.oleh)
    assert stopped == ["dibatalkan"]


def test_hosts_that_differ_by_seconds_leave_each_other_their_leases(job: Pekerjaan) -> None:
    Pekerjaan.objects.update(sewa_sampai=waktu.now() + 1.8 * SEWA)
    assert not Pekerjaan.objects.claimable().exists()


def test_mails_are_claimed_and_those_begun_are_uncertain() -> None:
    notifikasi.add(aturan="ditolak", objek="uji:1", alamat=["a@contoh.id", "b@contoh.id"])
    first, second = surat.claim()
    assert surat.claim() == []
    Notifikasi.objects.update(sewa_sampai=waktu.now() + SEHARI)
    Notifikasi.objects.filter(pk=second.pk).update(status="mulai")
    surat.expire()
    assert [row.pk for row in surat.claim()] == [first.pk]
    second.refresh_from_db()
    assert second.status == "tidak_pasti"


@pytest.mark.parametrize(("made", "later", "due"), [(JAM, JAM, 1), (-JAM, SEHARI, 1), (JAM, SEHARI, 1), (-JAM, JAM, 0)])
def test_a_mail_goes_whenever_it_was_planned_by_the_wrong_clock(made: timedelta, later: timedelta, due: int) -> None:
    """New, or put off: not before its time where the clock of today could have given that."""
    notifikasi.add(aturan="ditolak", objek="uji:1", alamat=["a@contoh.id"])
    kini = waktu.now()
    Notifikasi.objects.update(dibuat=kini + made, kirim_pada=kini + later)
    assert len(surat.claim()) == due


@pytest.mark.parametrize(("later", "due"), [(SEHARI, 1), (JAM, 0)])
def test_a_mail_about_an_account_waits_no_longer_than_between_two_tries(later: timedelta, due: int) -> None:
    SuratAkun.objects.create(pengguna=make_pengguna(), coba_lagi=waktu.now() + later)
    assert SuratAkun.objects.awaiting().count() == due


def test_who_asked_too_often_waits_a_minute(client: Client) -> None:
    akun = make_pengguna("pengelola")
    client.force_login(akun)
    counted = f"batas:cari:akun{akun.pk}"
    cache.set(counted, PER_MENIT, SEHARI.total_seconds())
    assert (client.get("/cari/").status_code, seconds_left(counted) <= JENDELA_DETIK) == (429, True)


def test_who_typed_too_many_codes_waits_five_minutes() -> None:
    cache.set("kode-hadir:1", kode_hadir.COBA_MAKSIMUM, SEHARI.total_seconds())
    assert code_of(kode_hadir.count_coba, 1) == "terlalu_sering"
    assert seconds_left("kode-hadir:1") <= kode_hadir.COBA_DETIK


def test_what_ends_soon_is_not_kept_longer() -> None:
    cache.set("uji", 1, 5)
    sewa.shorten(cache.make_key("uji"), 60)
    assert seconds_left("uji") <= 5
