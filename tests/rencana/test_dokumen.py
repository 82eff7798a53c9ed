"""The document of a year's plan: what is in it, as PDF and as Excel."""

import io
import re

import pikepdf
import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from lib import waktu
from rencana.cetak.rencana import Pengesahan, make_data, render_rencana
from rencana.models import BarisKebutuhan, KebutuhanRencana, SusunanPeserta, SusunanUnit
from rencana.queries import dokumen as queries
from tests import instansi
from tests.diklat.pabrik import make_penanda_tangan, make_program
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_pagu, make_periode
from tests.rencana.test_calon import make_susunan
from tests.rencana.test_tahun import TAHUN, bulan

pytestmark = pytest.mark.django_db


def need(kompetensi, unit, di_bawah, belum=0):
    whole, _ = KebutuhanRencana.objects.get_or_create(tahun=TAHUN, unit=unit)
    values = {"dinilai": 100, "di_bawah": di_bawah, "belum": belum, "per": waktu.today()}
    BarisKebutuhan.objects.create(kebutuhan=whole, kompetensi=kompetensi, **values)


def make_plan():
    integritas = make_kompetensi("Integritas")
    plan = make_periode(TAHUN, status="disetujui", revisi=2)
    program = make_program("Etika #read(rahasia)", kompetensi={integritas: 3})
    make_baris(plan, program=program, pagu=make_pagu(1000, tahun=TAHUN), bulan=bulan(mar=2), kursi=20, biaya=400, penyelenggara="Badan")
    return plan, integritas


def sign(**kwargs):
    return Pengesahan(**{"penanda_tangan": make_penanda_tangan(), "tanggal": waktu.today(), **kwargs})


def test_the_columns_of_the_law_and_who_approved():
    plan, _ = make_plan()
    data = make_data(queries.get_dokumen(plan), sign(nomor="800/1"))
    row = data["baris"][0]
    assert {"jenis_kompetensi", "target", "jalur", "penyelenggara", "jadwal", "kesesuaian", "anggaran"} <= set(row)
    assert (row["jadwal"], row["anggaran"], data["revisi"], data["nomor"]) == ("Mar (2)", "400", "Revisi 2", "800/1")
    assert data["keadaan"].startswith("Disetujui ")
    assert data["jumlah"] == {"program": "1", "angkatan": "2", "kursi": "40", "biaya": "Rp400"}


@pytest.mark.parametrize("status", ["draf", "diajukan"])
def test_a_plan_that_nobody_approved_says_so(status):
    plan = make_periode(TAHUN, status=status)
    assert make_data(queries.get_dokumen(plan), sign())["keadaan"].endswith("belum disetujui")


def test_needs_of_units_add_up_and_a_need_of_everybody_stands_for_them():
    plan, integritas = make_plan()
    other, unmet = make_kompetensi("Kerja sama"), make_kompetensi("Komunikasi")
    a, b = make_unit("A"), make_unit("B")
    for unit, count in ((a, 3), (b, 4)):
        need(other, unit, count, 1)
        need(unmet, unit, count)
    need(unmet, None, 50)
    found = {row.kompetensi: row for row in queries.get_dokumen(plan).analisis}
    assert [row.kompetensi for row in queries.get_dokumen(plan).analisis] == [unmet, other, integritas]
    assert (found[other].di_bawah, found[other].belum, found[other].program, found[other].kursi) == (7, 2, [], 0)
    assert found[unmet].di_bawah == 50
    assert (found[integritas].di_bawah, found[integritas].program, found[integritas].kursi) == (None, ["Etika #read(rahasia)"], 40)


def test_the_pdf_is_made_of_data_alone_and_has_its_annexes():
    plan, _ = make_plan()
    pdf = render_rencana(queries.get_dokumen(plan), sign())
    with pikepdf.open(io.BytesIO(pdf)) as book:
        assert len(book.pages) == 2
        assert str(book.docinfo["/Title"]) == f"Rencana pengembangan kompetensi tahun {TAHUN}"


def test_no_row_is_torn_between_two_sheets():
    plan = make_periode(TAHUN, status="disetujui")
    pagu, whole_year = make_pagu(9_000_000, tahun=TAHUN), dict.fromkeys(("jan", "feb", "mar", "apr", "mei", "jun", "jul", "des"), 12)
    for number in range(30):
        make_baris(plan, program=make_program(f"Program {number}"), pagu=pagu, bulan=bulan(**whole_year))
    sheets = [page.get_textpage().get_text_range() for page in PdfDocument(render_rencana(queries.get_dokumen(plan), sign()))]
    counts = [(text.count("Jan (12)"), text.count("Des (12)")) for text in sheets]
    assert sum(first for first, _ in counts) == 30
    assert [first for first, _ in counts] == [last for _, last in counts]


def test_units_and_people_come_of_the_reckoning():
    plan, _ = make_plan()
    susunan, program = make_susunan(plan), plan.baris_list.get().program
    SusunanUnit.objects.create(
        susunan=susunan, unit=make_unit("Dinas A"), pegawai=9, berkesenjangan=5, dilayani=4, level_kesenjangan=6, level_tertutup=3
    )
    person = make_pegawai()
    SusunanPeserta.objects.create(susunan=susunan, pegawai=person, program=program, bulan=3, level_tertutup=1)
    found = queries.get_dokumen(plan)
    assert make_data(found, sign())["unit"][0]["persen"] == "50,0%"
    answer = enter(make_pengguna("auditor")).get(reverse("rencana:dokumen-export", args=[plan.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[:5] == ["Rencana", "AKPK", "Anggaran", "HCDP per unit", "Peserta"]
    assert list(book["Peserta"].values)[1][1:4] == ("Maret", person.nip, person.nama)
    assert list(book["Anggaran"].values)[1][3:] == (1000, 400, 600)


def test_the_page_gives_the_pdf_once_somebody_signs(django_assert_max_num_queries):
    plan, _ = make_plan()
    client, url = enter(make_pengguna("pimpinan")), reverse("rencana:dokumen-detail", args=[plan.pk])
    assert "Pilih" in client.post(url, {"tanggal": "1/1/2027"}).content.decode()
    client.get(url)
    with django_assert_max_num_queries(12):
        client.get(url)
    official = make_penanda_tangan()
    with django_assert_max_num_queries(20):
        answer = client.post(url, {"tanggal": "1/1/2027", "penanda_tangan": official.pk, "nomor": "1"})
    assert answer.content.startswith(b"%PDF")
    assert re.search(rf"rencana-{TAHUN}-revisi-2\.pdf", answer["Content-Disposition"])


def test_nothing_is_printed_for_signature_before_the_place_is_known():
    plan, _ = make_plan()
    official = make_penanda_tangan()
    instansi.change(kota="")
    url = reverse("rencana:dokumen-detail", args=[plan.pk])
    answer = enter(make_pengguna("pengelola")).post(url, {"tanggal": "1/1/2027", "penanda_tangan": official.pk})
    assert answer.context["form"].has_error("__all__", "instansi")
