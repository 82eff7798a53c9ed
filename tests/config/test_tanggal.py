"""Days of any year in any form and any address: a sentence or an answer, never a crash."""

from collections.abc import Iterator

import pytest
from django import forms
from django.core.cache import cache
from django.core.exceptions import ValidationError

from lib.forms import TanggalField, WaktuField
from tests.test_access import ROLES, ROWS, enter_as, make_kota

APPS = ("lib", "pegawai", "kompetensi", "diklat", "evaluasi", "insentif", "config")
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


def test_every_day_and_moment_is_read_by_the_fields_of_lib() -> None:
    ours = [form for form in subclasses(forms.BaseForm) if form.__module__.split(".")[0] in APPS]
    days = [
        (form, field) for form in ours for field in form.base_fields.values() if isinstance(field, forms.DateField | forms.DateTimeField)
    ]
    assert len(days) > 30
    assert [form.__qualname__ for form, field in days if not isinstance(field, TanggalField | WaktuField)] == []


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
            cache.clear()
            asked = {**dict.fromkeys(HARI, f"{tahun}-01-01"), "bulan": f"{tahun}-01", "tahun": tahun}
            got[row.name] = client.get(row.url(kota), asked).status_code
    assert got == dict.fromkeys(BACA, 200)
