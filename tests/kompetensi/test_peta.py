"""The pages of the gap report: who sees what, how many queries, and Excel equal to the screen."""

import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from kompetensi.models import Kompetensi, LevelKompetensi, PerluDihitung
from kompetensi.queries.hitung import JENIS_OF_LINGKUP
from kompetensi.queries.peta import Saringan
from kompetensi.queries.peta.pegawai import DaftarPegawai
from kompetensi.services import ekspor_peta, profil
from kompetensi.views import peta_tabel
from pegawai.models import Pekerjaan
from tests.factories import make_pegawai, make_penempatan, make_pengguna, make_penilaian, make_unit
from tests.kompetensi.kota import DULU, make_kota

pytestmark = pytest.mark.django_db
URL = "/peta/"
CITY_ROLES = ("pengelola", "kepegawaian", "pimpinan", "auditor")


def rows_of(answer):
    """The table as lists of texts, the head first."""
    table = re.search(r'<table class="tk-heat.*?</table>', answer.content.decode(), re.DOTALL)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    cells = ([re.sub(r"<[^>]*>|\u00ad", "", cell) for cell in re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row, re.DOTALL)] for row in rows)
    return [[" ".join(cell.split()) for cell in row] for row in cells]


@pytest.fixture
def kota():
    return make_kota()


@pytest.mark.parametrize("peran", CITY_ROLES)
def test_peta_of_the_city(client, kota, peran):
    client.force_login(make_pengguna(peran))
    assert rows_of(client.get(URL)) == [
        ["Unit", "Pegawai", "Integritas Uji", "Komunikasi Uji", "JPM"],
        ["Dinas Kesehatan", "6", "1,0", "–", "66,7"],
        ["Badan Pendapatan", "7", "0,0", "–", "100,0"],
        ["Rata-rata kota", "13", "0,5", "–", "83,3"],
    ]


def test_peta_of_a_head_starts_at_his_unit(client, kota):
    head = make_pegawai("Kepala", unit=kota.bidang, memimpin=True)
    client.force_login(make_pengguna(pegawai=head))
    profil.drain_antrean()
    assert [row[:2] for row in rows_of(client.get(URL))] == [
        ["Unit", "Pegawai"],
        ["Langsung di Bidang Layanan", "4"],
        ["Seksi Obat", "3"],
        ["Rata-rata unit ini", "7"],
    ]


def test_peta_of_several_headed_units_begins_with_them(client, kota):
    head = make_pegawai("Kepala", unit=kota.badan, memimpin=True)
    make_penempatan(head, kota.seksi, status="plt", memimpin=True, mulai=timezone.localdate())
    client.force_login(make_pengguna(pegawai=head))
    assert {row[0] for row in rows_of(client.get(URL))} == {"Unit", "Badan Pendapatan", "Seksi Obat · Dinas Kesehatan", "Rata-rata kota"}


@pytest.mark.parametrize("name", ["peta", "peta-export", "peta-pegawai"])
def test_peta_outside_the_scope(client, kota, name):
    url = reverse(f"kompetensi:{name}")
    client.force_login(make_pengguna(pegawai=kota.pegawai_dinas[0]))
    assert client.get(url).status_code == 403
    head = make_pegawai("Kepala", unit=kota.bidang, memimpin=True)
    client.force_login(make_pengguna(pegawai=head))
    assert client.get(url, {"unit": kota.seksi.pk}).status_code == 200
    assert client.get(url, {"unit": kota.badan.pk}).status_code == 404
    assert client.get(url, {"unit": kota.dinas.pk}).status_code == 404


def test_peta_asks_the_same_number_of_queries_whatever_its_size(client, kota, django_assert_num_queries):
    client.force_login(make_pengguna("pengelola"))
    client.get(URL)
    with django_assert_num_queries(6):
        client.get(URL)
    for _ in range(10):
        unit = make_unit()
        for _ in range(3):
            make_pegawai(unit=unit, jabatan=kota.jabatan)
    profil.drain_antrean()
    with django_assert_num_queries(6):
        client.get(URL)


def test_peta_from_the_history_needs_no_more_than_nine(client, kota, django_assert_max_num_queries):
    client.force_login(make_pengguna("pengelola"))
    client.get(URL)
    for query in ({"per": "2025-12-01"}, {"banding": "on"}, {"jabatan": "fungsional", "golongan": "pns-3"}):
        with django_assert_max_num_queries(9):
            client.get(URL, query)


