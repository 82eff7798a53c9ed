"""Days of any year in any form and any address: a sentence or an answer, never a crash."""

from collections.abc import Iterator

import pytest
from django import forms
from django.core.exceptions import ValidationError

from lib.forms import JamField, TanggalField, WaktuField
from tests.dingin import empty_cache
from tests.test_access import ROLES, ROWS, enter_as, make_kota

APPS = ("lib", "pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "rencana", "config")
HARI = ("mulai", "sampai", "dari", "sejak", "per", "tanggal", "selesai", "kosong", "hari")
BACA = {
    "diklat:angkatan-list", "diklat:jp-laporan", "diklat:kalender", "diklat:katalog-list", "diklat:narasumber-detail",
    "diklat:narasumber-list", "diklat:pendaftaran-list", "diklat:ruang-detail", "diklat:ruang-list", "diklat:sertifikat-list",
    "evaluasi:bukti-list", "evaluasi:hasil-list", "insentif:buku-list", "insentif:imbalan-list", "kompetensi:penilaian-list",
    "kompetensi:peta", "kompetensi:peta-pegawai", "kompetensi:profil", "pegawai:notifikasi-list", "pegawai:perubahan-list",
}  # fmt: skip


def subclasses(cls: type) -> Iterator[type]:
    for sub in cls.__subclasses__():
        yield sub
        yield from subclasses(sub)


def test_every_day_and_time_is_read_and_drawn_by_the_fields_of_lib() -> None:
    """No other field, and no input whose words are those of the browser."""
    ours = [form for form in subclasses(forms.BaseForm) if form.__module__.split(".")[0] in APPS]
    fields = [(form.__qualname__, field) for form in ours for field in form.base_fields.values()]
    temporal = [(form, field) for form, field in fields if isinstance(field, forms.DateField | forms.DateTimeField | forms.TimeField)]
    assert len(temporal) > 36
    assert [form for form, field in temporal if not isinstance(field, TanggalField | WaktuField | JamField)] == []
    native = {"date", "time", "datetime-local", "month", "week"}
    assert [form for form, field in fields if getattr(field.widget, "input_type", "") in native or field.widget.attrs.get("type")] == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("08.30", "08.30"), ("08:30", "08.30"), ("8.30", "08.30"), ("830", "08.30"), ("1330", "13.30"), ("8", "08.00"), ("17.", "17.00"),
     ("24.00", "invalid"), ("8.3", "invalid"), ("8.75", "invalid"), ("8 AM", "invalid"), ("pagi", "invalid")],
)  # fmt: skip
def test_a_time_of_day_has_24_hours(text: str, shown: str) -> None:
    field = JamField()
    try:
        got = field.widget.format_value(field.clean(text))
    except ValidationError as refusal:
        got = refusal.code or ""
    assert got == shown


@pytest.mark.parametrize("text", ["1899-12-31", "2200-01-01", "0001-01-01", "9999-12-31"])
def test_a_year_beyond_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        TanggalField().clean(text)
    assert [error.code for error in refusal.value.error_list] == ["di_luar_masa"]


@pytest.mark.django_db
@pytest.mark.parametrize("tahun", ["0001", "9999"])
def test_no_page_breaks_at_a_day_that_cannot_be(tahun: str) -> None:
    kota, clients, got = make_kota(), {}, {}
    for row in (row for row in ROWS if row.name in BACA and row.method == "GET"):
        role = next((role for role in ROLES[1:] if row.answers[role] == "200"), None)
        if role is not None:
            client = clients.setdefault(role, enter_as(role, kota))
            empty_cache()
            asked = {**dict.fromkeys(HARI, f"{tahun}-01-01"), "bulan": f"{tahun}-01", "tahun": tahun}
            got[row.name] = client.get(row.url(kota), asked).status_code
    assert got == dict.fromkeys(BACA, 200)
