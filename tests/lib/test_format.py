from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from lib import format as fmt

MALAM = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("nip", "text"),
    [
        ("198704122011012007", "19870412 201101 2 007"),
        ("1987", "1987"),
        ("19870412201101200X", "19870412201101200X"),
        ("", "–"),
        (None, "–"),
    ],
)
def test_format_nip(nip, text):
    assert fmt.format_nip(nip) == text


@pytest.mark.parametrize(("value", "text"), [(0, "0"), (999, "999"), (12087, "12.087"), (-1500000, "−1.500.000"), (None, "–")])
def test_format_angka(value, text):
    assert fmt.format_angka(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (Decimal("1234.56"), 1, "1.234,6"),
        (0.25, 1, "0,3"),
        (2.675, 2, "2,68"),
        (-1.66, 1, "−1,7"),
        (-0.04, 1, "0,0"),
        (3, 2, "3,00"),
        (None, 1, "–"),
    ],
)
def test_format_desimal_rounds_half_up_without_a_negative_zero(value, digits, text):
    assert fmt.format_desimal(value, digits) == text


def test_format_persen_takes_percent():
    assert (fmt.format_persen(89.34), fmt.format_persen(58, 0), fmt.format_persen(None)) == ("89,3%", "58%", "–")


def test_format_selisih_shows_its_sign_unless_nothing_changed():
    assert [fmt.format_selisih(value) for value in (4.6, -1.66, 0, 0.04, None)] == ["+4,6", "−1,7", "0,0", "0,0", "–"]


def test_format_rupiah():
    assert (fmt.format_rupiah(6_214_500_000), fmt.format_rupiah(-5), fmt.format_rupiah(None)) == ("Rp6.214.500.000", "−Rp5", "–")


def test_format_rupiah_pendek():
    values = (6_214_500_000, 41_200_000, 999_000, -2_500_000, 1_300_000_000_000)
    assert [fmt.format_rupiah_pendek(value) for value in values] == [
        "Rp6,21 miliar",
        "Rp41,2 juta",
        "Rp999.000",
        "−Rp2,5 juta",
        "Rp1,30 triliun",
    ]


def test_format_tanggal():
    day = date(2026, 8, 24)
    assert (fmt.format_tanggal(day), fmt.format_tanggal_pendek(day)) == ("24 Agustus 2026", "24 Agu 2026")
    assert fmt.format_hari_tanggal(day) == "Senin, 24 Agustus 2026"
    assert fmt.format_tanggal(None) == "–"


def test_format_waktu_is_the_clock_of_the_office_not_of_the_server():
    assert fmt.format_waktu(MALAM) == "23 November 2026 pukul 22.00 WIB"
    assert fmt.format_waktu_pendek(MALAM) == "23 Nov 2026, 22.00"
    assert fmt.format_jam(MALAM) == "22.00"
    assert fmt.format_tanggal(datetime(2026, 12, 31, 18, 30, tzinfo=UTC)) == "1 Januari 2027"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (date(2026, 12, 3), date(2026, 12, 3), "3 Des 2026"),
        (date(2026, 12, 3), date(2026, 12, 5), "3–5 Des 2026"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 Nov – 2 Des 2026"),
        (date(2026, 12, 30), date(2027, 1, 2), "30 Des 2026 – 2 Jan 2027"),
    ],
)
def test_format_rentang_writes_month_and_year_once(start, end, text):
    assert fmt.format_rentang(start, end) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "kurang dari 1 detik"), (4, "4 detik"), (112, "1 menit 52 detik"), (7500, "2 jam 5 menit")]
)
def test_format_lama(seconds, text):
    assert fmt.format_lama(seconds) == text
