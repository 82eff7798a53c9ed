"""The pages of plans and budgets: what they show, and that they ask as often for one row as for three."""

import html
import io
import re
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from kompetensi.services import profil
from lib import waktu
from rencana.models import BarisKebutuhan, MutasiAnggaran, PaguAnggaran
from rencana.queries import pagu as queries
from rencana.services import kebutuhan as needs
from rencana.services import periode as plans
from tests.diklat.pabrik import make_angkatan
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_periode, make_usulan, make_wajib
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
TAHUN = waktu.today().year


def test_figures_of_a_day_come_from_the_ledgers():
    pagu = make_pagu(1000)
    row = make_komitmen(pagu, 600)
    yesterday = waktu.today() - timedelta(days=1)
    MutasiAnggaran.objects.create(pagu=pagu, komitmen=row, jenis="realisasi", jumlah=150, tanggal=waktu.today())
    make_baris(make_periode(TAHUN, status="disetujui"), pagu=pagu, biaya=700)
    now, before = (queries.total_of(TAHUN, day) for day in (waktu.today(), yesterday))
    assert (now.nilai, now.rencana, now.terikat, now.terealisasi, now.sisa) == (1000, 700, 450, 150, 400)
    assert (before.nilai, before.rencana, before.terikat, before.terealisasi) == (1000, 0, 0, 0)


def test_the_sums_beside_the_rows_are_those_of_the_ledger():
    pagu = make_pagu(1000)
    make_komitmen(pagu, 600, realisasi=200)
    found = queries.jumlah_of(queries.with_jumlah(PaguAnggaran.objects.all(), TAHUN, waktu.today()).get())
    assert (found.nilai, found.terikat, found.terealisasi, found.izin) == (pagu.nilai, pagu.terikat, pagu.terealisasi, pagu.izin)


def test_by_rekening_and_by_unit():
    unit = make_unit("Dinas A")
    first = make_pagu(1000)
    make_pagu(300, rekening=first.rekening, unit=unit)
    user = make_pengguna("auditor")

    def shown(kelompok):
        rows = queries.pagu_list(user, queries.Saringan(TAHUN, waktu.today(), kelompok=kelompok))
        return {row.nama: row.jumlah.nilai for row in rows}

    assert shown("rekening") == {str(first.rekening): 1300}
    assert shown("unit") == {queries.SELURUH: 1000, unit.nama: 300}


def test_the_workbook_is_the_page():
    pagu = make_pagu(1000)
    make_komitmen(pagu, 600, realisasi=200)
    answer = enter(make_pengguna("pimpinan")).get(reverse("rencana:pagu-export"))
    rows = list(load_workbook(io.BytesIO(answer.content))["Anggaran"].values)
    assert rows[1][2:] == (1000, 0, 0, 400, 200, 400, 0.6)


def make_rows(number):
    for _ in range(number):
        pagu = make_pagu(1000)
        make_komitmen(pagu, 10, angkatan=make_angkatan(status="draf"))
        make_komitmen(pagu, 10, realisasi=5)
        make_wajib()
    user = make_pengguna(pegawai=make_pegawai())
    for _ in range(number):
        make_usulan(user)


PAGES = ("pagu-list", "periode-list", "usulan-list", "wajib-list", "kebutuhan-list", "acuan-list", "usulan-pending")


def test_lists_ask_as_often_for_one_row_as_for_three(django_assert_max_num_queries):
    client, asked = enter(make_pengguna("pengelola")), []
    client.get(reverse("rencana:acuan-list"))
    for number in (1, 2):
        make_rows(number)
        counts = {}
        for name in PAGES:
            with django_assert_max_num_queries(12) as found:
                assert client.get(reverse(f"rencana:{name}")).status_code == 200
            counts[name] = len(found)
        asked.append(counts)
    assert asked[0] == asked[1]


def test_one_pagu_and_one_plan_ask_at_most_twelve_times(django_assert_max_num_queries):
    pagu, plan = make_pagu(1000), make_periode(TAHUN)
    make_komitmen(pagu, 10, realisasi=5)
    make_baris(plan, pagu=pagu)
    client = enter(make_pengguna("pengelola"))
    batch = make_angkatan(status="draf")
    urls = [reverse("rencana:pagu-detail", args=[pagu.pk]), reverse("rencana:periode-detail", args=[plan.pk])]
    for url in (*urls, reverse("rencana:angkatan-dana", args=[batch.pk])):
        client.get(url)
        with django_assert_max_num_queries(12):
            assert client.get(url).status_code == 200


