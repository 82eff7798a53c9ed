"""The derived rows are what a rebuild would give, after any history and with any number of writers."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from kompetensi.models import PerluDihitung, ProfilKompetensi, ProfilPegawai, RingkasanJPM, RingkasanUnit, TandaRingkasan
from kompetensi.queries import periksa
from kompetensi.services import profil
from tests.factories import make_jabatan, make_kompetensi, make_pegawai, make_penempatan, make_penilaian, make_standar, make_unit

pytestmark = pytest.mark.django_db


def cells():
    fields = ("berstandar", "dinilai", "memenuhi", "jumlah_kurang", "jumlah_standar", "jumlah_capaian")
    return {(r.unit_id, r.kompetensi_id): tuple(getattr(r, f) for f in fields) for r in RingkasanUnit.objects.filter(berstandar__gt=0)}


def jpm(unit, lingkup="semua"):
    rows = RingkasanJPM.objects.filter(unit=unit, lingkup=lingkup, jumlah__gt=0)
    return dict(rows.values_list("kelas", "jumlah"))


def assert_no_beda():
    assert periksa.find_beda(timezone.localdate()).jumlah == dict.fromkeys(periksa.CHECKS, 0)


def test_refresh_sums_one_person():
    unit, jabatan, kompetensi = make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=unit, jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, "2.40")

    profil.refresh_profil([pegawai.pk])

    row = ProfilKompetensi.objects.get()
    assert (row.standar, row.level, row.unit) == (3, Decimal("2.40"), unit)
    assert cells() == {(unit.pk, kompetensi.pk): (1, 1, 0, Decimal("0.6"), 3, Decimal("2.4"))}
    assert jpm(unit) == {8000: 1}  # 2.4 / 3 = exactly 80 percent, the lower bound counts
    assert jpm(unit, "teknis") == {8000: 1}
    assert jpm(unit, "umum") == {RingkasanJPM.TANPA: 1}
    assert not PerluDihitung.objects.exists()


def test_never_assessed_level_zero_and_no_gap_are_three_things():
    unit, jabatan, kompetensi = make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    people = [make_pegawai(unit=unit, jabatan=jabatan) for _ in range(3)]
    make_penilaian(people[1], kompetensi, 0)
    make_penilaian(people[2], kompetensi, 3)

    profil.refresh_profil([p.pk for p in people])

    assert list(ProfilKompetensi.objects.order_by("pegawai_id").values_list("level", flat=True)) == [None, 0, 3]
    assert cells() == {(unit.pk, kompetensi.pk): (3, 2, 1, 3, 6, 3)}
    assert jpm(unit) == {RingkasanJPM.BELUM: 1, 0: 1, 9000: 1}


def test_surplus_does_not_hide_a_gap_and_the_weight_counts():
    unit, jabatan = make_unit(), make_jabatan()
    ahead, behind = make_kompetensi(), make_kompetensi()
    make_standar(jabatan, ahead, 2)
    make_standar(jabatan, behind, 4, bobot=Decimal("1.5"))
    pegawai = make_pegawai(unit=unit, jabatan=jabatan)
    make_penilaian(pegawai, ahead, 5)
    make_penilaian(pegawai, behind, 3)

    profil.refresh_profil([pegawai.pk])

    row = ProfilPegawai.objects.get()
    assert (row.jumlah_standar, row.jumlah_capaian, row.jumlah_level) == (8, Decimal("6.5"), Decimal("9.5"))


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        pytest.param([("asesmen", 2, 600), ("uji", 4, 500)], 4, id="the later one"),
        pytest.param([("uji", 4, 500), ("asesmen", 2, 500)], 2, id="assessment before test on one day"),
        pytest.param([("asesmen", 2, 600), ("mandiri", 5, 500)], 2, id="own rating is only indicative"),
        pytest.param([("asesmen", 2, 1200)], None, id="expired"),
    ],
)
def test_level_is_the_latest_valid_official_one(rows, level):
    unit, jabatan, kompetensi = make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=unit, jabatan=jabatan)
    for sumber, value, days_ago in rows:
        given = timezone.localdate() - timedelta(days=days_ago)
        make_penilaian(pegawai, kompetensi, value, sumber=sumber, tanggal=given, berlaku_sampai=given + timedelta(days=1095))

    profil.refresh_profil([pegawai.pk])

    assert ProfilKompetensi.objects.get().level == level


def test_indicative_level_stands_beside_and_counts_nowhere():
    unit, jabatan, kompetensi = make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=unit, jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 4, sumber="atasan")

    profil.refresh_profil([pegawai.pk])

    row = ProfilKompetensi.objects.get()
    assert (row.level, row.level_indikatif, row.sumber_indikatif) == (None, 4, "atasan")
    assert jpm(unit) == {RingkasanJPM.BELUM: 1}


def test_move_takes_the_person_out_of_the_old_unit():
    old, new, jabatan, kompetensi = make_unit(), make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=old, jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2)
    profil.refresh_profil([pegawai.pk])

    today = timezone.localdate()
    pegawai.penempatan_list.update(selesai=today)
    make_penempatan(pegawai, new, jabatan=jabatan, mulai=today)
    profil.drain_antrean()

    assert cells() == {(new.pk, kompetensi.pk): (1, 1, 0, 1, 3, 2)}
    assert (jpm(old), jpm(new)) == ({}, {0: 1})
    assert_no_beda()


def test_leaving_service_removes_the_derived_rows():
    unit, jabatan, kompetensi = make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=unit, jabatan=jabatan)
    profil.refresh_profil([pegawai.pk])

    pegawai.penempatan_list.update(selesai=timezone.localdate())
    profil.refresh_profil([pegawai.pk])

    assert (ProfilKompetensi.objects.count(), ProfilPegawai.objects.count(), cells(), jpm(unit)) == (0, 0, {}, {})


def test_drain_rebuilds_when_everybody_is_named_or_the_day_has_changed():
    pegawai = make_pegawai(unit=make_unit(), jabatan=make_jabatan())
    PerluDihitung.objects.create(pegawai_id=None)
    profil.drain_antrean()
    assert TandaRingkasan.objects.get().tanggal == timezone.localdate()
    assert ProfilPegawai.objects.get().pegawai == pegawai

    TandaRingkasan.objects.update(tanggal=date(2026, 1, 1))
    profil.drain_antrean()
    assert TandaRingkasan.objects.get().tanggal == timezone.localdate()
    assert not PerluDihitung.objects.exists()


@pytest.mark.parametrize("name", sorted(periksa.CHECKS))
def test_check_finds_a_wrong_row_in_every_table(name):
    unit, jabatan, kompetensi = make_unit(), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=unit, jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2)
    profil.refresh_profil(None)
    assert_no_beda()

    wrong = {
        "profil_kompetensi": lambda: ProfilKompetensi.objects.update(level_indikatif=1),
        "profil_pegawai": lambda: ProfilPegawai.objects.update(berstandar=9),
        "ringkasan_unit": lambda: RingkasanUnit.objects.update(dinilai=9),
        "ringkasan_jpm": lambda: RingkasanJPM.objects.filter(lingkup="semua").update(jumlah=9),
    }
    wrong[name]()

    assert periksa.find_beda(timezone.localdate()).jumlah == {**dict.fromkeys(periksa.CHECKS, 0), name: 1}
    profil.refresh_profil(None)
    assert_no_beda()


def test_a_unit_counts_the_people_of_the_units_below_it():
    top = make_unit()
    middle = make_unit(induk=top)
    low, jabatan, kompetensi = make_unit(induk=middle), make_jabatan(), make_kompetensi()
    make_standar(jabatan, kompetensi, 3)
    pegawai = make_pegawai(unit=low, jabatan=jabatan)
    make_penilaian(pegawai, kompetensi, 2)
    profil.refresh_profil([make_pegawai(unit=top, jabatan=jabatan).pk, pegawai.pk])

    one = (1, 1, 0, 1, 3, 2)
    assert cells() == {
        (top.pk, kompetensi.pk): (2, 1, 0, 1, 3, 2),
        (middle.pk, kompetensi.pk): one,
        (low.pk, kompetensi.pk): one,
    }
    assert (jpm(top), jpm(middle), jpm(low)) == ({0: 1, RingkasanJPM.BELUM: 1}, {0: 1}, {0: 1})

    elsewhere = make_unit()
    middle.induk = elsewhere
    middle.save(update_fields=["induk"])
    profil.drain_antrean()

    assert cells() == {
        (top.pk, kompetensi.pk): (1, 0, 0, 0, 0, 0),
        (elsewhere.pk, kompetensi.pk): one,
        (middle.pk, kompetensi.pk): one,
        (low.pk, kompetensi.pk): one,
    }
    assert_no_beda()