def test_peta_with_a_stale_summary_still_shows_the_truth(client, kota):
    client.force_login(make_pengguna("pengelola"))
    for pegawai in kota.pegawai_badan[:6]:
        make_penilaian(pegawai, kota.komunikasi, 1, tanggal=DULU)
    assert PerluDihitung.objects.exists()
    assert rows_of(client.get(URL))[1:3] == [["Dinas Kesehatan", "6", "1,0", "–", "66,7"], ["Badan Pendapatan", "7", "0,0", "1,0", "80,0"]]


@pytest.mark.parametrize(
    ("ukur", "first"),
    [("rata", ["1,0", "–"]), ("memenuhi", ["0", "–"]), ("belum", ["0", "6"])],
)
def test_peta_measures(client, kota, ukur, first):
    client.force_login(make_pengguna("auditor"))
    assert rows_of(client.get(URL, {"ukur": ukur}))[1][2:4] == first


@pytest.mark.parametrize(
    ("urut", "names"),
    [
        ("jpm", ["Dinas Kesehatan", "Badan Pendapatan"]),
        ("-jpm", ["Badan Pendapatan", "Dinas Kesehatan"]),
        ("nama", ["Badan Pendapatan", "Dinas Kesehatan"]),
        ("-pegawai", ["Badan Pendapatan", "Dinas Kesehatan"]),
        ("k{0}", ["Badan Pendapatan", "Dinas Kesehatan"]),
        ("-k{0}", ["Dinas Kesehatan", "Badan Pendapatan"]),
        ("apa saja", ["Dinas Kesehatan", "Badan Pendapatan"]),
    ],
)
def test_peta_sorts(client, kota, urut, names):
    client.force_login(make_pengguna("auditor"))
    answer = client.get(URL, {"urut": urut.format(kota.integritas.pk)})
    assert [row[0] for row in rows_of(answer)[1:3]] == names


def test_peta_ignores_nonsense(client, kota):
    client.force_login(make_pengguna("auditor"))
    tomorrow = timezone.localdate() + timedelta(days=1)
    nonsense = {
        "unit": "abc",
        "per": f"{tomorrow}",
        "sel": "9-9",
        "k": "x",
        "lingkup": "\x00",
        "golongan": "9",
        "halaman": "0",
        "ukur": "?",
    }
    assert rows_of(client.get(URL, nonsense))[1] == ["Dinas Kesehatan", "6", "1,0", "–", "66,7"]


def test_peta_few_people_give_no_figure(client):
    make_kota(dinilai=4)
    client.force_login(make_pengguna("auditor"))
    assert rows_of(client.get(URL))[2] == ["Dinas Kesehatan", "4", "–", "–", "–"]


def test_peta_names_are_escaped(client, kota):
    kota.dinas.nama = "<script>alert(1)</script>"
    kota.dinas.save(update_fields=["nama"])
    client.force_login(make_pengguna("auditor"))
    answer = client.get(URL, {"unit": kota.dinas.pk, "jabatan": '"><blink>'})
    assert b"<script>alert" not in answer.content
    assert b"<blink>" not in answer.content


def test_peta_panel_of_a_cell(client, kota):
    client.force_login(make_pengguna("auditor"))
    panel = client.get(URL, {"sel": f"{kota.dinas.pk}-{kota.integritas.pk}"}).context["sel"]
    assert (panel["nama"], panel["isi"].sebaran.di_bawah, panel["persen_di_bawah"], panel["semua"]) == ("Dinas Kesehatan", 6, 100, 6)
    direct = client.get(URL, {"unit": kota.bidang.pk, "sel": f"{kota.bidang.pk}-{kota.integritas.pk}-l"}).context["sel"]
    assert (direct["nama"], direct["semua"]) == ("Langsung di Bidang Layanan", 3)
    assert client.get(URL, {"sel": f"{kota.seksi.pk}-{kota.integritas.pk}"}).context["sel"] is None


def test_peta_on_a_phone_leads_from_each_figure_to_its_detail(client, kota):
    client.force_login(make_pengguna("auditor"))
    links = re.findall(r'class="tk-hval [^"]*" href="([^"]*)#sel"', client.get(URL).content.decode())
    panels = [client.get(URL + link).context["sel"] for link in links]
    assert [(panel["nama"], panel["isi"].sebaran.di_bawah) for panel in panels] == [
        ("Dinas Kesehatan", 6),
        ("Badan Pendapatan", 0),
        ("Kota Tangerang Selatan", 6),
    ]


