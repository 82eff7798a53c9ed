"""What the office finds on the first day."""

from collections import Counter

import pytest

from evaluasi.forms.isian import IsianForm
from evaluasi.models import Butir, Instrumen, Soal
from evaluasi.models.instrumen import JenisInstrumen
from evaluasi.queries.instrumen import butir_of, find_terbit
from evaluasi.services.instrumen import check_terbit
from tests.diklat.pabrik import make_narasumber

pytestmark = pytest.mark.django_db
KODE = {
    "pre_test": "AWAL-UMUM",
    "post_test": "AKHIR-UMUM",
    "umpan_balik": "UB-UMUM",
    "pasca_alumnus": "PASCA-ALUMNUS",
    "pasca_atasan": "PASCA-ATASAN",
    "pasca_rekan": "PASCA-REKAN",
    "pasca_bawahan": "PASCA-BAWAHAN",
    "skm": "SKM-9",
}


def butir_awal(jenis: str) -> list[Butir]:
    return butir_of(find_terbit(jenis).pk)


def test_each_kind_has_a_complete_published_instrument():
    assert {jenis: find_terbit(jenis).instrumen.kode for jenis in JenisInstrumen.values} == KODE
    for instrumen in Instrumen.objects.all():
        check_terbit(instrumen, butir_awal(instrumen.jenis))
        assert list(IsianForm(butir=butir_awal(instrumen.jenis), pengajar=[make_narasumber()]).bagian)


def test_both_tests_ask_the_ten_questions_of_the_bank():
    awal, akhir = butir_awal("pre_test"), butir_awal("post_test")
    assert (
        [row.soal_id for row in awal]
        == [row.soal_id for row in akhir]
        == [soal.pk for soal in Soal.objects.filter(kode__startswith="ASN-").order_by("kode")]
    )
    assert len(awal) == 10
    assert Soal.objects.count() == 20
    assert {(len(row.pilihan), row.unsur == row.soal.topik, row.kunci == row.soal.kunci) for row in awal} == {(4, True, True)}
    assert max(Counter(row.kunci for row in awal).values()) <= 3


def test_feedback_has_the_elements_that_results_are_read_by():
    rows = butir_awal("umpan_balik")
    assert Counter(row.unsur for row in rows if row.jenis == "skala") == {
        "Materi": 3, "Metode dan praktik": 2, "Waktu belajar": 1, "Sarana dan jaringan": 2, "Panitia": 2, "Manfaat": 2, "Pengajar": 5,
    }  # fmt: skip
    words = [row for row in rows if row.jenis == "teks"]
    assert {row.unsur for row in words} == {"Materi", "Waktu belajar", "Sarana dan jaringan", "Pengajar"}
    assert not any(row.is_wajib for row in words)
    assert {row.unsur for row in rows if row.tentang == "pengajar"} == {"Pengajar"}


@pytest.mark.parametrize("peran", ["alumnus", "atasan", "rekan", "bawahan"])
def test_post_training_forms_share_their_elements(peran: str):
    rows = butir_awal(f"pasca_{peran}")
    assert Counter((row.jenis, row.unsur) for row in rows) == {
        ("skala", "Perilaku"): 4, ("pilihan", "Penerapan"): 1, ("pilihan", "Hambatan"): 1, ("skala", "Dampak"): 3, ("teks", "Catatan"): 1,
    }  # fmt: skip
    pilihan = {row.unsur: row.pilihan for row in rows if row.jenis == "pilihan"}
    assert pilihan == {
        "Penerapan": ["Diterapkan rutin", "Kadang-kadang", "Belum diterapkan"],
        "Hambatan": ["Tidak ada", "Perangkat belum tersedia", "Beban kerja", "Belum ada kesempatan", "Kurang dukungan", "Lainnya"],
    }
    assert {row.unsur for row in rows if not row.is_wajib} == {"Hambatan", "Catatan"}


def test_skm_has_the_nine_elements_with_words_of_their_own():
    rows = butir_awal("skm")
    assert [row.unsur for row in rows if row.jenis == "skala"] == [f"U{number}" for number in range(1, 10)]
    assert all(len(row.label_skala) == 4 for row in rows if row.jenis == "skala")
