"""The year's plan beside what became of it: the page, its workbook, and the two buttons that ask first."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from diklat.models import Angkatan
from lib import waktu
from lib.format import format_waktu
from pegawai.models import Rekap
from rencana.models import AngkatanRencana
from rencana.queries import kenyataan as queries
from tests.diklat.pabrik import make_angkatan
from tests.factories import make_pengguna
from tests.kepastian import confirm, shown
from tests.pintu import enter
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_periode
from tests.rencana.test_tahun import bulan

pytestmark = pytest.mark.django_db
HARI_INI = waktu.today()
TAHUN = HARI_INI.year


def make_plan(**kwargs):
    plan = make_periode(TAHUN, status="terkunci")
    pagu = make_pagu(10_000)
    row = make_baris(plan, **{"pagu": pagu, "bulan": [1] * 12, "kursi": 10, "biaya": 1200, **kwargs})
    return plan, row, pagu


def hold(row, month, status, **kwargs):
    """A batch of the row's programme on the fifteenth of a month of this year."""
    day = HARI_INI.replace(month=month, day=15)
    return make_angkatan(row.program, status=status, mulai=day, selesai=day, kuota=10, **kwargs)


def only(plan):
    return queries.get_kenyataan(plan).baris[0]


def test_batches_seats_and_rupiah_of_a_row():
    plan, row, pagu = make_plan()
    make_komitmen(pagu, 100, realisasi=60, angkatan=hold(row, 1, "ditutup", terisi=8))
    make_komitmen(pagu, 100, angkatan=hold(row, 2, "berjalan"))
    hold(row, 12, "draf")
    found = only(plan)
    assert found.tahap == {"selesai": 1, "berjalan": 1, "draf": 1, "belum": 9}
    assert (found.kursi_rencana, found.kursi, found.terisi) == (120, 30, 8)
    assert (found.baris.biaya, found.terikat, found.terealisasi) == (1200, 140, 60)


def test_what_slipped():
    month = HARI_INI.month
    plan, row, _ = make_plan(bulan=[int(place in (0, 1, month - 1)) for place in range(12)])
    late = hold(row, 3, "terbuka")
    gone = hold(row, 2, "batal", alasan_batal="Sepi")
    AngkatanRencana.objects.create(baris=row, angkatan=late, bulan=1, oleh=make_pengguna())
    AngkatanRencana.objects.create(baris=row, angkatan=gone, bulan=2, oleh=make_pengguna())
    first, second, third = only(plan).meleset
    assert "mundur dari Januari ke Maret" in first
    assert "dibatalkan" in second
    assert "belum dirancang" in third


def test_a_place_of_a_month_to_come_has_not_slipped_and_an_old_draft_has():
    plan, row, _ = make_plan(bulan=bulan(jan=1, des=1))
    assert [text.endswith("belum dirancang.") for text in only(plan).meleset] == [True]
    hold(row, 1, "draf")
    assert [text.endswith("masih draf.") for text in only(plan).meleset] == [True]


def test_what_is_left_of_the_money():
    plan, row, pagu = make_plan(bulan=bulan(jan=1, feb=1, nov=1, des=1), biaya=400)
    make_komitmen(pagu, 100, realisasi=100, angkatan=hold(row, 1, "ditutup"))
    make_komitmen(pagu, 100, angkatan=hold(row, 11, "terbuka"))
    make_komitmen(pagu, 500, uraian="Sewa")
    left = queries.get_kenyataan(plan).sisa
    assert left.jumlah.sisa == 9300
    assert left.rencana == 100  # December; February is over and nothing was drafted for it
    assert left.bebas == 9200


def test_batches_that_the_plan_does_not_hold_stand_apart():
    plan, row, _ = make_plan(bulan=bulan(des=1))
    hold(row, 12, "draf")
    second, stranger = hold(row, 11, "terbuka"), make_angkatan(status="draf", mulai=HARI_INI, selesai=HARI_INI)
    make_angkatan(status="batal", alasan_batal="Sepi", mulai=HARI_INI, selesai=HARI_INI)
    found = queries.get_kenyataan(plan)
    assert {one.pk for one in found.luar} == {second.pk, stranger.pk}


