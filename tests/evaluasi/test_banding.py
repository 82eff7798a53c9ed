"""The list of batches with results, and teachers and programmes beside all others."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import BlokSurvei, KomentarSurvei
from evaluasi.queries.hasil import banding, daftar
from tests.diklat.pabrik import make_narasumber, make_program
from tests.evaluasi.pabrik_hasil import make_hasil, make_komentar, make_selesai, make_umpan
from tests.factories import make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
LEMAH, BAGUS = (2, 5, 3, 0), (0, 0, 5, 5)


def test_the_weak_teacher_comes_first_beside_all_others():
    lemah, bagus, lain = (make_narasumber(nama) for nama in ("Lemah", "Bagus", "Lain"))
    blok = [make_hasil(pengajar={lemah: LEMAH, bagus: BAGUS}).pk, make_hasil(pengajar={lemah: LEMAH, lain: (0, 0, 10, 0)}).pk]
    rows = banding.banding_pengajar(blok)
    assert [(row.nama, row.n, row.blok, row.sendiri.rata, row.lain.rata, row.selisih, row.is_jauh) for row in rows] == [
        ("Lemah", 20, 2, Decimal("2.1"), Decimal("3.3"), Decimal("-1.2"), True),
        ("Lain", 10, 1, Decimal("3.0"), Decimal("2.6"), Decimal("0.4"), False),
        ("Bagus", 10, 1, Decimal("3.5"), Decimal("2.4"), Decimal("1.1"), False),
    ]
    assert [row.lain.rata for row in banding.banding_pengajar(blok, "bag")] == [Decimal("2.4")]  # the others stay all others


def test_only_one_teacher_has_nobody_to_be_compared_with():
    blok = make_hasil(pengajar={make_narasumber(): BAGUS})
    assert [(row.lain, row.selisih, row.is_jauh) for row in banding.banding_pengajar([blok.pk])] == [(None, None, False)]


def test_programmes_beside_all_others_count_answers_once():
    one, two = make_program("Satu"), make_program("Dua")
    blok = [make_hasil(make_selesai(program), unsur={"Materi": marks}) for program, marks in ((one, BAGUS), (one, BAGUS), (two, LEMAH))]
    rows = banding.banding_program([row.pk for row in blok])
    assert [(row.nama, row.n, row.blok, row.sendiri.rata, row.lain.rata) for row in rows] == [
        ("Dua", 10, 1, Decimal("2.1"), Decimal("3.5")),
        ("Satu", 20, 2, Decimal("3.5"), Decimal("2.1")),
    ]


def test_a_programme_element_by_element_over_its_batches():
    program, versi = make_program(), make_umpan()
    old = make_hasil(make_selesai(program, hari=90), unsur={"Materi": LEMAH}, versi=versi)
    new = make_hasil(make_selesai(program), unsur={"Materi": BAGUS, "Panitia": BAGUS}, versi=versi)
    found = banding.blok_of_program(program.pk)
    assert [row.pk for row in found.blok] == [old.pk, new.pk]
    assert {row.nama: [angka and angka.rata for angka in row.angka] for row in found.unsur} == {
        "Materi": [Decimal("2.1"), Decimal("3.5")],
        "Panitia": [None, Decimal("3.5")],
    }


def test_words_of_small_batches_released_together_stand_with_their_programme():
    program, versi = make_program(), make_umpan()
    alone = make_hasil(make_selesai(program), versi=versi)
    joined = BlokSurvei.objects.create(program=program, survei=None, n=6)
    item = versi.butir_list.get(jenis="teks")
    make_komentar(alone, "Angkatan sendiri.")
    for teks, hidden in (("Gabungan.", False), ("Menyebut nama.", True)):
        KomentarSurvei.objects.create(blok=joined, butir=item, teks=teks, is_disembunyikan=hidden, alasan_sembunyi="nama" if hidden else "")
    assert [row.teks for row in banding.blok_of_program(program.pk).komentar] == ["Gabungan."]


def test_the_list_begins_with_the_lowest_and_narrows():
    program = make_program("Arsip")
    weak = make_hasil(make_selesai(program, hari=200), unsur={"Materi": LEMAH}).survei.angkatan
    good = make_hasil(make_selesai(make_program("Layanan"), hari=20), unsur={"Materi": BAGUS}).survei.angkatan
    make_selesai(program)  # no feedback, not listed
    today = timezone.localdate()
    cases = {
        daftar.Saringan(): [weak, good],
        daftar.Saringan(program_id=program.pk): [weak],
        daftar.Saringan(sejak=today - timedelta(days=20)): [good],
        daftar.Saringan(sampai=today - timedelta(days=200)): [weak],
        daftar.Saringan(q="layan"): [good],
    }
    assert {key: [row.angkatan for row in daftar.hasil_list(key)] for key in cases} == cases
    assert [row.angkatan for row in daftar.hasil_list(daftar.Saringan(), "-nilai")] == [good, weak]
    assert [row.angkatan for row in daftar.hasil_list(daftar.Saringan(), "-selesai")] == [good, weak]


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("hasil-list", 7), ("banding-program", 6), ("banding-pengajar", 6), ("banding-program?program", 9)]
)
def test_pages_keep_their_query_count(name, queries, count, django_assert_num_queries):
    program = make_program()
    for _ in range(count):
        make_hasil(make_selesai(program), pengajar={make_narasumber(): BAGUS})
    url = reverse(f"evaluasi:{name.split('?')[0]}")
    more = {"program": program.pk} if "?" in name else {}
    client = enter(make_pengguna("pengelola"))
    client.get(url, more)
    with django_assert_num_queries(queries):
        page = client.get(url, more)
    assert len(page.context["page"]) == (1 if "program" in name else count)


@pytest.mark.parametrize("name", ["hasil-export", "banding-program-export", "banding-pengajar-export"])
def test_exports_hold_all_rows(name):
    for _ in range(2):
        make_hasil(pengajar={make_narasumber(): BAGUS})
    answer = enter(make_pengguna("auditor")).get(reverse(f"evaluasi:{name}"))
    assert _rows(answer) == 2


def _rows(answer):
    return openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].max_row - 1
