import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.berkas.cells import clean_text, column_letter, column_number, header_key, parse_date

DAY = dt.date(1975, 2, 25)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Siti   Aminah ", "Siti Aminah"),
        ("'3674023413744766", "3674023413744766"),
        ("' '1", "1"),
        ("null", ""),
        ("'NULL", ""),
        ("Nullah", "Nullah"),
        ("-", "-"),
        ("Nu'man Syafi'i", "Nu'man Syafi'i"),
        ("\ufeffNIP\u200b", "NIP"),
        ("a\u202eb\x07c", "abc"),
        ("Jl. Raya\r\nSerpong\tUtara", "Jl. Raya Serpong Utara"),
        ("e\u200b\u0301", "é"),
        ("a\u00a0b\u0085c", "a b c"),
        (None, ""),
        (44.0, "44"),
        (1.5, "1.5"),
        (7, "7"),
        (True, "TRUE"),
        (dt.date(2020, 1, 2), "2020-01-02"),
        (dt.datetime.fromisoformat("2020-01-02T00:00"), "2020-01-02"),
    ],
)
def test_clean_text(value: object, text: str) -> None:
    assert clean_text(value) == text


@given(st.text())
def test_clean_text_twice_is_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@given(st.text(st.sampled_from("' nulNUL\u200b\u0301\u0300e\t\ufeff\u00a0\u2000a\ud800"), max_size=12))
def test_clean_text_twice_is_once_for_awkward_letters(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    "value",
    [
        "25-02-1975",
        "25/02/1975",
        "25-2-1975",
        "25.02.1975",
        "25 Februari 1975",
        "25 Pebruari 1975",
        "25-Feb-1975",
        "25 FEB. 1975",
        "1975-02-25",
        "1975-02-25 00:00:00",
        "27450",
        "27450.0",
        "'25-02-1975",
        27450,
        27450.0,
        27450.75,
        DAY,
        dt.datetime.fromisoformat("1975-02-25T13:00"),
    ],
)
def test_parse_date(value: object) -> None:
    assert parse_date(value) == DAY


@pytest.mark.parametrize("value", ["", None, "null", " "])
def test_no_date(value: object) -> None:
    assert parse_date(value) is None


@pytest.mark.parametrize(
    "value",
    [
        "31-02-1975",
        "00-00-0000",
        "2006",
        "19750225",
        2006,
        1.9750225e17,
        True,
        "kemarin",
        "25 Feb 75",
        "31 Februari 1975",
        "25 Marmer 1975",
        "25 Ju 1975",
        "-",
        "25-02-75",
        "25-02-1875",
        "1-1-2999",
        "٢٥-٠٢-3975",
        99999,
        -5,
        float("inf"),
        float("nan"),
        dt.date(1, 1, 1),
        "25-02-1975 12:00",
    ],
)
def test_nonsense_is_not_a_date(value: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the standard library words it
        parse_date(value)


@given(st.dates(dt.date(1927, 6, 1), dt.date(2099, 12, 31)))
def test_every_spelling_of_a_day_is_that_day(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    assert {parse_date(value) for value in (day.strftime("%d-%m-%Y"), day.strftime("%d/%m/%Y"), day.isoformat(), serial, str(serial))} == {
        day
    }


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("TMT. Golongan", "tmtgolongan"),
        ("nip_baru", "nipbaru"),
        ("UNOR (3)", "unor3"),
        ("PANGKAT/GOL", "pangkatgol"),
        (" - ", ""),
        (None, ""),
    ],
)
def test_header_key(title: object, key: str) -> None:
    assert header_key(title) == key


def test_column_letters() -> None:
    assert [column_letter(index) for index in (0, 25, 26, 701, 702, 16383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert [column_number(letters) for letters in ("A", "ZZ", "XFD")] == [1, 702, 16384]