def test_filters_and_order():
    plan, row, _ = make_plan(bulan=bulan(jan=1))
    done = make_baris(plan, bulan=bulan(feb=1), biaya=9)
    hold(done, 2, "ditutup")

    def names(urut="program", **kwargs):
        rows = queries.choose(queries.get_kenyataan(plan).baris, queries.Saringan(**kwargs), urut)
        return [one.baris.pk for one in rows]

    assert names(keadaan="meleset") == names(keadaan="belum") == [row.pk]
    assert names(keadaan="selesai") == [done.pk]
    assert names(keadaan="draf") == []
    assert names("-rencana") == [row.pk, done.pk]
    assert names(q=done.program.nama) == [done.pk]


def make_rows(plan, pagu, number):
    for _ in range(number):
        row = make_baris(plan, pagu=pagu)
        make_komitmen(pagu, 10, angkatan=hold(row, 1, "terbuka"))


def test_the_page_asks_as_often_for_one_row_as_for_three(django_assert_max_num_queries):
    plan, _, pagu = make_plan()
    client, url = enter(make_pengguna("pengelola")), reverse("rencana:tahun-detail", args=[plan.pk])
    counts = []
    for number in (0, 2):
        make_rows(plan, pagu, number)
        client.get(url)
        with django_assert_max_num_queries(12) as found:
            assert client.get(url).status_code == 200
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_the_levels_closed_say_of_when_they_are():
    plan, _, _ = make_plan()
    client = enter(make_pengguna("pimpinan"))
    client.get(reverse("rencana:tahun-detail", args=[plan.pk]))
    Rekap.objects.update(saat=waktu.now() - timedelta(hours=3))
    when = format_waktu(Rekap.objects.get().saat)
    page = client.get(reverse("rencana:tahun-detail", args=[plan.pk])).content.decode()
    assert f"Data {when}; yang baru sedang" in page
    book = load_workbook(io.BytesIO(client.get(reverse("rencana:tahun-export", args=[plan.pk])).content))
    assert ("Level ditutup per", when) in [line[:2] for sheet in book for line in sheet.iter_rows(values_only=True)]


def test_the_workbook_is_the_page():
    plan, row, pagu = make_plan(bulan=bulan(jan=1, feb=1))
    make_komitmen(pagu, 100, realisasi=60, angkatan=hold(row, 1, "ditutup"))
    answer = enter(make_pengguna("pimpinan")).get(reverse("rencana:tahun-export", args=[plan.pk]))
    book = load_workbook(io.BytesIO(answer.content))
    assert list(book["Rencana dan kenyataan"].values)[1][2:15] == (2, 1, 0, 0, 0, 0, 1, 20, 10, 0, 1200, 40, 60)
    assert [line[1] for line in book["Angkatan"].values][1:] == ["Januari", "Februari"]


def test_the_button_shows_the_batches_first_and_can_be_taken_back():
    plan = make_periode(TAHUN + 1, status="disetujui")
    make_baris(plan, bulan=bulan(mar=2))
    client = enter(make_pengguna("pengelola"))
    url, back = (reverse(f"rencana:{name}", args=[plan.pk]) for name in ("tahun-draft", "tahun-undo"))
    told = shown(client.post(url))
    assert [len(one.baris) for one in told.dampak] == [2, 2]
    assert not Angkatan.objects.exists()
    confirm(client, url)
    assert Angkatan.objects.count() == 2
    page = client.get(reverse("rencana:tahun-detail", args=[plan.pk])).content.decode()
    assert back in page
    assert f'action="{url}"' not in page
    confirm(client, back)
    assert not Angkatan.objects.exists()


def test_who_only_reads_finds_no_button():
    plan, _, _ = make_plan()
    page = enter(make_pengguna("pimpinan")).get(reverse("rencana:tahun-detail", args=[plan.pk])).content.decode()
    assert reverse("rencana:tahun-draft", args=[plan.pk]) not in page
