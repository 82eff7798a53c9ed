"""`check_promises`: nothing is told of rows that keep their promises, and each promise is told that one statement breaks."""

from contextlib import suppress
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from diklat.models import Sertifikat
from lib import waktu
from pegawai.models import Notifikasi, Pekerjaan
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_sertifikat
from tests.factories import make_pegawai, make_pengguna
from tests.rencana.pabrik import make_komitmen, make_pagu

pytestmark = pytest.mark.django_db
LAMA = timedelta(hours=1)
SEAT_FREED = """
    UPDATE diklat_pendaftaran SET status = 'dibatalkan', alasan = 'x' WHERE status = 'terdaftar';
    UPDATE diklat_angkatan SET terisi = 0
"""
KURSI, PAGU = "penghitung kursi sama dengan pendaftarannya", "pagu sama dengan buku anggarannya dan tidak terlampaui"


@pytest.fixture
def isi() -> None:
    """A batch with a seat, a queue, a certificate, money, a mail and a job."""
    angkatan = make_angkatan(kuota=1)
    seated = make_pendaftaran(angkatan, make_pegawai())
    make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    make_sertifikat(seated)
    make_komitmen(make_pagu(), 500, realisasi=200)
    by = make_pengguna("pengelola")
    now = waktu.now()
    Notifikasi.objects.create(kunci="uji", aturan="uji", pengguna=by, objek="uji", kirim_pada=now, status="mulai", sewa_sampai=now)
    Pekerjaan.objects.create(jenis="uji", judul="uji", oleh=by, status="berjalan", dimulai=now, sewa_sampai=now)


def told() -> list[str]:
    out = StringIO()
    with suppress(CommandError):
        call_command("check_promises", stdout=out)
    return [line.removeprefix("DILANGGAR  ").partition(":")[0] for line in out.getvalue().splitlines() if line.startswith("DILANGGAR")]


def past_the_laws(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET session_replication_role = origin")


def test_rows_that_keep_their_promises(isi: None) -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE diklat_angkatan SET menunggu = 0", [KURSI]),
        (SEAT_FREED, ["tidak ada yang menunggu di samping kursi kosong"]),
        ("UPDATE rencana_paguanggaran SET terikat = terikat + 1", [PAGU]),
        ("UPDATE rencana_mutasianggaran SET jumlah = 900 WHERE jenis = 'komitmen'", [PAGU]),
        ("UPDATE diklat_pendaftaran SET bersertifikat = NOT bersertifikat", ["tanda bersertifikat sama dengan sertifikatnya"]),
        ("UPDATE diklat_sertifikat SET berkas = 'sertifikat/hilang.pdf'", ["berkas setiap sertifikat ada"]),
    ],
)
def test_what_one_statement_breaks(isi: None, sql: str, broken: list[str]) -> None:
    past_the_laws(sql)
    assert told() == broken


@pytest.mark.parametrize("lama", [-LAMA, LAMA], ids=["long-ago", "clock-was-set-back"])
def test_what_a_dead_worker_held(isi: None, lama: timedelta) -> None:
    Notifikasi.objects.update(sewa_sampai=waktu.now() + lama)
    Pekerjaan.objects.update(sewa_sampai=waktu.now() + lama)
    assert told() == ["tidak ada surel yang tertahan pada pengirim yang mati", "tidak ada pekerjaan yang tertahan pada pekerja yang mati"]


def test_the_command_ends_with_an_error(isi: None) -> None:
    Sertifikat.objects.update(berkas="sertifikat/hilang.pdf")
    with pytest.raises(CommandError, match="1 janji dilanggar"):
        call_command("check_promises", stdout=StringIO())
