"""The search of the whole site: what is found, in which order, by whom, and what it asks of the database."""

from copy import deepcopy
from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from config.queries import cari
from config.queries.cari_teks import read_text, split_angkatan
from config.views_cari import PER_MENIT
from diklat.models import Angkatan
from pegawai.models import Penempatan, Pengguna, UnitKerja
from pegawai.models.pegawai import PegawaiQuerySet
from tests.bersama import held
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sertifikat
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.hari import PADA

pytestmark = pytest.mark.django_db


def look(user, text):
    """{"Pegawai": ["Rina", …], …} in the order of the page."""
    found = cari.find(cari.Pencari.of(user), text)
    return {group.judul: [row.judul for row in group.rows] for group in found.kelompok}


@pytest.fixture(scope="module")
def dunia(django_db_setup, django_db_blocker):
    with held(django_db_blocker):
        yield make_kota()


@pytest.fixture
def kota(dunia):
    return deepcopy(dunia)


def make_kota():
    """Rina and her head in the office of health, Budi elsewhere; one batch, in which both passed."""
    dinas, lain = make_unit("Dinas Kesehatan", singkatan="Dinkes"), make_unit("Dinas Perhubungan")
    kepala = make_pegawai("Kepala Kesehatan", unit=dinas, memimpin=True)
    rina, budi = make_pegawai("Rina Wulandari", unit=dinas), make_pegawai("Budi Wulandari", unit=lain)
    angkatan = make_angkatan(make_program("Analisis Data", kode="DIG-9"), nomor=3)
    for number, person in enumerate((rina, budi), start=41):
        enrolment = make_pendaftaran(angkatan, person, "lulus")
        isi = {"nama": person.nama, "program": "Analisis Data"}
        make_sertifikat(enrolment, tahun=2026, urut=number, nomor=f"800.1.13/{number:04d}/BKPSDM/2026", isi=isi)
    make_kompetensi("Analisis Kebijakan", kode="T.99")
    return {
        "rina": make_pengguna(pegawai=rina), "kepala": make_pengguna(pegawai=kepala), "pengelola": make_pengguna("pengelola"),
        "admin": make_pengguna("admin"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("who", "people", "certificates"),
    [
        ("rina", ["Rina Wulandari"], ["800.1.13/0041/BKPSDM/2026"]),
        ("kepala", ["Rina Wulandari"], ["800.1.13/0041/BKPSDM/2026"]),
        ("pengelola", ["Budi Wulandari", "Rina Wulandari"], ["800.1.13/0042/BKPSDM/2026", "800.1.13/0041/BKPSDM/2026"]),
        ("admin", ["Budi Wulandari", "Rina Wulandari"], ["800.1.13/0042/BKPSDM/2026", "800.1.13/0041/BKPSDM/2026"]),
    ],
)
def test_people_and_their_certificates_are_found_within_ones_scope_only(kota, who, people, certificates):
    assert look(kota[who], "wulandari") == {"Pegawai": people, "Sertifikat": certificates}


@pytest.mark.parametrize(
    ("who", "expected"),
    [("rina", None), ("kepala", ["Dinas Kesehatan"]), ("pengelola", ["Dinas Kesehatan", "Dinas Perhubungan"])],
)
def test_units_are_found_by_those_whose_pages_they_are(kota, who, expected):
    assert look(kota[who], "dinas").get("Unit") == expected


def test_short_name_code_and_number_are_found_as_they_are_written(kota):
    pengelola = kota["pengelola"]
    assert look(pengelola, "dinkes") == {"Unit": ["Dinas Kesehatan"]}
    assert look(pengelola, "dig-9") == {"Program diklat": ["Analisis Data"]}
    assert look(pengelola, "t.99") == {"Kompetensi": ["Analisis Kebijakan"]}
    assert look(pengelola, "800.1.13/0042") == {"Sertifikat": ["800.1.13/0042/BKPSDM/2026"]}
    assert look(pengelola, "42") == {"Sertifikat": ["800.1.13/0042/BKPSDM/2026"]}


def test_nip_is_found_whole_and_by_its_beginning_with_and_without_spaces(kota):
    nip, pengelola = kota["rina"].pegawai.nip, kota["pengelola"]
    for text in (nip, f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"):
        assert look(pengelola, text)["Pegawai"] == ["Rina Wulandari"]
    assert "Rina Wulandari" in look(pengelola, nip[:8])["Pegawai"]
    assert look(pengelola, nip[1:]) == {}
    assert look(kota["rina"], make_pegawai().nip) == {}


def test_a_slip_of_the_pen_finds_too_but_stands_behind(kota):
    make_program("Wulandary untuk Pemula")
    found = look(kota["pengelola"], "wulandary")
    assert found["Program diklat"] == ["Wulandary untuk Pemula"]
    assert found["Pegawai"] == ["Budi Wulandari", "Rina Wulandari"]
    assert next(iter(found)) == "Program diklat"


def test_the_nearer_to_the_beginning_the_higher(kota):
    for nama in ("Tata Kelola Siber", "Siber", "Kesiberan Dasar", "Siber untuk Semua"):
        make_program(nama)
    assert look(kota["rina"], "siber") == {"Program diklat": ["Siber", "Siber untuk Semua", "Tata Kelola Siber", "Kesiberan Dasar"]}


def test_two_letters_are_the_beginning_of_a_word(kota):
    make_program("Tata Zebra")
    make_program("Plaza dan Zamrud")
    make_program("Plaza")
    assert look(kota["rina"], "za") == {"Program diklat": ["Plaza dan Zamrud"]}
    assert look(kota["rina"], "z") == {}


def test_a_batch_is_named_by_its_programme_and_its_number(kota):
    make_angkatan(make_program("Analisis Data Lanjutan"), nomor=4)
    for text in ("analisis data angkatan III", "analisis data, angkatan 3", "analisis data 3"):
        found = look(kota["rina"], text)
        assert (next(iter(found)), found["Angkatan"]) == ("Angkatan", [f"Analisis Data, Angkatan III Tahun {PADA.year}"])
    assert look(kota["rina"], "analisis data")["Angkatan"] == [
        f"Analisis Data, Angkatan III Tahun {PADA.year}",
        f"Analisis Data Lanjutan, Angkatan IV Tahun {PADA.year}",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("data angkatan IV", ("data", 4, "")), ("data 12", ("data", 12, "")), ("data", ("data", None, "")), ("iv", ("", 4, "")),
        ("data angkatan IV Tahun 2027", ("data", 4, "2027")), ("data 12 2027", ("data", 12, "2027")),
        ("data iiii", ("data iiii", None, "")), ("data 2027", ("data 2027", None, "")),
        ("pppk", ("pppk", None, "")), ("data 0", ("data 0", None, "")),
    ],
)  # fmt: skip
def test_the_number_at_the_end_is_read_in_both_ways(text, expected):
    assert split_angkatan(text) == expected


def test_drafts_and_withdrawn_programmes_are_found_by_the_office_only(kota):
    program = make_program("Rahasia Kearsipan", is_aktif=False)
    make_angkatan(program, status="draf", nomor=1)
    assert look(kota["rina"], "kearsipan") == {}
    assert look(kota["pengelola"], "kearsipan") == {
        "Program diklat": ["Rahasia Kearsipan"],
        "Angkatan": [f"Rahasia Kearsipan, Angkatan I Tahun {PADA.year}"],
    }


def test_rows_lead_to_the_page_that_is_open_to_the_reader(kota):
    def url(who):
        found = cari.find(cari.Pencari.of(kota[who]), "analisis data")
        return found.kelompok[0].rows[0].url.rsplit("/", 2)[0]

    assert [url(who) for who in ("rina", "pengelola", "admin")] == ["/katalog-diklat", "/program-diklat", "/katalog-diklat"]


def test_what_is_left_off_is_one_click_away_where_a_list_shows_it(kota):
    for number in range(6):
        make_pegawai(f"Sekar Ayu {number}")
    found = cari.find(cari.Pencari.of(kota["pengelola"]), "  sekar   ayu ")
    assert [(len(group.rows), group.semua_url) for group in found.kelompok] == [(5, "/pegawai/?status=semua&q=sekar+ayu")]
    assert cari.find(cari.Pencari.of(kota["pengelola"]), "sekar ayu 1").kelompok[0].semua_url == ""


def test_signs_of_the_database_are_letters_like_others(kota):
    assert look(kota["pengelola"], "100%") == {}
    assert look(kota["pengelola"], "__") == {}
    assert look(kota["pengelola"], "\\'; --") == {}


def test_one_statement_serves_all_texts_of_a_shape_and_holds_none_of_them(kota):
    cari._compile.cache_clear()
    assert [look(kota["pengelola"], text).get("Pegawai") for text in ("wulandari", "kesehatan", "Zainal")] == [
        ["Budi Wulandari", "Rina Wulandari"], ["Kepala Kesehatan"], None,
    ]  # fmt: skip
    assert cari._compile.cache_info().misses == 1
    look(kota["pengelola"], "rina wulandari")
    assert cari._compile.cache_info().misses == 2


def statement_of(user, text):
    bentuk, _ = read_text(text)
    return cari._compile.__wrapped__(cari.Pencari.of(user), bentuk, date(2026, 1, 1))


@pytest.mark.parametrize("text", ["wulandari", "rina wu", "analisis data III", "1990", "19900101"])
def test_who_sees_the_whole_city_may_share_a_statement(kota, text):
    for role in ("pengelola", "kepegawaian", "pimpinan", "auditor"):
        one, other = make_pengguna(role, pegawai=make_pegawai()), make_pengguna(role)
        assert cari.Pencari.of(one).user == cari.Pencari.of(other).user
        assert statement_of(one, text) == statement_of(other, text)


@pytest.mark.parametrize("who", ["rina", "pengelola"])
def test_what_a_kept_statement_is_not_told_apart_by_cannot_be_read(kota, who, monkeypatch):
    cari._compile.cache_clear()
    monkeypatch.setattr(PegawaiQuerySet, "visible_to", lambda self, user: self.filter(pk=user.pk))
    with pytest.raises(AttributeError):
        look(kota[who], "wulandari")


def test_a_kept_statement_follows_what_the_reader_heads_today(kota):
    assert look(kota["rina"], "wulandari")["Pegawai"] == ["Rina Wulandari"]
    Penempatan.objects.filter(pegawai__nama="Budi Wulandari").update(unit=UnitKerja.objects.get(singkatan="Dinkes"))
    assert look(kota["kepala"], "wulandari")["Pegawai"] == ["Budi Wulandari", "Rina Wulandari"]
    Penempatan.objects.filter(pegawai__nama="Kepala Kesehatan").update(unit=UnitKerja.objects.get(nama="Dinas Perhubungan"))
    assert look(Pengguna.objects.get(pk=kota["kepala"].pk), "wulandari").get("Pegawai") is None


@pytest.mark.parametrize(("who", "queries"), [("rina", 2), ("kepala", 3), ("pengelola", 3), ("admin", 2)])
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_keeps_its_query_count(client, kota, who, queries, count, django_assert_num_queries):
    for number in range(count):
        make_angkatan(make_program(f"Analisis Data {number}"))
    client.force_login(kota[who])
    client.get(reverse("cari"))
    with django_assert_num_queries(queries):
        page = client.get(reverse("cari"), {"q": "analisis data"})
    assert len(page.context["hasil"].kelompok[0].rows) == 1 + count


def test_offers_are_a_fragment_with_three_of_a_kind(client, kota):
    for number in range(4):
        make_program(f"Siber {number}")
    client.force_login(kota["rina"])
    page = client.get(reverse("cari"), {"q": "siber"}, headers={"HX-Request": "true"})
    assert [template.name for template in page.templates] == ["config/_cari_saran.html"]
    assert [len(group.rows) for group in page.context["hasil"].kelompok] == [3]
    assert page.content.count(b'role="option"') == 4


def test_who_asks_too_often_has_to_wait_and_nobody_else(client, kota):
    client.force_login(kota["rina"])
    client.get(reverse("cari"))
    cache.set(f"batas:cari:akun{kota['rina'].pk}", PER_MENIT)
    assert client.get(reverse("cari"), {"q": "siber"}).status_code == 429
    client.force_login(kota["kepala"])
    assert client.get(reverse("cari"), {"q": "siber"}).status_code == 200


def test_the_year_tells_two_batches_of_one_number_apart(kota):
    this = Angkatan.objects.get(program__nama="Analisis Data", nomor=3)
    make_angkatan(this.program, nomor=3, tahun=this.tahun - 1, status="ditutup")
    both = [f"Analisis Data, Angkatan III Tahun {year}" for year in (this.tahun - 1, this.tahun)]
    assert sorted(look(kota["pengelola"], "analisis data angkatan III")["Angkatan"]) == both
    assert look(kota["pengelola"], f"analisis data angkatan III tahun {this.tahun - 1}")["Angkatan"] == both[:1]


def test_pages_of_the_menu_and_their_tabs_are_found_without_a_query_more(kota, django_assert_num_queries):
    """Also those of a role held besides the shown one; never those of a role that is not held."""
    look(kota["pengelola"], "diklat")
    with django_assert_num_queries(1):
        assert look(kota["pengelola"], "bank soal") == {"Halaman": ["Bank soal"]}
    assert look(kota["pengelola"], "pang") == look(kota["rina"], "soal") == {}
    assert look(kota["kepala"], "setuju") == {}
    assert look(kota["kepala"], "persetujuan")["Halaman"][0] == "Persetujuan"
    assert look(kota["pengelola"], "jadwal")["Halaman"] == ["Kalender", "Papan ruang", "Ruang", "Narasumber"]
    assert look(kota["rina"], "panduan")["Halaman"] == ["Panduan"]
    assert look(kota["pengelola"], "hari libur")["Halaman"] == ["Hari libur"]
    assert look(kota["rina"], "hari libur") == {}
