"""What the pages say about a person and a batch, what the preview of a file says and what the service does: the same, for random cities."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from pytest_django import DjangoDbBlocker

from diklat.models import Angkatan, Pendaftaran
from diklat.queries import halaman_angkatan, usul
from diklat.queries.pembaca import Butir, get_pembaca
from diklat.queries.pendaftaran import get_konteks, load_konteks
from diklat.queries.penutup import get_penutupan
from diklat.services import impor_peserta
from diklat.services import jp as services_jp
from diklat.services import pendaftaran as services
from lib import waktu
from pegawai.models import Golongan, KedudukanHukum, Pegawai, Pengguna
from tests.bersama import held
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_riwayat, make_sesi
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_pengguna, make_unit

pytestmark = pytest.mark.django_db

TEKNIS, MANDIRI, ELEARNING = 3, 22, 16
ALASAN = "Kebutuhan unit"
JALUR = list(Pendaftaran.Jalur)
TERBUKA = ["terdaftar", "daftar_tunggu", "diajukan", "ditawari", "lulus", "dibatalkan"]


class Kota:
    """Three programmes with two batches each, five people; whatever may stand in somebody's way stands in somebody's."""

    def __init__(self, seed: int) -> None:
        dice = Random(seed)
        self.unit = make_unit()
        self.kepala = make_pengguna(pegawai=make_pegawai(unit=self.unit, memimpin=True))
        self.pengelola = make_pengguna("pengelola")
        self.people = [self.make_person(dice) for _ in range(5)]
        programs = [self.make_program(dice) for _ in range(3)]
        programs[2].prasyarat.add(programs[0])
        self.batches = [self.make_batch(dice, program) for program in programs for _ in range(2)]
        for person in self.people:
            for angkatan in dice.sample(self.batches, 2):
                self.take_part(dice, angkatan, person)

    def make_person(self, dice: Random) -> Pegawai:
        if dice.random() < 0.6:
            standing = KedudukanHukum.objects.get(siasn_id="71")
            person = make_pegawai(jenis_asn="PPPK", golongan=Golongan.objects.get(kode="IX"), kedudukan=standing, unit=self.unit)
            day = waktu.today().replace(day=1)
            jp = dice.choice([6, 14, 20])
            make_riwayat(person, jp=jp, mulai=day, selesai=day + timedelta(days=2), status="diverifikasi", is_penugasan=True)
        else:
            standing = KedudukanHukum.objects.get(siasn_id=dice.choice(["01", "03", "99"]))
            person = make_pegawai(kedudukan=standing, unit=self.unit, jabatan=make_jabatan(kelompok=dice.choice(["pengawas", "jf_muda"])))
        services_jp.refresh_jp(pegawai_ids=[person.pk])
        return person

    def make_program(self, dice: Random):  # type: ignore[no-untyped-def]
        return make_program(
            siasn_id=dice.choice([TEKNIS, MANDIRI, ELEARNING]),
            persetujuan=dice.choice(["tanpa", "atasan", "atasan_pengelola"]),
            jp=dice.choice([2, 6, 12]),
            kelompok_jabatan=dice.choice([[], [], ["pengawas"]]),
        )

    def make_batch(self, dice: Random, program) -> Angkatan:  # type: ignore[no-untyped-def]
        angkatan = make_angkatan(program, status=dice.choice(["terbuka", "terbuka", "dipastikan", "ditutup"]))
        for _ in range(dice.randint(0, 2)):
            day = waktu.today() + timedelta(days=dice.randint(20, 22))
            make_sesi(angkatan, day, dice.randint(8, 12), jp=dice.choice([2, 6]))
        return angkatan

    def take_part(self, dice: Random, angkatan: Angkatan, person: Pegawai) -> None:
        others = Pendaftaran.objects.filter(pegawai=person, angkatan__program=angkatan.program_id)
        if not others.exists():
            make_pendaftaran(angkatan, person, dice.choice(TERBUKA), jalur=dice.choice(["mandiri", "atasan", "pengelola"]))

    def oleh(self, jalur: str, person: Pegawai) -> Pengguna:
        if jalur == "mandiri":
            return Pengguna.objects.filter(pegawai=person).first() or make_pengguna(pegawai=person)
        return self.kepala if jalur == "atasan" else self.pengelola

    def pairs(self) -> Iterator[tuple[Angkatan, Pegawai]]:
        return ((angkatan, person) for angkatan in self.batches for person in self.people)


def attempt(kota: Kota, angkatan: Angkatan, person: Pegawai, jalur: str, alasan: str) -> str:
    """The code with which the service refuses; nothing when it does not. What it did is taken back."""
    try:
        with transaction.atomic():
            services.enroll_peserta(
                angkatan_id=angkatan.pk, pegawai_id=person.pk, by=kota.oleh(jalur, person), jalur=jalur, alasan_pengecualian=alasan
            )
            transaction.set_rollback(True)
    except ValidationError as refusal:
        return str(refusal.error_list[0].code)
    return ""


@pytest.fixture(scope="module")
def cities(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Kota]]:
    with held(django_db_blocker):
        yield list(map(Kota, range(2)))


@pytest.fixture(params=range(2))
def kota(request: pytest.FixtureRequest, cities: list[Kota]) -> Kota:
    return cities[request.param]


def test_one_is_the_case_of_many_with_one_pair(kota: Kota) -> None:
    pairs = [(angkatan.pk, person.pk) for angkatan, person in kota.pairs()]
    for jalur in JALUR:
        found = load_konteks(pairs, jalur)
        assert found == {pair: get_konteks(angkatan_id=pair[0], pegawai_id=pair[1], jalur=jalur) for pair in pairs}


@pytest.mark.parametrize("jalur", ["mandiri", "atasan", "pengelola", "impor"])
def test_the_lists_say_what_the_service_does(kota: Kota, jalur: str) -> None:
    for angkatan in kota.batches:
        for calon in usul.describe_people(angkatan, kota.people, jalur=jalur):
            bare = attempt(kota, angkatan, calon.pegawai, jalur, "")
            with_reason = attempt(kota, angkatan, calon.pegawai, jalur, ALASAN)
            said = [row.code for row in calon.penolakan]
            assert (bare == "", with_reason == "") == (not said, calon.boleh), (said, bare, with_reason)
            assert bare in (said or [""]), (said, bare)
            assert calon.perlu_alasan is any(row.mengalah for row in calon.penolakan)


def test_the_page_of_a_batch_says_what_the_service_does(kota: Kota) -> None:
    for angkatan, person in list(kota.pairs())[::2]:
        shown = halaman_angkatan.visible_list(kota.oleh("mandiri", person)).filter(pk=angkatan.pk).first()
        halaman = halaman_angkatan.get_halaman(shown, get_pembaca(person.pk))  # type: ignore[arg-type]
        bare, with_reason = (attempt(kota, angkatan, person, "mandiri", alasan) for alasan in ("", ALASAN))
        if halaman.daftar is not None:
            assert bare == "sudah_terdaftar" or angkatan.status == "ditutup"
        else:
            assert (bare == "", with_reason == "") == (not halaman.penolakan, not halaman.halangan)
            assert not (bare and not with_reason) or halaman.perlu_alasan is not None


@pytest.mark.parametrize("alasan", ["", ALASAN])
def test_the_preview_of_a_file_says_what_applying_does(kota: Kota, alasan: str) -> None:
    for angkatan in kota.batches:
        rows = [(number, person.nip, "", alasan) for number, person in enumerate(kota.people, 2)]
        for row, person in zip(impor_peserta.judge(angkatan, rows, kota.pengelola), kota.people, strict=True):
            code = attempt(kota, angkatan, person, "impor", alasan)
            assert (row.putusan == impor_peserta.BARU) == (code == ""), (row, code)
            assert row.putusan != impor_peserta.SUDAH or code in ("sudah_terdaftar", "status_angkatan")


def test_the_next_step_on_the_home_page_is_taken_at_once(kota: Kota) -> None:
    """Everybody lacks what each programme raises."""
    butir = {}
    for program in {angkatan.program for angkatan in kota.batches}:
        lack = make_kompetensi()
        program.kompetensi_list.create(kompetensi=lack, level=3, cara="bukti")
        butir[lack.pk] = Butir(lack.pk, lack.nama, 3, Decimal(1), None, Decimal(1))
    steps = [(person, get_penutupan(replace(get_pembaca(person.pk), butir=butir)).langkah) for person in kota.people]
    led = [(step.angkatan, person) for person, step in steps if step]
    assert led
    for angkatan, person in led:
        with transaction.atomic():
            row = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=person.pk, by=kota.oleh("mandiri", person), jalur="mandiri")
            assert row.status in ("terdaftar", "diajukan", "disetujui_atasan")
            transaction.set_rollback(True)


def test_the_cities_know_every_condition_that_gives_way(cities: list[Kota]) -> None:
    """So that the agreement above is about something."""
    said = {
        (row.code, row.mengalah, jalur)
        for kota in cities
        for angkatan in kota.batches
        for jalur in JALUR
        for calon in usul.describe_people(angkatan, kota.people, jalur=jalur)
        for row in calon.penolakan
    }
    assert {("batas_jp", True, jalur) for jalur in ("mandiri", "atasan", "pengelola", "impor")} <= said
    assert {("bentrok", True, jalur) for jalur in ("pengelola", "impor")} <= said
    assert {("batas_jp", False, "pengganti"), *(("bentrok", False, jalur) for jalur in ("mandiri", "atasan", "pengganti"))} <= said
