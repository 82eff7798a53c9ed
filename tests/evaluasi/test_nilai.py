"""The normalised gain and the bands, at their edges."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from evaluasi.models import KategoriNilai
from evaluasi.queries.nilai import load_kategori, n_gain, pick_kategori, shown_gain

HARI = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("awal", "akhir", "gain"),
    [
        ("40", "70", "0.5"),
        ("0", "100", "1"),
        ("80", "60", "-1"),
        ("99.99", "0", "-9999"),
        ("50", "50", "0"),
        ("100", "100", None),
        ("100", "60", None),
        (None, "60", None),
        ("60", None, None),
    ],
)
def test_gain_is_the_share_learned_of_what_was_left(awal, akhir, gain):
    found = n_gain(*(None if text is None else Decimal(text) for text in (awal, akhir)))
    assert found == (None if gain is None else Decimal(gain))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jenis", "nilai", "nama"),
    [
        ("kualifikasi", "70.01", "Cukup Memuaskan"),
        ("kualifikasi", "70.0099999", "Kurang Memuaskan"),
        ("kualifikasi", "0", "Tidak Memuaskan"),
        ("n_gain", "0.7", "Tinggi"),
        ("n_gain", "0.6999999", "Sedang"),
        ("n_gain", "0.3", "Sedang"),
        ("n_gain", "0", "Rendah"),
        ("n_gain", "-0.0001", "Turun"),
        ("n_gain", "-9999", "Turun"),
        ("skm", "88.31", "Sangat Baik"),
        ("skm", "88.3099", "Baik"),
    ],
)
def test_bands_are_half_open_and_compare_unrounded(jenis, nilai, nama):
    assert str(pick_kategori(load_kategori(jenis, HARI), Decimal(nilai))) == nama


@pytest.mark.django_db
def test_bands_of_the_day_are_those_that_began_last():
    KategoriNilai.objects.create(jenis="n_gain", nama="Baru", batas_bawah=0, berlaku_mulai=HARI)
    assert [band.nama for band in load_kategori("n_gain", HARI)] == ["Baru"]
    assert [band.nama for band in load_kategori("n_gain", HARI - timedelta(days=1))] == ["Tinggi", "Sedang", "Rendah", "Turun"]
    assert load_kategori("n_gain", date(2019, 12, 31)) == []


def test_no_value_and_no_bands_have_no_name():
    assert pick_kategori([], Decimal(1)) is None
    assert pick_kategori([KategoriNilai(nama="A", batas_bawah=Decimal(0))], None) is None


GAIN = (("0.6999", "0.69"), ("0.7", "0.70"), ("0.295", "0.29"), ("0.285", "0.29"), ("-0.001", "-0.01"))


@pytest.mark.django_db
@pytest.mark.parametrize(("gain", "tampil"), GAIN)
def test_a_gain_is_shown_as_a_number_of_its_own_band(gain, tampil):
    bands = load_kategori("n_gain", HARI)
    assert (shown := shown_gain(Decimal(gain), bands)) == Decimal(tampil)
    assert pick_kategori(bands, shown) == pick_kategori(bands, Decimal(gain))
