from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.nip import NipSalah, normalize_nip, parse_nip

PNS, PPPK = "196711101992031001", "200012312024211001"


def test_pns():
    nip = parse_nip(PNS)
    assert (nip.lahir, nip.tahun, nip.bulan, nip.kontrak, nip.kelamin, nip.nomor) == (date(1967, 11, 10), 1992, 3, None, "L", 1)
    assert not nip.is_pppk


def test_pppk_counts_contracts_where_pns_have_a_month():
    nip = parse_nip("198902252024292013")
    assert (nip.bulan, nip.kontrak, nip.kelamin, nip.nomor) == (None, 9, "P", 13)
    assert nip.is_pppk


@pytest.mark.parametrize("text", ["'196711101992031001", "19671110 199203 1 001", "19671110.199203.1.001", " 196711101992031001\u00a0"])
def test_noise_is_taken_off(text):
    assert parse_nip(text).teks == PNS


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "nip_kosong"),
        (None, "nip_bukan_angka"),
        (1.96711101992031e17, "nip_numerik"),
        (196711101992031001, "nip_numerik"),
        ("1,96711E+17", "nip_numerik"),
        ("1.96711e17", "nip_numerik"),
        ("19671110199203100", "nip_panjang"),
        ("1967111019920310011", "nip_panjang"),
        ("19671110199203100l", "nip_bukan_angka"),
        ("١٩٦٧١١١٠١٩٩٢٠٣١٠٠١", "nip_bukan_angka"),
        ("196702301992031001", "nip_lahir"),
        ("196713101992031001", "nip_lahir"),
        ("196711101892031001", "nip_tahun"),
        ("196711101992211001", "nip_tahun"),
        ("196711101992131001", "nip_bulan"),
        ("196711101992001001", "nip_bulan"),
        ("200012312024201001", "nip_bulan"),
        ("196711101992033001", "nip_kelamin"),
        ("196711101992031000", "nip_nomor"),
    ],
)
def test_refusals(value, code):
    with pytest.raises(NipSalah) as wrong:
        parse_nip(value)
    assert wrong.value.code == code
    assert wrong.value.tindakan.endswith(".")


def test_length_says_how_many_digits_are_missing():
    with pytest.raises(NipSalah) as wrong:
        parse_nip("1989051220150320")
    assert wrong.value.tindakan == "Tulis 18 angka. Sel ini berisi 16 angka; 2 angka mungkin hilang."


def outcome(text):
    try:
        return parse_nip(text).teks
    except NipSalah as wrong:
        return wrong.code


@given(st.text(max_size=30))
def test_any_text_is_a_nip_or_a_refusal(text):
    assert normalize_nip(normalize_nip(text)) == normalize_nip(text)
    assert outcome(text).startswith("nip_") or len(outcome(text)) == 18


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 2), st.integers(1, 999))
def test_every_well_formed_pns_number_is_read_back(lahir, tahun, bulan, kelamin, nomor):
    nip = parse_nip(f"{lahir:%Y%m%d}{tahun}{bulan:02d}{kelamin}{nomor:03d}")
    assert (nip.lahir, nip.tahun, nip.bulan, nip.kelamin, nip.nomor) == (lahir, tahun, bulan, "LP"[kelamin - 1], nomor)
