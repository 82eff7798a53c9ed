"""Standards of positions: generation fills and follows the defaults, overrides stay, dates leave no gap and no overlap."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from kompetensi.models import Kompetensi, ProfilKompetensi, StandarBawaan, StandarKompetensi
from kompetensi.services import standar
from kompetensi.services.standar import SEMUA, HasilBangkit, IsiStandar
from pegawai.models import Jabatan, Pengguna
from tests import factories
from tests.tolak import refusing

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
Baris = tuple[int, str, date, date | None]


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("kepegawaian")


def integritas() -> Kompetensi:
    return Kompetensi.objects.get(kode="M.01")


def rows(jabatan: Jabatan, kompetensi: Kompetensi | None = None) -> list[Baris]:
    found = StandarKompetensi.objects.filter(jabatan=jabatan, kompetensi=kompetensi or integritas()).order_by("berlaku_mulai", "pk")
    return [(row.level, row.asal, row.berlaku_mulai, row.berlaku_sampai) for row in found]


def set_one(jabatan: Jabatan, level: int, mulai: date, by: Pengguna, bobot: str = "1") -> int:
    return standar.set_standar(jabatan=jabatan, isi={integritas().pk: IsiStandar(level, Decimal(bobot))}, mulai=mulai, by=by)


def test_generate_gives_each_position_of_the_group_its_nine_defaults(by: Pengguna) -> None:
    pengawas, pelaksana = factories.make_jabatan(kelompok="pengawas"), factories.make_jabatan(kelompok="pelaksana")
    made = standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    assert made == HasilBangkit(baru=9, berubah=0, ditutup=0, dilewati=0)
    assert set(StandarKompetensi.objects.filter(jabatan=pengawas).values_list("level", "asal", "berlaku_mulai")) == {(2, "kelompok", JAN)}
    assert not StandarKompetensi.objects.filter(jabatan=pelaksana).exists()


def test_generate_all_twice_changes_nothing(by: Pengguna) -> None:
    factories.make_jabatan(kelompok="pengawas")
    factories.make_jabatan(kelompok="jf_muda")
    assert standar.generate_standar(kelompok=SEMUA, mulai=JAN, by=by).baru == 18
    assert standar.generate_standar(kelompok=SEMUA, mulai=FEB, by=by) == HasilBangkit(0, 0, 0, 0)


def test_generate_leaves_inactive_positions_and_competencies_alone(by: Pengguna) -> None:
    factories.make_jabatan(kelompok="pengawas", is_aktif=False)
    jabatan = factories.make_jabatan(kelompok="pengawas")
    Kompetensi.objects.filter(kode="M.01").update(is_aktif=False)
    assert standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by).baru == 8
    assert rows(jabatan) == []


def test_generate_uses_the_default_in_force_on_the_day(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    bawaan = StandarBawaan.objects.get(kelompok="pengawas", kompetensi=integritas())
    bawaan.berlaku_sampai = FEB
    bawaan.save()
    StandarBawaan.objects.create(kelompok="pengawas", kompetensi=integritas(), level=3, berlaku_mulai=FEB)
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    assert rows(jabatan) == [(2, "kelompok", JAN, None)]


def test_generate_follows_a_changed_default_without_gap_or_overlap(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    StandarBawaan.objects.filter(kelompok="pengawas", kompetensi=integritas()).update(level=3)
    assert standar.generate_standar(kelompok="pengawas", mulai=FEB, by=by) == HasilBangkit(0, 1, 0, 0)
    assert rows(jabatan) == [(2, "kelompok", JAN, FEB), (3, "kelompok", FEB, None)]


def test_generate_on_the_same_day_corrects_in_place(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    StandarBawaan.objects.filter(kelompok="pengawas", kompetensi=integritas()).update(level=3)
    assert standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by) == HasilBangkit(0, 1, 0, 0)
    assert rows(jabatan) == [(3, "kelompok", JAN, None)]


def test_generate_closes_what_the_group_no_longer_asks_for(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    StandarBawaan.objects.filter(kelompok="pengawas", kompetensi=integritas()).delete()
    assert standar.generate_standar(kelompok="pengawas", mulai=FEB, by=by) == HasilBangkit(0, 0, 1, 0)
    assert rows(jabatan) == [(2, "kelompok", JAN, FEB)]


def test_generate_skips_what_already_changes_later(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=MAR, by=by)
    StandarBawaan.objects.filter(kelompok="pengawas", kompetensi=integritas()).update(level=3)
    assert standar.generate_standar(kelompok="pengawas", mulai=FEB, by=by) == HasilBangkit(0, 0, 0, 1)
    assert rows(jabatan) == [(2, "kelompok", MAR, None)]


def test_generate_never_touches_what_was_set_by_hand(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    set_one(jabatan, 4, JAN, by)
    assert standar.generate_standar(kelompok="pengawas", mulai=FEB, by=by) == HasilBangkit(8, 0, 0, 0)
    assert rows(jabatan) == [(4, "khusus", JAN, None)]


@pytest.mark.parametrize("hari", [FEB, JAN])
def test_generate_never_brings_back_what_was_taken_away_by_hand(by: Pengguna, hari: date) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    set_one(jabatan, 0, hari, by)
    assert standar.generate_standar(kelompok="pengawas", mulai=MAR, by=by) == HasilBangkit(0, 0, 0, 0)
    assert rows(jabatan) == [(2, "kelompok", JAN, hari)]


def test_generate_refuses_an_unknown_group(by: Pengguna) -> None:
    with refusing("kelompok"):
        standar.generate_standar(kelompok="raja", mulai=JAN, by=by)


def test_set_closes_the_old_row_and_opens_a_new_one(by: Pengguna) -> None:
    jabatan = factories.make_jabatan()
    assert set_one(jabatan, 2, JAN, by) == 1
    assert set_one(jabatan, 3, FEB, by) == 1
    assert rows(jabatan) == [(2, "khusus", JAN, FEB), (3, "khusus", FEB, None)]


def test_set_the_same_changes_nothing_and_keeps_the_origin(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    assert set_one(jabatan, 2, FEB, by) == 0
    assert rows(jabatan) == [(2, "kelompok", JAN, None)]


def test_set_on_the_same_day_corrects_in_place(by: Pengguna) -> None:
    jabatan = factories.make_jabatan()
    set_one(jabatan, 2, JAN, by)
    assert set_one(jabatan, 3, JAN, by) == 1
    assert rows(jabatan) == [(3, "khusus", JAN, None)]


def test_set_another_weight_is_a_change(by: Pengguna) -> None:
    jabatan = factories.make_jabatan()
    set_one(jabatan, 2, JAN, by)
    assert set_one(jabatan, 2, FEB, by, bobot="1.5") == 1
    assert StandarKompetensi.objects.get(jabatan=jabatan, berlaku_mulai=FEB).bobot == Decimal("1.5")


def test_set_ends_a_standard_and_may_open_it_again(by: Pengguna) -> None:
    jabatan = factories.make_jabatan()
    set_one(jabatan, 2, JAN, by)
    assert (set_one(jabatan, 0, FEB, by), set_one(jabatan, 0, MAR, by), set_one(jabatan, 4, MAR, by)) == (1, 0, 1)
    assert rows(jabatan) == [(2, "khusus", JAN, FEB), (4, "khusus", MAR, None)]


def test_set_refuses_a_day_before_a_recorded_change(by: Pengguna) -> None:
    jabatan = factories.make_jabatan("Analis")
    set_one(jabatan, 2, JAN, by)
    set_one(jabatan, 3, MAR, by)
    with pytest.raises(ValidationError) as refusal:
        set_one(jabatan, 4, FEB, by)
    assert refusal.value.code == "mendahului"
    assert refusal.value.messages == [
        "Standar Integritas untuk Analis sudah berubah pada 1 Maret 2026. Pilih tanggal mulai pada atau sesudah tanggal itu."
    ]


@pytest.mark.parametrize(("level", "bobot", "code"), [(6, "1", "level"), (-1, "1", "level"), (3, "0", "bobot"), (3, "1000", "bobot")])
def test_set_refuses(by: Pengguna, level: int, bobot: str, code: str) -> None:
    with refusing(code):
        set_one(factories.make_jabatan(), level, JAN, by, bobot)


def test_set_refuses_a_competency_out_of_use(by: Pengguna) -> None:
    kompetensi = factories.make_kompetensi(is_aktif=False)
    with refusing("kompetensi"):
        standar.set_standar(jabatan=factories.make_jabatan(), isi={kompetensi.pk: IsiStandar(3)}, mulai=JAN, by=by)


def test_set_and_generate_derive_the_profiles_of_the_holders(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    pegawai = factories.make_pegawai(unit=factories.make_unit(), jabatan=jabatan)
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    assert ProfilKompetensi.objects.filter(pegawai=pegawai, standar=2).count() == 9
    set_one(jabatan, 4, FEB, by)
    assert ProfilKompetensi.objects.get(pegawai=pegawai, kompetensi=integritas()).standar == 4


def test_changes_are_in_the_change_log_with_the_account(by: Pengguna) -> None:
    jabatan = factories.make_jabatan()
    set_one(jabatan, 2, JAN, by)
    set_one(jabatan, 3, FEB, by)
    event = StandarKompetensi.objects.get(jabatan=jabatan, berlaku_mulai=JAN).events.get(pgh_label="ubah")
    assert (event.level, event.berlaku_sampai, event.pgh_context.metadata["user"]) == (2, None, by.pk)


def test_generate_follows_a_changed_default_weight(by: Pengguna) -> None:
    jabatan = factories.make_jabatan(kelompok="pengawas")
    standar.generate_standar(kelompok="pengawas", mulai=JAN, by=by)
    StandarBawaan.objects.filter(kelompok="pengawas", kompetensi=integritas()).update(bobot=Decimal(2))
    assert standar.generate_standar(kelompok="pengawas", mulai=FEB, by=by) == HasilBangkit(0, 1, 0, 0)
    assert StandarKompetensi.objects.get(jabatan=jabatan, kompetensi=integritas(), berlaku_sampai=None).bobot == Decimal(2)
