"""Standards from Excel: the verdict of each row, errors by name, twice changes nothing, the export comes back unchanged."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kompetensi.models import Kompetensi, ProfilKompetensi, StandarKompetensi
from kompetensi.queries import standar as queries
from kompetensi.queries.kata import kata_of
from kompetensi.services import impor as kinds
from kompetensi.services import standar
from kompetensi.services.standar import IsiStandar
from lib import waktu
from pegawai.models import Impor, Jabatan, Pengguna
from tests import factories
from tests.pegawai import siasn
from tests.pintu import enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("berkas_impor")]
HEADER = ["JABATAN ID", "NAMA JABATAN", "KODE KOMPETENSI", "LEVEL", "BOBOT", "BERLAKU MULAI"]
KODE = kinds.STANDAR.kode


@pytest.fixture
def jabatan() -> Jabatan:
    return factories.make_jabatan("Analis Kebijakan", siasn_id="A1B2")


def upload(by: Pengguna, *rows: list[Any]) -> Impor:
    return siasn.upload(by, siasn.xlsx_file([HEADER, *rows]), KODE)


def apply(by: Pengguna, *rows: list[Any]) -> Impor:
    return siasn.upload_and_apply(by, siasn.xlsx_file([HEADER, *rows]), KODE)


def level(jabatan: Jabatan) -> list[tuple[str, int, Decimal, date, date | None]]:
    rows = StandarKompetensi.objects.filter(jabatan=jabatan).order_by("kompetensi__kode", "berlaku_mulai")
    return [(row.kompetensi.kode, row.level, row.bobot, row.berlaku_mulai, row.berlaku_sampai) for row in rows]


def test_new_changed_ended_and_same_rows(by: Pengguna, jabatan: Jabatan) -> None:
    pegawai = factories.make_pegawai(unit=factories.make_unit(), jabatan=jabatan)
    start = {Kompetensi.objects.get(kode=kode).pk: IsiStandar(2) for kode in ("M.01", "M.02", "M.03")}
    standar.set_standar(jabatan=jabatan, isi=start, mulai=date(2025, 1, 1), by=by)
    rows = [
        ["a1-b2", "", "M.01", "3", "1,5", "01-02-2026"],
        ["", "analis kebijakan", "Kerja Sama", "0", "", "01-02-2026"],
        ["", "Analis Kebijakan", "M.03", "2", "", "01-02-2026"],
        ["", "Analis Kebijakan", "m.04", "4", "", "01-02-2026"],
    ]
    shown = upload(by, *rows)
    assert siasn.counts(shown) == {"baru": 1, "ubah": 2, "sama": 1}
    assert {row.kunci: row.perubahan for row in shown.baris_list.filter(putusan="ubah")} == {
        "M.01": {"LEVEL": [2, 3], "BOBOT": [1, 1.5]},
        "M.02": {"LEVEL": [2, 0]},
    }
    done = siasn.apply(shown, by)
    assert (done.status, done.hasil) == ("selesai", {"standar": 3})
    feb = date(2026, 2, 1)
    assert level(jabatan) == [
        ("M.01", 2, Decimal(1), date(2025, 1, 1), feb),
        ("M.01", 3, Decimal("1.5"), feb, None),
        ("M.02", 2, Decimal(1), date(2025, 1, 1), feb),
        ("M.03", 2, Decimal(1), date(2025, 1, 1), None),
        ("M.04", 4, Decimal(1), feb, None),
    ]
    assert ProfilKompetensi.objects.get(pegawai=pegawai, kompetensi__kode="M.01").standar == 3


def test_same_file_again_changes_nothing(by: Pengguna, jabatan: Jabatan) -> None:
    row = ["", "Analis Kebijakan", "M.01", "3", "", "01-02-2026"]
    apply(by, row)
    assert siasn.counts(upload(by, row)) == {"sama": 1}


def test_export_comes_back_unchanged(by: Pengguna, jabatan: Jabatan) -> None:
    factories.make_jabatan("Kepala Seksi", kelompok="pengawas")
    standar.generate_standar(kelompok="semua", mulai=date(2026, 1, 1), by=by)
    apply(by, ["", "Analis Kebijakan", "M.01", "3", "2", "01-02-2026"])
    rows = [row[:6] for row in queries.export_rows(queries.Saringan())]
    assert len(rows) == 18
    assert siasn.counts(upload(by, *rows)) == {"sama": 18}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["", "Juru Ramal", "M.01", "3", "", ""], "jabatan_tak_dikenal"),
        (["ZZ", "Analis Kebijakan", "M.01", "3", "", ""], "jabatan_tak_dikenal"),
        (["", "Kembar", "M.01", "3", "", ""], "jabatan_ganda"),
        (["", "Analis Kebijakan", "M.99", "3", "", ""], "kompetensi_tak_dikenal"),
        (["", "Analis Kebijakan", "M.01", "6", "", ""], "level_salah"),
        (["", "Analis Kebijakan", "M.01", "2,5", "", ""], "level_salah"),
        (["", "Analis Kebijakan", "M.01", "", "", ""], "level_salah"),
        (["", "Analis Kebijakan", "M.01", "3", "0", ""], "bobot_salah"),
        (["", "Analis Kebijakan", "M.01", "3", "berat", ""], "bobot_salah"),
        (["", "Analis Kebijakan", "M.01", "3", "", "31-02-2026"], "tanggal_salah"),
        (["", "Analis Kebijakan", "M.02", "3", "", "01-01-2025"], "mendahului"),
    ],
)
def test_faulty_rows_are_named_and_stay_out(by: Pengguna, jabatan: Jabatan, row: list[str], code: str) -> None:
    factories.make_jabatan("Kembar")
    factories.make_jabatan("Kembar")
    factories.make_standar(jabatan, Kompetensi.objects.get(kode="M.02"), 2, berlaku_mulai=date(2026, 1, 1))
    done = apply(by, row, ["", "Analis Kebijakan", "M.05", "3", "", "01-02-2026"])
    assert [finding.kode for finding in done.galat_list.all()] == [code]
    assert (siasn.counts(done), StandarKompetensi.objects.filter(kompetensi__kode="M.05").count()) == ({"baru": 1, "galat": 1}, 1)


def test_two_rows_of_one_pair_are_an_error(by: Pengguna, jabatan: Jabatan) -> None:
    shown = upload(by, *[["", "Analis Kebijakan", "M.01", number, "", ""] for number in ("2", "3")])
    assert [(finding.baris, finding.kode) for finding in shown.galat_list.all()] == [(3, "baris_ganda")]


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_says_what_the_levels_mean(by: Pengguna, jabatan: Jabatan, count: int, django_assert_num_queries: Any) -> None:
    """Before and after of what changes, where something is asked, and of what is new; for all rows at once."""
    semua = list(Kompetensi.objects.active()[: count + 2])
    for row in semua[:2]:
        factories.make_standar(jabatan, row, 2)
    shown = upload(by, *[["", jabatan.nama, row.kode, level, "", ""] for row, level in zip(semua, [0, *[3] * (count + 1)], strict=True)])
    kata, client = kata_of([row.pk for row in semua], waktu.today()), enter(by)
    client.get(shown.get_absolute_url())
    with django_assert_num_queries(8):
        page = client.get(shown.get_absolute_url(), {"tab": "ubah"})
    assert [row.arti for row in page.context["page"].rows] == [
        [kata.kalimat(semua[0].pk, 2, "Sekarang")],
        [kata.kalimat(semua[1].pk, 2, "Sekarang"), kata.kalimat(semua[1].pk, 3, "Menjadi")],
    ]
    assert (kata.kalimat(semua[1].pk, 3, "Menjadi") in page.text, '<b class="tk-b">0</b>' in page.text) == (True, True)
    page = client.get(shown.get_absolute_url(), {"tab": "baru"})
    assert [row.arti for row in page.context["page"].rows] == [[kata.kalimat(row.pk, 3, row.nama)] for row in semua[2:]]
    assert kata.kalimat(semua[2].pk, 3, semua[2].nama) in page.text
