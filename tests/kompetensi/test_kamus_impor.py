"""The dictionary from Excel: its own export changes nothing, a changed text becomes a version, new ones need all of it."""

from typing import Any

import pytest

from kompetensi.models import Kompetensi, VersiKompetensi
from kompetensi.queries import kamus as queries
from kompetensi.services import impor as kinds
from kompetensi.workbooks.kamus import COLUMNS
from pegawai.models import Impor, Pengguna
from tests.pegawai import siasn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("berkas_impor")]
HEADER = [column.title for column in COLUMNS]
BARU = ["T.88", "Manajemen Risiko", "Risiko", "teknis", "Mengelola risiko.", "A", "B", "C", "D", "E", "", "", "", "", "", ""]
KODE = kinds.KAMUS.kode


def upload(by: Pengguna, *rows: list[Any]) -> Impor:
    return siasn.upload(by, siasn.xlsx_file([HEADER, *rows]), KODE)


def export() -> list[list[Any]]:
    return [[*row[:-1], "Ya"] for row in queries.export_rows(Kompetensi.objects.order_by("kode"))]


def test_its_own_export_changes_nothing(by: Pengguna) -> None:
    assert siasn.counts(upload(by, *export())) == {"sama": 19}


def test_changed_text_becomes_a_version_and_an_empty_cell_keeps_what_is_there(by: Pengguna) -> None:
    row = next(row for row in export() if row[0] == "M.01")
    row[5], row[4], row[2] = "Jujur dalam tugas sendiri.", "", ""
    shown = upload(by, row)
    assert shown.baris_list.get().perubahan == {"LEVEL 1": ["Patuh aturan dan jujur dalam tugas sendiri.", "Jujur dalam tugas sendiri."]}
    done = siasn.apply(shown, by)
    kompetensi = Kompetensi.objects.get(kode="M.01")
    latest = kompetensi.versi_list.first()
    assert latest is not None
    assert (done.hasil, latest.nomor, latest.oleh, kompetensi.singkatan) == ({"versi": 1}, 2, by, "INT")
    assert [row.label for row in latest.level_list.all()] == ["Paham", "Dasar", "Menengah", "Mumpuni", "Ahli"]
    assert siasn.counts(upload(by, row)) == {"sama": 1}


def test_new_competency(by: Pengguna) -> None:
    done = siasn.apply(upload(by, BARU), by)
    kompetensi = Kompetensi.objects.get(kode="T.88")
    assert (siasn.counts(done), kompetensi.jenis, kompetensi.versi_list.get().nomor) == ({"baru": 1}, "teknis", 1)


def test_name_alone_makes_no_version(by: Pengguna) -> None:
    row = next(row for row in export() if row[0] == "T.01")
    row[1] = "Manajemen ASN"
    siasn.apply(upload(by, row), by)
    assert (Kompetensi.objects.get(kode="T.01").nama, VersiKompetensi.objects.filter(kompetensi__kode="T.01").count()) == (
        "Manajemen ASN",
        1,
    )


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [(0, "risiko", "kode_salah"), (1, "", "kosong"), (3, "Sihir", "jenis_salah"), (7, "", "kosong"), (2, "x" * 31, "terlalu_panjang")],
)
def test_faulty_rows_are_named(by: Pengguna, place: int, value: str, code: str) -> None:
    row = [value if place == index else cell for index, cell in enumerate(BARU)]
    assert [finding.kode for finding in upload(by, row).galat_list.all()] == [code]


def test_two_rows_of_one_code_are_an_error(by: Pengguna) -> None:
    assert [(row.baris, row.kode) for row in upload(by, BARU, BARU).galat_list.all()] == [(3, "kode_ganda")]
