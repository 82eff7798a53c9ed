"""Results from Excel, in both layouts: never overwritten, twice changes nothing, faults named row by row."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from kompetensi.models import Kompetensi, Penilaian, ProfilKompetensi
from kompetensi.queries.kata import kata_of
from kompetensi.services import impor as kinds
from kompetensi.services import penilaian
from lib import waktu
from pegawai.models import Impor, Pegawai, Pengguna
from tests import factories
from tests.pegawai import siasn
from tests.pintu import enter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("berkas_impor")]
LONG = ["NIP", "NAMA", "KODE KOMPETENSI", "LEVEL", "TANGGAL", "SUMBER", "KETERANGAN"]
WIDE = ["NIP", "NAMA", "TANGGAL", "Integritas", "M.02", "KOM", "TOTAL", "JPM"]
KODE = kinds.PENILAIAN.kode
Hasil = tuple[str, Decimal, date, str]


@pytest.fixture
def pegawai() -> Pegawai:
    return factories.make_pegawai("Rina", unit=factories.make_unit())


def upload(by: Pengguna, header: list[str], *rows: list[Any]) -> Impor:
    return siasn.upload(by, siasn.xlsx_file([header, *rows]), KODE)


def apply(by: Pengguna, header: list[str], *rows: list[Any]) -> Impor:
    return siasn.upload_and_apply(by, siasn.xlsx_file([header, *rows]), KODE)


def results(pegawai: Pegawai) -> list[Hasil]:
    rows = Penilaian.objects.filter(pegawai=pegawai).order_by("kompetensi__urutan")
    return [(row.kompetensi.kode, row.level, row.tanggal, row.sumber) for row in rows]


def test_long_layout_one_row_a_result(by: Pengguna, pegawai: Pegawai) -> None:
    rows = [
        [pegawai.nip, "Rina", "M.01", "2,75", "12-05-2026", "Uji kompetensi", "Laporan 7"],
        [pegawai.nip, "Rina", "Kerja Sama", 3, date(2026, 5, 12), "", ""],
    ]
    done = apply(by, LONG, *rows)
    assert (siasn.counts(done), done.hasil) == ({"baru": 2}, {"hasil": 2, "pegawai": 1})
    assert results(pegawai) == [
        ("M.01", Decimal("2.75"), date(2026, 5, 12), "uji"),
        ("M.02", Decimal(3), date(2026, 5, 12), "asesmen"),
    ]
    row = Penilaian.objects.get(kompetensi__kode="M.01")
    assert (row.keterangan, row.berlaku_sampai, row.impor, row.dicatat_oleh) == ("Laporan 7", date(2029, 5, 12), done, by)
    assert ProfilKompetensi.objects.get(pegawai=pegawai, kompetensi__kode="M.01").level == Decimal("2.75")


def test_wide_layout_one_column_a_competency(by: Pengguna, pegawai: Pegawai) -> None:
    done = apply(by, WIDE, [pegawai.nip, "Rina", "12-05-2026", 2.4, "3.03", "", 5.43, 98.7])
    assert (siasn.counts(done), done.hasil) == ({"baru": 1}, {"hasil": 2, "pegawai": 1})
    assert [(row[0], row[1]) for row in results(pegawai)] == [("M.01", Decimal("2.40")), ("M.02", Decimal("3.03"))]


def test_zero_is_a_result_and_an_empty_cell_is_none(by: Pengguna, pegawai: Pegawai) -> None:
    apply(by, WIDE, [pegawai.nip, "", "12-05-2026", 0, "", "", "", ""])
    assert [(row[0], row[1]) for row in results(pegawai)] == [("M.01", Decimal(0))]


def test_same_file_again_changes_nothing_in_either_layout(by: Pengguna, pegawai: Pegawai) -> None:
    wide = [pegawai.nip, "Rina", "12-05-2026", "2,4", "3,03", "", "", ""]
    apply(by, WIDE, wide)
    assert siasn.counts(upload(by, WIDE, wide)) == {"sama": 1}
    assert siasn.counts(upload(by, LONG, [pegawai.nip, "", "M.01", "2.40", "12-05-2026", "asesmen", ""])) == {"sama": 1}


def test_further_results_of_the_same_day_are_shown_and_added(by: Pengguna, pegawai: Pegawai) -> None:
    apply(by, WIDE, [pegawai.nip, "Rina", "12-05-2026", "2", "", "", "", ""])
    shown = upload(by, WIDE, [pegawai.nip, "Rina", "12-05-2026", "2", "3", "", "", ""])
    assert (siasn.counts(shown), shown.baris_list.get().perubahan) == ({"ubah": 1}, {"M.02": [None, "3"]})
    siasn.apply(shown, by)
    assert [(row[0], row[1]) for row in results(pegawai)] == [("M.01", Decimal(2)), ("M.02", Decimal(3))]


def test_another_level_for_the_same_day_is_an_error_until_the_old_one_is_cancelled(by: Pengguna, pegawai: Pegawai) -> None:
    first = [pegawai.nip, "Rina", "12-05-2026", "2", "", "", "", ""]
    other = [pegawai.nip, "Rina", "12-05-2026", "3", "", "", "", ""]
    apply(by, WIDE, first)
    shown = upload(by, WIDE, other)
    assert ([finding.kode for finding in shown.galat_list.all()], siasn.counts(shown)) == (["sudah_ada"], {"galat": 1})
    penilaian.cancel_penilaian(penilaian=Penilaian.objects.get(), alasan="Salah", by=by)
    assert siasn.counts(upload(by, WIDE, other)) == {"baru": 1}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({0: "123"}, "nip_panjang"),
        ({0: 1.98e17}, "nip_numerik"),
        ({0: "198001012005011999"}, "pegawai_tak_dikenal"),
        ({2: "M.99"}, "kompetensi_tak_dikenal"),
        ({3: "5,01"}, "level_salah"),
        ({3: "-1"}, "level_salah"),
        ({3: "2,555"}, "level_salah"),
        ({3: "NaN"}, "level_salah"),
        ({3: "1e400"}, "level_salah"),
        ({3: "baik"}, "level_salah"),
        ({3: ""}, "level_kosong"),
        ({4: ""}, "tanggal_salah"),
        ({4: "besok"}, "tanggal_salah"),
        ({4: (timezone.localdate() + timedelta(days=1)).strftime("%d-%m-%Y")}, "masa_depan"),
        ({4: "01-05-2018"}, "tanpa_masa_berlaku"),
        ({5: "Penilaian mandiri"}, "sumber_salah"),
        ({5: "Ramalan"}, "sumber_salah"),
    ],
)
def test_faulty_rows_are_named_and_stay_out(by: Pengguna, pegawai: Pegawai, changes: dict[int, Any], code: str) -> None:
    good = [pegawai.nip, "Rina", "M.01", "2", "12-05-2026", "Asesmen", ""]
    other = [factories.make_pegawai("Dodi").nip, "Dodi", "M.02", "3", "12-05-2026", "Asesmen", ""]
    done = apply(by, LONG, [changes.get(place, value) for place, value in enumerate(good)], other)
    assert [finding.kode for finding in done.galat_list.all()] == [code]
    assert (siasn.counts(done), Penilaian.objects.count()) == ({"baru": 1, "galat": 1}, 1)


def test_another_name_for_a_known_nip_is_a_warning(by: Pengguna, pegawai: Pegawai) -> None:
    done = apply(by, LONG, [pegawai.nip, "Budi Santoso", "M.01", "2", "12-05-2026", "Asesmen", ""])
    assert [(finding.berat, finding.kode) for finding in done.galat_list.all()] == [("peringatan", "nama_lain")]
    assert siasn.counts(done) == {"baru": 1, "peringatan": 1}


def test_the_same_result_twice_in_a_file_is_an_error(by: Pengguna, pegawai: Pegawai) -> None:
    row = [pegawai.nip, "Rina", "M.01", "2", "12-05-2026", "", ""]
    shown = upload(by, LONG, row, row)
    assert [(finding.baris, finding.kode) for finding in shown.galat_list.all()] == [(3, "baris_ganda")]


def test_columns_follow_the_dictionary() -> None:
    Kompetensi.objects.filter(kode="M.02").update(is_aktif=False)
    factories.make_kompetensi("Manajemen Risiko", kode="T.77", singkatan="Risiko")
    by_title = {kolom.judul: kolom.alias for kolom in kinds.PENILAIAN.kolom}
    assert ("M.02" in by_title, by_title["T.77"]) == (False, ("Manajemen Risiko", "Risiko"))


@pytest.mark.parametrize("count", [1, 3])
def test_the_preview_says_what_the_levels_mean(by: Pengguna, pegawai: Pegawai, count: int, django_assert_num_queries: Any) -> None:
    """Of a result that is new, also where the person had others that day."""
    satu, dua = (Kompetensi.objects.get(kode=kode) for kode in ("M.01", "M.02"))
    lain = [factories.make_pegawai(unit=factories.make_unit()) for _ in range(count)]
    apply(by, WIDE, [pegawai.nip, "", "12-05-2026", 3, "", "", "", ""])
    rows = [[pegawai.nip, "", "12-05-2026", 3, 2, "", "", ""], *[[row.nip, "", "12-05-2026", "2,75", 3, "", "", ""] for row in lain]]
    shown, kata, client = upload(by, WIDE, *rows), kata_of([satu.pk, dua.pk], waktu.today()), enter(by)
    client.get(shown.get_absolute_url())
    expected = {
        "ubah": [[kata.kalimat(dua.pk, 2, dua.nama)]],
        "baru": [[kata.kalimat(satu.pk, Decimal("2.75"), satu.nama), kata.kalimat(dua.pk, 3, dua.nama)]] * count,
    }
    for tab, lines in expected.items():
        with django_assert_num_queries(8):
            page = client.get(shown.get_absolute_url(), {"tab": tab})
        assert ([row.arti for row in page.context["page"].rows], lines[0][-1] in page.text) == (lines, True)