def test_what_is_committed_on_a_pagu_has_a_list_of_its_own(django_assert_max_num_queries):
    pagu, client = make_pagu(1000), enter(make_pengguna("pengelola"))
    for word in ("Angkatan satu", "Sewa gedung", "Angkatan dua"):
        make_komitmen(pagu, 10, uraian=word)
    make_komitmen(pagu, 10, realisasi=10, uraian="Angkatan lunas")
    url = reverse("rencana:pagu-terikat", args=[pagu.pk])
    client.get(url)
    with django_assert_max_num_queries(12):
        page = client.get(url, {"q": "angkatan", "urut": "untuk", "ukuran": 10}).context["page"]
    assert [row.uraian for row in page.rows] == ["Angkatan dua", "Angkatan satu"]
    answer = client.get(reverse("rencana:pagu-terikat-export", args=[pagu.pk]), {"q": "sewa"})
    assert [row[0] for row in load_workbook(io.BytesIO(answer.content)).worksheets[0].values][1:] == ["Sewa gedung"]


def test_a_stale_form_says_who_changed_the_plan_and_keeps_what_was_typed():
    by, plan = make_pengguna("pengelola", nama="Sri Wahyuni"), make_periode(TAHUN)
    row = make_baris(plan, biaya=50)
    plan.refresh_from_db()
    url, client = reverse("rencana:baris-update", args=[row.pk]), enter(make_pengguna("pengelola"))
    plans.save_baris(periode_id=plan.pk, versi=plan.versi, data={"kursi": 31, "biaya": 60}, baris_id=row.pk, by=by)
    sent = {"versi": plan.versi, "program": row.program_id, "kursi": 40, "biaya": "1.500.000", "bulan_3": 2}
    answer = client.post(url, sent).content.decode()
    assert "Sri Wahyuni" in answer
    assert "1.500.000" in answer
    row.refresh_from_db()
    assert (row.kursi, row.biaya) == (31, 60)
    client.post(url, {**sent, "versi": plan.versi + 1})
    row.refresh_from_db()
    assert (row.kursi, row.biaya, row.bulan[2]) == (40, 1_500_000, 2)


@pytest.fixture
def celah():
    """Two people of one unit below the standard, one of another."""
    a, b, kompetensi = make_unit("Dinas A"), make_unit("Dinas B"), make_kompetensi("Integritas")
    people = [make_pegawai("Satu", unit=a), make_pegawai("Dua", unit=a), make_pegawai("Tiga", unit=b)]
    head = make_pengguna(pegawai=make_pegawai("Kepala A", unit=a, memimpin=True))
    for person in people:
        make_standar(person.penempatan_list.get().jabatan, kompetensi, 3)
        make_penilaian(person, kompetensi, 2)
    profil.refresh_profil(None)
    return {"a": a, "b": b, "kompetensi": kompetensi, "head": head}


def test_a_cell_becomes_a_need_by_one_click(celah):
    url = reverse("rencana:kebutuhan-add", args=[celah["kompetensi"].pk])
    enter(celah["head"]).post(url, {"unit": celah["a"].pk})
    row = BarisKebutuhan.objects.get()
    assert (row.kebutuhan.unit, row.kebutuhan.tahun, row.di_bawah, row.dinilai) == (celah["a"], TAHUN + 1, 2, 2)
    enter(make_pengguna("pengelola")).post(url, {"unit": ""})
    whole = BarisKebutuhan.objects.get(kebutuhan__unit=None)
    assert (whole.di_bawah, whole.per) == (3, waktu.today())


def test_the_grid_offers_its_competencies_with_a_gap_as_needs_to_who_may_write_them(celah):
    """One press of a button of the page, as it stands there."""
    page = reverse("kompetensi:peta-kisi") + f"?unit={celah['a'].pk}&lingkup=semua"
    url = reverse("rencana:kebutuhan-add", args=[celah["kompetensi"].pk])
    client = enter(celah["head"])
    form = re.search(rf'<form method="post" action="{url}">(.*?)</form>', client.get(page).content.decode(), re.DOTALL)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))
    assert client.post(url, {name: html.unescape(value) for name, value in fields.items()}).url == page
    assert BarisKebutuhan.objects.get().kebutuhan.unit == celah["a"]
    assert url not in enter(make_pengguna("auditor")).get(page).content.decode()


def test_needs_stay_in_the_scope(celah):
    def add(by, unit):
        return needs.add_kebutuhan(unit_id=unit, kompetensi_id=celah["kompetensi"].pk, tahun=TAHUN, by=by)

    assert code_of(lambda: add(celah["head"], celah["b"].pk)) == "di_luar_lingkup"
    assert code_of(lambda: add(make_pengguna("auditor"), None)) == "bukan_wewenang"
    other = make_kompetensi("Kerja sama")
    assert code_of(lambda: needs.add_kebutuhan(unit_id=celah["a"].pk, kompetensi_id=other.pk, tahun=TAHUN, by=celah["head"])) in (
        "tanpa_celah",
    )