def test_peta_export_equals_the_screen(client, kota):
    client.force_login(make_pengguna("auditor", nama="Ani"))
    answer = client.get(reverse("kompetensi:peta-export"), {"ukur": "rata"})
    book = openpyxl.load_workbook(BytesIO(answer.content))
    sheet = book["Peta kesenjangan"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["Unit", "Pegawai", "Integritas Uji", "Komunikasi Uji", "JPM (%)"],
        ["Dinas Kesehatan", 6, 1, "–", 66.7],
        ["Badan Pendapatan", 7, 0, "–", 100],
        ["Rata-rata kota", 13, 0.5, "–", 83.3],
    ]
    assert [sheet.cell(row, 3).fill.start_color.rgb[-6:] for row in (2, 3, 4)] == ["E2A55A", "7DBDBA", "F6DDB6"]
    notes = dict(book["Keterangan"].iter_rows(values_only=True))
    assert (notes["Unit"], notes["Saringan"], notes["Dibuat oleh"]) == ("Kota Tangerang Selatan", "tanpa saringan", "Ani")


def test_peta_pegawai_lists_people_by_gap(client, kota, django_assert_max_num_queries):
    versi = kota.integritas.versi_list.create(nomor=9, definisi="x", berlaku_mulai=timezone.localdate())
    LevelKompetensi.objects.bulk_create(LevelKompetensi(versi=versi, level=n, label=f"L{n}", deskripsi="mampu") for n in range(1, 6))
    client.force_login(make_pengguna("kepegawaian"))
    client.get(URL)
    with django_assert_max_num_queries(9):
        answer = client.get(reverse("kompetensi:peta-pegawai"), {"kompetensi": kota.integritas.pk, "ukuran": 10})
    page, first = answer.context["page"], answer.context["page"].object_list[0]
    assert f"Diminta {first.standar}. L{first.standar}: mampu" in answer.text
    assert (page.paginator.count, [row.keadaan for row in page.object_list]) == (13, ["kurang"] * 6 + ["memenuhi"] * 4)


@pytest.mark.parametrize("keadaan", ["kurang", "memenuhi", "belum", ""])
def test_peta_pegawai_keeps_the_outer_join_to_the_results(keadaan):
    """As an inner one it pairs every result with every standard of the competency: a second instead of 90 ms over 12,000 people."""
    daftar = DaftarPegawai(Saringan(timezone.localdate()), [1], keadaan=keadaan)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (COSTS OFF) {daftar.rows_sql}", {**daftar.values, "lompat": 0, "batas": 9})
        plan = [line for (line,) in cursor]
    assert sum(bool(re.search(r"(Left|Right|Anti) Join", line)) for line in plan) == 2  # the other one is of the tree of the day


def test_peta_pegawai_of_a_past_day_names_only_people_still_in_scope(client, kota):
    gone = kota.pegawai_dinas[0]
    gone.penempatan_list.update(selesai=timezone.localdate())
    make_penempatan(gone, kota.badan, jabatan=kota.jabatan, mulai=timezone.localdate())
    head = make_pegawai("Kepala", unit=kota.bidang, memimpin=True, jabatan=kota.jabatan)
    client.force_login(make_pengguna(pegawai=head))
    answer = client.get(reverse("kompetensi:peta-pegawai"), {"per": "2025-12-01", "kompetensi": kota.integritas.pk})
    assert {row.nama for row in answer.context["page"]} == {"Kepala", *(f"Orang {n}" for n in range(1, 6))}


def test_peta_pegawai_export(client, kota, tmp_path):
    head = make_pegawai("Kepala", unit=kota.seksi, memimpin=True)
    user = make_pengguna(pegawai=head)
    client.force_login(user)
    answer = client.post(f"{reverse('kompetensi:peta-pegawai-export')}?kompetensi={kota.integritas.pk}&keadaan=kurang")
    job = Pekerjaan.objects.get()
    assert answer.url == job.get_absolute_url()

    written = ekspor_peta.export_pegawai_peta(job, FakeProgress(tmp_path))
    sheet = openpyxl.load_workbook(written.path)["Pegawai"]
    assert [(row[1], row[4], row[5], row[7]) for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        (f"Orang {n}", "Integritas Uji", 3, 1) for n in (1, 3, 5)
    ]


class FakeProgress:
    """Where a handler may put its file; nobody watches."""

    def __init__(self, folder):
        self.folder = folder

    def step(self, *args):
        pass


@pytest.mark.parametrize(
    ("word", "parts"),
    [("Pengembangan", "Pe-ngem-ba-ngan"), ("Keputusan", "Ke-pu-tu-san"), ("Integritas", "In-teg-ri-tas"), ("Diri", "Diri")],
)
def test_long_words_may_break_between_syllables(word, parts):
    assert peta_tabel.hyphenate(word).replace("\u00ad", "-") == parts


def test_all_kinds_of_competency_have_a_scope():
    assert set(JENIS_OF_LINGKUP["semua"]) == set(Kompetensi.Jenis.values)
