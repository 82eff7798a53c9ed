"""Item analysis against hand-made figures."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone

from evaluasi.models import JawabanUjian, Ujian
from evaluasi.queries import ujian_butir as queries
from tests.diklat.pabrik import make_angkatan, make_pendaftaran
from tests.evaluasi.pabrik import make_pengerjaan, make_ujian, make_versi
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db


def make_jawaban(rows: Sequence[str], ujian: Ujian | None = None) -> Ujian:
    """One finished attempt a row; a digit is the chosen option of an item, "-" no answer. Option 2 is right."""
    ujian = ujian or make_ujian(make_angkatan(status="berjalan"), versi=make_versi("post_test", ("pilihan",) * len(rows[0])))
    for row in rows:
        seat = make_pendaftaran(ujian.angkatan, make_pegawai())
        nilai = Decimal(100 * row.count("2")) / len(row)
        kerja = make_pengerjaan(ujian, seat, status="dikirim", selesai=timezone.now(), nilai=round(nilai, 2))
        answers = [JawabanUjian(pengerjaan=kerja, butir_id=pk, pilihan=int(c)) for pk, c in zip(kerja.urutan, row, strict=True) if c != "-"]
        JawabanUjian.objects.bulk_create(answers)
    return ujian


def test_nothing_is_said_about_too_few_attempts():
    found = queries.analyse(make_jawaban(["22"] * 9))
    assert (found.n, found.is_cukup, found.butir) == (9, False, [])


def test_difficulty_discrimination_and_options():
    # four items, ten people: three strong, three weak, four between
    strong, middle, weak = ["2222"] * 3, ["2221", "2213", "2211", "2213"], ["2112", "21-2", "2112"]
    found = queries.analyse(make_jawaban([*strong, *middle, *weak]))
    first, second, third, last = found.butir
    assert [row.p for row in found.butir] == [Fraction(1), Fraction(7, 10), Fraction(4, 10), Fraction(6, 10)]
    assert [row.kesukaran for row in found.butir] == ["mudah", "sedang", "sedang", "sedang"]
    assert (first.d, second.d, first.daya_beda, second.daya_beda) == (0, Fraction(1, 2), "buruk", "baik")
    assert [(option.n, option.is_kunci, option.is_lemah) for option in third.opsi] == [
        (5, False, False),
        (4, True, False),
        (0, False, True),
        (0, False, True),
    ]
    assert (third.kosong, last.kosong) == (1, 0)
    assert found.kesukaran == {"mudah": 1, "sedang": 3, "sukar": 0}


def test_an_item_that_the_weak_get_right_points_at_its_key():
    turned = queries.analyse(make_jawaban([*["2221"] * 5, *["1112"] * 5]))
    assert [row.is_terbalik for row in turned.butir] == [False, False, False, True]


def test_ties_at_the_edge_share_the_group():
    scores = {Decimal(90): 1, Decimal(50): 8, Decimal(10): 1}
    assert queries.weigh(scores, terbaik=True) == {Decimal(90): 1, Decimal(50): Fraction(17, 10) / 8}
    assert sum(share * scores[score] for score, share in queries.weigh(scores, terbaik=False).items()) == Fraction(27, 10)
    assert queries.weigh({Decimal(50): 10}, terbaik=True) == {Decimal(50): Fraction(27, 100)}


def test_first_attempts_of_this_batch_or_of_all_with_the_version():
    ujian = make_jawaban(["22"] * 10)
    other = make_jawaban(["11"] * 10, make_ujian(make_angkatan(status="berjalan"), versi=ujian.versi))
    make_pengerjaan(other, other.pengerjaan_list.first().pendaftaran, percobaan=2, status="dikirim", selesai=timezone.now(), nilai=100)
    assert [(found.n, found.butir[0].p) for found in (queries.analyse(ujian), queries.analyse(ujian, semua=True))] == [
        (10, 1),
        (20, Fraction(1, 2)),
    ]


def test_a_fixed_number_of_queries(django_assert_num_queries):
    ujian = make_jawaban(["2213"] * 12)
    with django_assert_num_queries(3):
        queries.analyse(ujian)
