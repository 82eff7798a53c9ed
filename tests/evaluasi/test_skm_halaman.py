"""The survey of the service: exact weights, grades by the bands of its own day, and its pages."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluasi.models import KategoriNilai
from evaluasi.queries.hasil import skm as queries
from evaluasi.queries.skm import get_skm
from tests.evaluasi.pabrik import make_butir, make_survei, make_versi
from tests.evaluasi.pabrik_hasil import make_komentar, make_skm, make_versi_skm
from tests.factories import make_pengguna
from tests.pintu import enter

pytestmark = pytest.mark.django_db
SEMPURNA = {f"U{number}": (0, 0, 0, 10) for number in range(1, 10)}


def results():
    return queries.skm_results(queries.skm_list())


def test_all_fours_are_exactly_a_hundred():
    make_skm(SEMPURNA)
    (found,) = results()
    assert (found.indeks, found.nik, found.mutu.kode, found.jawaban) == (Decimal("4.00"), Decimal("100.00"), "A", 10)


def test_the_grade_is_that_of_the_value_shown():
    """Nine elements over a thousand answers: 88.3056 is shown as 88.31, where the regulation's table, in two decimals, begins an A."""
    make_skm({f"U{number}": (0, 0, 468, 532) if number > 1 else (0, 0, 466, 534) for number in range(1, 10)})
    (found,) = results()
    assert (found.nik, found.mutu.kode, found.indeks) == (Decimal("88.31"), "A", Decimal("3.5322"))


def test_the_lowest_element_and_one_decimal_below_thirty_answers():
    blok = make_skm(SEMPURNA | {"U3": (0, 5, 4, 1), "U9": (10, 0, 0, 0)})
    (found,) = results()
    elements = {row.kode: (row.teks, row.mutu.kode) for row in found.unsur}
    assert (elements["U3"], elements["U9"]) == (("2,6", "C"), ("≤ 1,5", "D"))
    assert (found.terendah.kode, found.terendah.nama) == ("U9", "Sarana dan prasarana")
    assert found.nik == queries.to_decimal(get_skm([blok.pk]).nik, 2)


def test_without_an_element_there_is_no_index():
    make_skm({"U1": (0, 0, 0, 10)}, versi=short_versi())
    (found,) = results()
    assert (found.indeks, found.nik, found.mutu, len(found.unsur)) == (None, None, None, 1)


def short_versi():
    versi = make_versi("skm", butir=(), terbit=False)
    versi.butir_list.all().delete()
    make_butir(versi, unsur="U1")
    return versi


def test_each_period_is_graded_by_the_bands_of_its_day():
    today = timezone.localdate()
    KategoriNilai.objects.create(jenis="skm", kode="X", nama="Baru", batas_bawah=0, berlaku_mulai=today - timedelta(days=100))
    make_skm(SEMPURNA, buka=date(2025, 1, 1), tutup=date(2025, 2, 1))
    make_skm(SEMPURNA)
    assert [row.mutu.kode for row in queries.trend(results())] == ["A", "X"]


@pytest.mark.parametrize(
    ("status", "judul"),
    [("terbuka", "Umpan balik masih dibuka"), ("ditutup", "Umpan balik sudah ditutup"), ("menunggu", "Kurang dari lima jawaban")],
)
def test_nothing_before_the_release(status, judul):
    survei = make_survei(status=status)
    page = enter(make_pengguna("pimpinan")).get(reverse("evaluasi:skm-detail", args=[survei.pk])).context
    assert (page["hasil"], page["keadaan"].judul, list(page["komentar"])) == (None, judul, [])


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("skm-list", 6), ("skm-detail", 7)])
def test_pages_keep_their_query_count(name, queries, count, django_assert_num_queries):
    versi = make_versi_skm()
    today = timezone.localdate()
    for number in range(count):
        blok = make_skm({}, versi=versi, tutup=today - timedelta(days=20 - number))
        make_komentar(blok)
    url = reverse(f"evaluasi:{name}", args=[blok.survei_id] if name == "skm-detail" else [])
    client = enter(make_pengguna("pengelola"))
    client.get(url)
    with django_assert_num_queries(queries):
        page = client.get(url).context
    assert len(page["tren"]) == count


def test_the_export_is_there_once_results_are():
    blok = make_skm({})
    client = enter(make_pengguna("auditor"))
    assert client.get(reverse("evaluasi:skm-export", args=[blok.survei_id])).content[:2] == b"PK"
    assert client.get(reverse("evaluasi:skm-export", args=[make_survei().pk])).status_code == 404
