"""The demo city: plausible, the same everywhere, and with somebody to sign in as for every role."""

import os
import subprocess
import sys
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from config.demo.kota import akun
from config.demo.kota.asal import asal
from config.demo.kota.diklat import status_on
from config.demo.kota.instansi import fill_instansi
from config.demo.kota.jadwal import HARI_INI, plan_angkatan
from config.demo.kota.orang import Town
from config.demo.kota.program import BIDANG_PENGAJAR
from config.demo.kota.rencana import run_susunan_contoh
from config.demo.kota.salin import KEYS_SQL
from config.demo.kota.semua import fill_semua
from config.demo.kota.unit import build_units
from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, BahanAjar, NomorUrut, Pendaftaran, Sertifikat, Sesi
from evaluasi.queries.pengajar import list_belum_dinilai
from kompetensi.models import Penilaian
from lib.nip import parse_nip
from pegawai.cetak.kop import draw_kop, get_kop
from pegawai.models import Instansi, Pegawai, Penempatan, Pengguna
from pegawai.permissions import peran_of
from pegawai.queries.instansi import at_office
from pegawai.services.kemajuan import Heartbeat, Progress
from rencana.models import Susunan
from tests import instansi
from tests.config.cacah_kota import count_janggal


def fingerprint() -> str:
    people = Town().populate(build_units())
    return sha256(repr([(o.nip, o.nama, o.unit.nama, o.jabatan, o.mulai, o.selesai) for o in people]).encode()).hexdigest()


def test_kota_is_the_same_at_every_run():
    """Also in a process that walks through sets in another order."""
    ask = "import django; django.setup(); from tests.config.test_demo_kota import fingerprint; print(fingerprint())"
    other = subprocess.run(
        [sys.executable, "-c", ask], env={**os.environ, "PYTHONHASHSEED": "1"}, capture_output=True, text=True, check=True
    )
    assert fingerprint() == other.stdout.strip()


def test_kota_has_37_perangkat_daerah_and_12000_people_with_valid_nip():
    units = build_units()
    people = Town().populate(units)
    assert sum(unit.induk is None for unit in units) == 37
    assert len(people) == 12_000
    assert len({o.nip for o in people}) == 12_000
    for orang in people:
        assert parse_nip(orang.nip).lahir == orang.lahir


@pytest.mark.django_db
def test_small_kota_is_whole_and_has_nothing_that_tells_it_is_invented():
    """One filling for all, for it takes seconds."""
    keys = foreign_keys()
    people, enrolments = fill_semua(900)
    assert foreign_keys() == keys
    assert people == Pegawai.objects.count() == 900
    assert enrolments > 1500
    check_accounts()
    check_states()
    check_teacher()
    assert Penempatan.objects.heads().filter(unit__jenis="pd").count() == 37
    call_command("check_promises")
    assert count_janggal() == {}
    check_susunan()


def check_susunan():
    """It waits for a worker, who reckons it and puts it into the draft."""
    susunan = Susunan.objects.select_related("pekerjaan", "periode").get()
    assert (susunan.status, susunan.pekerjaan.status) == ("dihitung", "antre")
    run_susunan_contoh(susunan.pekerjaan, Progress(susunan.pekerjaan, Heartbeat(susunan.pekerjaan)))
    susunan.refresh_from_db()
    assert susunan.is_selesai
    assert susunan.dipakai_oleh is not None
    assert susunan.periode.baris_list.filter(asal="optimal").exists()


def foreign_keys():
    with connection.cursor() as cursor:
        cursor.execute(KEYS_SQL)
        return cursor.fetchall()


def check_accounts():
    roles = {role for pengguna in Pengguna.objects.all() for role in peran_of(pengguna)}
    assert roles == {"pegawai", "atasan", "pengelola", "kepegawaian", "pimpinan", "narasumber", "auditor", "admin"}
    shown = akun.list_akun()
    assert {row.peran for row in shown} == roles
    owners = Pengguna.objects.filter(username__in=[row.username for row in shown if row.peran == "pegawai"])
    assert owners.count() == 3
    assert set(owners.values_list("pegawai__jenis_asn", flat=True)) == {"PNS", "PPPK"}
    assert all(pengguna.check_password(akun.SANDI) for pengguna in Pengguna.objects.all())


def check_teacher():
    """He has a session today, hands something out there, and has scores to give."""
    teacher = Pengguna.objects.with_peran("narasumber").get()
    batches = {row.pk for row in list_belum_dinilai(teacher)}
    assert batches
    assert Sesi.objects.filter(mulai__date=timezone.localdate(), narasumber__pegawai=teacher.pegawai, angkatan__in=batches).exists()
    assert BahanAjar.objects.filter(sesi__angkatan__in=batches, diunggah_oleh=teacher).exists()


def check_states():
    assert set(Penilaian.objects.values_list("sumber", flat=True).distinct()) >= {"asesmen", "uji", "mandiri", "diklat", "pasca"}
    assert set(Angkatan.objects.values_list("status", flat=True)) >= set(Angkatan.Status.values) - {"berjalan", "dipastikan"}
    assert set(Pendaftaran.objects.values_list("status", flat=True)) == set(Pendaftaran.Status.values) - {"disetujui_atasan"}
    assert Sesi.objects.filter(mulai__date=timezone.localdate(), is_batal=False).exists()
    assert Sertifikat.objects.filter(status="dicabut").count() == 3
    years = NomorUrut.objects.values_list("tahun", flat=True)
    assert len(years) == 3
    assert list(NomorUrut.objects.values_list("tahun", "terakhir")) == [
        (year, Sertifikat.objects.filter(tahun=year).count()) for year in years
    ]


@pytest.mark.django_db
def test_empty_start_has_accounts_only():
    akun.create_akun(kosong=True)
    assert sorted(Pengguna.objects.values_list("username", flat=True)) == ["admin", "kepegawaian", "pengelola"]
    assert not Pegawai.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("wanted", ["kota", "kabupaten"])
def test_the_demo_fills_the_record_of_its_office(wanted, monkeypatch):
    monkeypatch.setenv("DEMO_INSTANSI", wanted)
    fill_instansi()
    row = Instansi.objects.get()
    assert (row.pemerintah, row.singkatan) == (asal().instansi["pemerintah"], asal().instansi["singkatan"])
    assert draw_kop(get_kop(row))["lambang"].startswith("<svg")


@pytest.mark.django_db
@pytest.mark.parametrize(("start", "instansi_hari"), [("2026-11-28", 5), ("2026-11-29", 5), ("2026-12-25", 5), ("2026-11-28", 6)])
def test_a_start_on_a_day_off_finds_classes_at_work_and_the_next_working_day_full(start, instansi_hari):
    """Saturday, Sunday and Christmas of an office of five days; a Saturday of one of six."""
    today, christmas = date.fromisoformat(start), date(2026, 12, 25)
    instansi.change(hari_kerja=list(range(1, instansi_hari + 1)))
    with at_office():
        plan = plan_angkatan(today, 12_000, [*BIDANG_PENGAJAR] * 9, {christmas})
        nearest = next(day for n in range(9) if is_hari_kerja(day := today + timedelta(days=n), {christmas}))
        assert {day for row in plan for day in row.hari if not is_hari_kerja(day, {christmas})} == set()
    assert {row.program.kode for row in plan if nearest in row.hari} >= set(HARI_INI)
    assert [row for row in plan if row.ruang and row.kursi > asal().ruang[row.ruang - 1][2]] == []
    assert [row for row in plan if row.mulai <= today <= row.selesai and status_on(row, today) == "berjalan"]
