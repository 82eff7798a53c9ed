"""How a day is written and read: day first in every browser, and as links write it."""

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from lib.forms import Form, TanggalField, WaktuField
from tests.diklat.pabrik import WIB


class ContohForm(Form):
    hari = TanggalField(label="Hari")
    saat = WaktuField(label="Saat", required=False)


@pytest.mark.parametrize("text", ["24/11/2026", "24-11-2026", "24.11.2026", "2026-11-24", "24112026", " 24/11/2026 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert TanggalField().clean(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["11/24/2026", "31/02/2026", "24/11/26", "20261124", "besok"])
def test_what_is_no_day_says_how_to_write_one(text: str) -> None:
    form = ContohForm({"hari": text})
    assert form.errors["hari"] == ["Tulis tanggal, bulan, dan tahun, misalnya 24/11/2026."]


@pytest.mark.parametrize("text", ["24/11/2026 08.30", "24/11/2026 08:30", "2026-11-24T08:30"])
def test_a_moment_is_read_as_people_write_it(text: str) -> None:
    assert WaktuField().clean(text) == datetime(2026, 11, 24, 8, 30, tzinfo=WIB)


def test_a_moment_needs_its_time() -> None:
    with pytest.raises(ValidationError):
        WaktuField().clean("24/11/2026")


def test_the_field_is_text_day_first_with_a_calendar_that_waits_for_script() -> None:
    form = ContohForm(initial={"hari": date(2026, 11, 4), "saat": datetime(2026, 11, 4, 8, tzinfo=WIB)})
    form.fields["hari"].widget.attrs["max"] = "2026-11-25"
    hari, saat = str(form["hari"]), str(form["saat"])
    assert 'type="text" name="hari" value="04/11/2026"' in hari
    assert 'data-max="2026-11-25" data-tanggal="date"' in hari
    assert " max=" not in hari
    assert '<button class="btn quiet" type="button" data-kalender hidden aria-label="Buka kalender">' in hari
    assert 'value="04/11/2026 08.00"' in saat


def test_what_was_typed_comes_back_as_it_was() -> None:
    assert 'value="31/02/2026"' in str(ContohForm({"hari": "31/02/2026"})["hari"])
