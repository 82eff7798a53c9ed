"""The demo city: plausible, the same everywhere, and with somebody to sign in as for every role."""

from hashlib import sha256

import pytest
from django.core.management import call_command
from django.utils import timezone

from config.demo.kota import akun, diklat, isi, kini
from config.demo.kota.asal import ASAL
from config.demo.kota.instansi import fill_instansi
from config.demo.kota.orang import Town
from config.demo.kota.unit import build_units
from diklat.cetak.kop import draw_kop, get_kop
from diklat.models import Angkatan, NomorUrut, Pendaftaran, Sertifikat
from kompetensi.models import Penilaian
from kompetensi.queries import periksa
from lib.nip import parse_nip
from pegawai.models import Instansi, Pegawai, Penempatan, Pengguna
from pegawai.permissions import peran_of


def fingerprint() -> str:
    people = Town().populate(build_units())
    return sha256(repr([(o.nip, o.nama, o.unit.nama, o.jabatan, o.mulai, o.selesai) for o in people]).encode()).hexdigest()


def test_kota_is_the_same_at_every_run():
    assert fingerprint() == fingerprint()


def test_kota_has_37_perangkat_daerah_and_12000_people_with_valid_nip():
    units = build_units()
    people = Town().populate(units)
    assert sum(unit.induk is None for unit in units) == 37
    assert len(people) == 12_000
    assert len({o.nip for o in people}) == 12_000
    for orang in people:
        assert parse_nip(orang.nip).lahir == orang.lahir


@pytest.mark.django_db
def test_small_kota_has_accounts_evidence_and_a_profile_equal_to_a_rebuild():
    assert isi.fill_kota(900) == 900
    assert diklat.fill_diklat() > 1500
    akun.create_akun(kosong=False)
    kini.fill_kini()
    roles = {role for pengguna in Pengguna.objects.all() for role in peran_of(pengguna)}
    assert roles == {"pegawai", "atasan", "pengelola", "kepegawaian", "pimpinan", "narasumber", "auditor", "admin"}
    assert {row.peran for row in akun.list_akun()} == roles
    assert Pegawai.objects.count() == 900
    assert set(Penilaian.objects.values_list("sumber", flat=True).distinct()) == {"asesmen", "uji", "mandiri"}
    assert Penempatan.objects.heads().filter(unit__jenis="pd").count() == 37
    assert periksa.find_beda(timezone.localdate()).total == 0
    call_command("periksa_kursi")
    call_command("periksa_jp")


@pytest.mark.django_db
def test_small_kota_shows_every_state_of_batches_and_enrolments():
    isi.fill_kota(900)
    diklat.fill_diklat()
    akun.create_akun(kosong=False)
    kini.fill_kini()
    assert set(Angkatan.objects.values_list("status", flat=True)) >= set(Angkatan.Status.values) - {"berjalan", "dipastikan"}
    assert set(Pendaftaran.objects.values_list("status", flat=True)) == set(Pendaftaran.Status.values) - {"disetujui_atasan"}
    assert list(NomorUrut.objects.values_list("tahun", "terakhir")) == [
        (year, Sertifikat.objects.filter(tahun=year).count()) for year in NomorUrut.objects.values_list("tahun", flat=True)
    ]


@pytest.mark.django_db
def test_empty_start_has_accounts_only():
    akun.create_akun(kosong=True)
    assert sorted(Pengguna.objects.values_list("username", flat=True)) == ["admin", "kepegawaian", "pengelola"]
    assert not Pegawai.objects.exists()


@pytest.mark.django_db
def test_the_demo_fills_the_record_of_its_office():
    fill_instansi()
    row = Instansi.objects.get()
    assert (row.pemerintah, row.singkatan) == (ASAL.instansi["pemerintah"], ASAL.instansi["singkatan"])
    assert draw_kop(get_kop(row))["lambang"].startswith("<svg")
