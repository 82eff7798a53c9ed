"""The effect pages: constant queries, the same figures in the workbook, a PDF, and nothing from fewer than five people."""

from datetime import timedelta
from io import BytesIO
from itertools import combinations
from typing import Any

import pypdfium2
import pytest
from django.urls import reverse
from openpyxl import load_workbook

from evaluasi.queries.dampak import lembar
from evaluasi.queries.dampak.program import Masa, get_dampak
from kompetensi.models import Kompetensi
from lib import waktu
from lib.format import format_waktu
from pegawai import rekap
from pegawai.models import Rekap
from tests.dingin import empty_cache
from tests.evaluasi.alumni import Dunia
from tests.factories import make_pegawai, make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
DAFTAR = reverse("evaluasi:dampak-list")


def make_dunia(count: int) -> Dunia:
    dunia = Dunia()
    versi = dunia.versi_pasca()
    for _ in range(count):
        row = dunia.make_lulusan("1", "3", "2.5", nilai_awal=40, nilai_akhir=82)
        dunia.answer(row, versi, make_pegawai(), 3, 4, 1)
    return dunia


def test_old_figures_are_shown_with_their_moment_while_new_ones_are_reckoned():
    make_dunia(6)
    client = enter(make_pengguna("pimpinan"))
    assert "sedang dihitung" not in client.get(DAFTAR).content.decode()
    Rekap.objects.update(saat=waktu.now() - timedelta(minutes=11))
    page = client.get(DAFTAR)
    assert f"Data {format_waktu(Rekap.objects.get().saat)}; yang baru sedang" in page.content.decode()
    assert [row.peserta.lulus for row in page.context["page"]] == [6]


def test_the_first_look_at_all_years_finds_what_the_night_read():
    make_dunia(6)
    rekap.reckon_all()
    (kept,) = Rekap.objects.filter(pk__startswith="dampak:")
    page = enter(make_pengguna("pimpinan")).get(DAFTAR)
    assert (page.context["rekap"].saat, len(page.context["page"].rows)) == (kept.saat, 1)


@pytest.mark.parametrize("count", [1, 6])
def test_queries_do_not_grow(count: int, django_assert_num_queries: Any):
    dunia = make_dunia(count)
    client = enter(make_pengguna("pimpinan"))
    for address, queries in ((reverse("evaluasi:dampak-program", args=[dunia.program.pk]), 11), (DAFTAR, 11)):
        client.get(address)
        empty_cache()
        Rekap.objects.all().delete()
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


def test_the_workbook_holds_the_tables_of_the_page():
    dunia = make_dunia(6)
    client = enter(make_pengguna("auditor"))
    page = client.get(reverse("evaluasi:dampak-program", args=[dunia.program.pk]))
    book = load_workbook(BytesIO(client.get(reverse("evaluasi:dampak-xlsx", args=[dunia.program.pk])).content))
    shown = lembar.lembar_of(get_dampak(dunia.program, Masa()))
    assert [row.judul for row in shown] == list(page.context["tabel"])
    for row in shown:
        cells = [list(line) for line in book[row.judul].iter_rows(min_row=2, values_only=True)]
        assert [[str(cell) for cell in line] for line in cells] == [[_as_cell(sel) for sel in line] for line in row.baris]


def _as_cell(value: object) -> str:
    """As openpyxl reads it back."""
    if value is None or isinstance(value, (str, int)):
        return str(value)
    return str(float(str(value)))


def test_in_the_report_no_name_runs_into_a_figure():
    dunia = make_dunia(6)
    Kompetensi.objects.filter(pk=dunia.kompetensi.pk).update(nama="Pengembangan Diri dan Orang Lain")
    body = enter(make_pengguna("pimpinan")).get(reverse("evaluasi:dampak-pdf", args=[dunia.program.pk])).content
    for sheet in pypdfium2.PdfDocument(body):
        page = sheet.get_textpage()
        words = [page.get_rect(number) for number in range(page.count_rects())]
        assert not [
            (page.get_text_bounded(*one), page.get_text_bounded(*other))
            for one, other in combinations(words, 2)
            if min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 1
        ]


def test_few_people_show_no_figures():
    dunia = make_dunia(4)
    client = enter(make_pengguna("pimpinan"))
    html = client.get(reverse("evaluasi:dampak-program", args=[dunia.program.pk])).content.decode()
    for words in (
        "Kurang dari lima atasan menilai",
        "Belum diukur lagi pada sedikitnya lima orang yang tertutup",
        "Belum ada level yang terbukti tertutup",
    ):
        assert words in html


def test_the_list_is_filtered_sorted_and_exported():
    dunia = make_dunia(6)
    other = Dunia(kompetensi=dunia.kompetensi)
    other.make_lulusan()
    client = enter(make_pengguna("pengelola"))

    def keys(**query: object) -> list[int]:
        return [row.program_id for row in client.get(DAFTAR, query).context["page"].rows]

    both = [dunia.program.pk, other.program.pk]
    assert keys(urut="-rupiah") == both
    assert (keys(urut="peserta"), keys(q="data", urut="salah"), keys(tahun="2024"), keys(tahun="x")) == (both[::-1], both, [], both)
    book = load_workbook(BytesIO(client.get(f"{reverse('evaluasi:dampak-list-xlsx')}?tahun=2025").content))
    rows = list(book["Dampak program"].iter_rows(min_row=2, values_only=True))
    assert [(row[2], row[5], row[6], row[7], row[11]) for row in rows] == [(6, 0.7, 100, 4, 1333333), (1, None, None, None, None)]
