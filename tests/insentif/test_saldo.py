"""What a person's points are worth today, and which level they reach."""

from datetime import date

import pytest

from insentif.models import PostingPoin
from insentif.queries.saldo import Saldo, saldo_of
from insentif.queries.tingkat import tingkat_of
from insentif.services import hitung
from tests.factories import make_pegawai
from tests.insentif.pabrik import make_lulus

pytestmark = pytest.mark.django_db


def redeem(pegawai, tahun: int, poin: int, key: int = 1, hari: date = date(2026, 5, 1)) -> PostingPoin:
    return PostingPoin.objects.create(pegawai=pegawai, tahun=tahun, tanggal=hari, sumber=f"tukar:{key}:{tahun}", dasar=-poin, poin=-poin)


def test_points_count_until_the_end_of_the_next_year():
    rina = make_pegawai("Rina")
    for hari, jp in ((date(2024, 3, 1), 9), (date(2025, 3, 1), 8), (date(2026, 3, 1), 5)):
        make_lulus(rina, jp=jp, hari=hari)
    hitung.recalculate()
    assert saldo_of(rina.pk, date(2026, 12, 31)) == Saldo(2026, 5, 8)
    assert saldo_of(rina.pk, date(2027, 1, 1)) == Saldo(2027, 0, 5)
    assert (saldo_of(rina.pk, date(2025, 6, 1)).berlaku, saldo_of(rina.pk, date(2026, 6, 1)).hangus) == (17, date(2026, 12, 31))


def test_a_redemption_takes_from_the_year_it_names():
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=8, hari=date(2025, 3, 1))
    make_lulus(rina, jp=5, hari=date(2026, 3, 1))
    hitung.recalculate()
    redeem(rina, 2025, 6)
    assert saldo_of(rina.pk, date(2026, 6, 1)) == Saldo(2026, 5, 2)


@pytest.mark.parametrize(("jenis", "poin", "kini", "berikut"), [("PNS", 30, 25, 50), ("CPNS", 30, 25, 50), ("PPPK", 20, 20, 40)])
def test_the_level_is_that_of_the_group(jenis, poin, kini, berikut):
    rina = make_pegawai("Rina", jenis_asn=jenis)
    make_lulus(rina, jp=20, hari=date(2026, 3, 1))  # which brings a PNS the bonus for 20 JP
    hitung.recalculate()
    found = tingkat_of(rina.pk, 2026)
    assert (found.poin, found.kini.ambang, found.berikut.ambang) == (poin, kini, berikut)


def test_a_level_is_reached_at_its_bound_and_redeeming_does_not_lower_it():
    rina = make_pegawai("Rina", jenis_asn="PPPK")
    make_lulus(rina, jp=19, hari=date(2026, 3, 1))
    hitung.recalculate()
    found = tingkat_of(rina.pk, 2026)
    assert (found.kini, found.berikut.nama, found.kurang, found.persen) == (None, "Perunggu", 1, 95)
    make_lulus(rina, jp=1, hari=date(2026, 4, 1))
    hitung.recalculate()
    redeem(rina, 2026, 15)
    found = tingkat_of(rina.pk, 2026)
    assert (found.kini.nama, found.berikut.nama, found.kurang, found.persen) == ("Perunggu", "Perak", 20, 50)


def test_beyond_the_last_level_nothing_is_missing():
    rina = make_pegawai("Rina", jenis_asn="PPPK")
    make_lulus(rina, jp=60, hari=date(2026, 3, 1), nilai_akhir=95, nilai_awal=10)
    hitung.recalculate()
    found = tingkat_of(rina.pk, 2026)
    assert (found.poin, found.kini.nama, found.berikut, found.kurang, found.persen) == (75, "Emas", None, 0, 100)


def test_a_year_before_any_rules_has_no_levels():
    rina = make_pegawai("Rina")
    found = tingkat_of(rina.pk, 2023)
    assert (found.poin, found.kini, found.berikut, found.persen) == (0, None, None, 100)
