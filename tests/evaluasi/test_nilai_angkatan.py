"""The final score from its parts, gain and bands of a batch, and the way into diklat's results."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran
from diklat.queries import kehadiran
from evaluasi.models import KomponenNilai, NilaiKomponen, PengerjaanUjian, Ujian
from evaluasi.queries import nilai_angkatan as queries
from evaluasi.queries.nilai import load_kategori
from evaluasi.services import komponen as komponen_services
from evaluasi.services import nilai as services
from evaluasi.services.komponen import IsiKategori, IsiKomponen
from tests.diklat.kelas import Kelas, make_kelas
from tests.diklat.pabrik import make_kehadiran, make_program, make_sesi
from tests.evaluasi.pabrik import make_pengerjaan, make_ujian
from tests.factories import make_pengguna
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
POST, HADIR, GURU = "post_test", "kehadiran", "pengajar"


def set_komponen(program, *isi: tuple[str, str, str]) -> list[KomponenNilai]:
    rows = [IsiKomponen(nama, sumber, Decimal(bobot)) for nama, sumber, bobot in isi]
    return komponen_services.set_komponen(program=program, isi=rows, by=None)


def score(ujian: Ujian, row: Pendaftaran, nilai: str, percobaan: int = 1) -> PengerjaanUjian:
    done = {"status": "dikirim", "selesai": timezone.now(), "nilai": Decimal(nilai), "percobaan": percobaan}
    return make_pengerjaan(ujian, row, **done)


def make_tes(kelas: Kelas, *nilai: tuple[str, str]) -> list[Ujian]:
    """Both tests, with first and last score of each person in turn ("" for none)."""
    tests = [make_ujian(kelas.angkatan, jenis) for jenis in ("pre_test", POST)]
    for row, scores in zip(kelas.rows, nilai, strict=False):
        for ujian, value in zip(tests, scores, strict=True):
            if value:
                score(ujian, row, value)
    return tests


def on_record(kelas: Kelas) -> list[tuple[Decimal | None, Decimal | None]]:
    return list(Pendaftaran.objects.filter(angkatan=kelas.angkatan).order_by("pk").values_list("nilai_awal", "nilai_akhir"))


@pytest.mark.parametrize(
    ("bobot", "nilai", "hasil"),
    [
        (("100",), (Decimal(70),), "70.00"),
        (("60", "40"), (Decimal(80), Decimal("72.5")), "77.00"),
        (("33.33", "66.67"), (Decimal(70), Decimal(70)), "70.00"),
        (("30", "70"), (Fraction(200, 3), Decimal(70)), "69.00"),
        (("50", "50"), (Decimal("70.01"), Decimal("70.00")), "70.00"),
        (("50", "50"), (Decimal(80), None), None),
        ((), (), None),
    ],
)
def test_the_weighted_score_is_exact_and_never_rounded_up(bobot, nilai, hasil):
    rows = [KomponenNilai(pk=number, bobot=Decimal(value)) for number, value in enumerate(bobot)]
    assert queries.combine(rows, dict(enumerate(nilai))) == (None if hasil is None else Decimal(hasil))


def test_without_parts_the_best_attempts_are_the_scores():
    kelas = make_kelas(3)
    _, post = make_tes(kelas, ("40", "60"), ("100", ""))
    score(post, kelas.rows[0], "75", percobaan=2)
    assert services.compute_nilai(angkatan_id=kelas.angkatan.pk) == 2
    assert on_record(kelas) == [(40, 75), (100, None), (None, None)]
    assert services.compute_nilai(angkatan_id=kelas.angkatan.pk) == 0


def test_tests_attendance_and_the_teachers_score_make_the_final_score():
    kelas = make_kelas(2)
    make_tes(kelas, ("40", "80"), ("50", "70"))
    guru = set_komponen(kelas.angkatan.program, ("Tes", POST, "50"), ("Hadir", HADIR, "20"), ("Praktik", GURU, "30"))[2]
    make_kehadiran(kelas.sesi, kelas.rows[0])
    services.record_komponen(angkatan_id=kelas.angkatan.pk, nilai={(kelas.rows[0].pk, guru.pk): Decimal(90)}, by=kelas.pengelola)
    assert on_record(kelas) == [(40, Decimal("87.00")), (50, None)]
    first, second = queries.load_nilai(kelas.angkatan).baris
    assert ([cell.nilai for cell in first.sel], [cell.nilai for cell in second.sel]) == ([80, 100, 90], [70, 0, None])
    assert [cell.is_dihitung for cell in first.sel] == [True, True, False]


def test_a_paper_test_stands_in_where_nobody_sat_here():
    kelas = make_kelas(2)
    make_tes(kelas, ("", "80"))
    tes = set_komponen(kelas.angkatan.program, ("Tes", POST, "100"))[0]
    nilai = {(kelas.rows[1].pk, tes.pk): Decimal("66.5")}
    assert services.record_komponen(angkatan_id=kelas.angkatan.pk, nilai=nilai, by=kelas.pengelola) == 1
    assert on_record(kelas) == [(None, 80), (None, Decimal("66.50"))]
    refused = {(kelas.rows[0].pk, tes.pk): Decimal(100)}
    assert code_of(lambda: services.record_komponen(angkatan_id=kelas.angkatan.pk, nilai=refused, by=kelas.pengelola)) == "dihitung"


def test_what_people_enter_is_checked():
    kelas = make_kelas(2)
    part = set_komponen(kelas.angkatan.program, ("Praktik", GURU, "100"))[0]
    key, pk = (kelas.rows[0].pk, part.pk), kelas.angkatan.pk

    def record(nilai, **kwargs) -> str:
        return code_of(lambda: services.record_komponen(angkatan_id=pk, nilai=nilai, by=kelas.pengelola, **kwargs))

    assert [record({key: Decimal(101)}), record({key: Decimal(-1)}), record({(0, part.pk): Decimal(1)})] == [
        "nilai",
        "nilai",
        "tidak_dikenal",
    ]
    assert record({key: Decimal(70)}, sudah={key: Decimal(60)}) == "berubah"
    assert [record({key: Decimal(70)}, sudah={key: None}), record({key: None}), NilaiKomponen.objects.count()] == ["", "", 0]
    Pendaftaran.objects.filter(pk=kelas.rows[0].pk).update(status="lulus")
    assert record({key: Decimal(70)}) == "hasil_sudah"
    Angkatan.objects.filter(pk=pk).update(status="ditutup")
    assert record({(kelas.rows[1].pk, part.pk): Decimal(70)}) == "angkatan_final"


def test_results_that_were_set_and_scores_that_cannot_be_computed_stay():
    kelas = make_kelas(3)
    make_tes(kelas, ("10", "20"), ("30", "40"))
    Pendaftaran.objects.filter(pk=kelas.rows[0].pk).update(status="lulus", nilai_akhir=90)
    Pendaftaran.objects.filter(pk=kelas.rows[2].pk).update(nilai_awal=55, nilai_akhir=65)
    services.compute_nilai(angkatan_id=kelas.angkatan.pk)
    assert on_record(kelas) == [(None, 90), (30, 40), (55, 65)]


def test_a_final_score_stays_while_a_part_is_missing():
    kelas = make_kelas(1)
    set_komponen(kelas.angkatan.program, ("Praktik", GURU, "100"))
    Pendaftaran.objects.filter(pk=kelas.rows[0].pk).update(nilai_akhir=65)
    assert (services.compute_nilai(angkatan_id=kelas.angkatan.pk), on_record(kelas)) == (0, [(None, 65)])


def test_the_clock_fills_only_what_is_empty():
    kelas = make_kelas(2)
    make_tes(kelas, ("10", "20"), ("30", "40"))
    Pendaftaran.objects.filter(pk=kelas.rows[0].pk).update(nilai_akhir=88)
    assert services.fill_nilai() == 0
    Ujian.objects.update(selesai=timezone.now())
    assert (services.fill_nilai(), on_record(kelas)) == (2, [(10, 88), (30, 40)])
    assert queries.needing_nilai() == []


def test_computing_and_setting_results_goes_by_the_programmes_rule():
    kelas = make_kelas(3, nilai_minimum=70)
    make_tes(kelas, ("", "70"), ("", "69.99"), ("", "100"))
    for row, letter in zip(kelas.rows, "HHT", strict=True):
        make_kehadiran(kelas.sesi, row, letter)
    Pendaftaran.objects.filter(angkatan=kelas.angkatan).update(status="hadir")
    Angkatan.objects.filter(pk=kelas.angkatan.pk).update(status="selesai")
    assert services.compute_and_set(angkatan_id=kelas.angkatan.pk, by=kelas.pengelola) == 3
    assert [Pendaftaran.objects.get(pk=row.pk).status for row in kelas.rows] == ["lulus", "tidak_lulus", "tidak_hadir"]


def test_gain_of_each_person_and_of_the_batch():
    kelas = make_kelas(5)
    make_tes(kelas, ("40", "82"), ("100", "100"), ("50", "40"), ("60", ""))
    found = queries.load_nilai(kelas.angkatan)
    assert [row.gain for row in found.baris] == [Decimal("0.7"), None, Decimal("-0.2"), None, None]
    assert [str(row.kategori_gain) for row in found.baris[:3]] == ["Tinggi", "None", "Turun"]
    awal, akhir = Decimal(190) / 3, Decimal(222) / 3
    assert (found.rata, found.gain, found.turun) == ((awal, akhir), round((akhir - awal) / (100 - awal), 2), 1)


def test_a_batch_that_knew_everything_has_no_gain():
    kelas = make_kelas(1)
    make_tes(kelas, ("100", "90"))
    found = queries.load_nilai(kelas.angkatan)
    assert (found.gain, found.kategori_gain) == (None, None)


def test_bands_name_the_final_score():
    kelas = make_kelas(3)
    make_tes(kelas, ("", "90.01"), ("", "70"), ("", "70.01"))
    names = [str(row.kategori) for row in queries.load_nilai(kelas.angkatan).baris]
    assert names == ["Sangat Memuaskan", "Kurang Memuaskan", "Cukup Memuaskan"]


def test_attendance_is_counted_as_the_results_count_it():
    kelas = make_kelas(2)
    set_komponen(kelas.angkatan.program, ("Hadir", HADIR, "100"))
    for hari, batal in ((-3, False), (-2, False), (-1, True), (9, False)):
        sesi = make_sesi(kelas.angkatan, timezone.localdate() + timedelta(days=hari), is_batal=batal)
        make_kehadiran(sesi, kelas.rows[0], "H")
        make_kehadiran(sesi, kelas.rows[1], "H" if hari == -2 else "I")
    shares = kehadiran.kehadiran_share(kelas.angkatan.pk)
    found = [row.sel[0].nilai for row in queries.load_nilai(kelas.angkatan).baris]
    assert found == [shares[row.pk].persen for row in kelas.rows] == [50, 25]


@pytest.mark.parametrize(("minimum", "warns"), [(None, False), (70, False), (60, True), (80, True), (71, True)])
def test_a_pass_mark_that_differs_from_the_bands_is_said(minimum, warns):
    kelas = make_kelas(1, nilai_minimum=minimum)
    assert bool(queries.warn_batas(kelas.angkatan, queries.load_nilai(kelas.angkatan).kualifikasi)) == warns


def test_scores_of_a_batch_cost_a_fixed_number_of_queries(django_assert_num_queries):
    kelas = make_kelas(4)
    make_tes(kelas, ("10", "20"), ("30", "40"))
    set_komponen(kelas.angkatan.program, ("Tes", POST, "50"), ("Hadir", HADIR, "50"))
    with django_assert_num_queries(6):
        queries.load_nilai(kelas.angkatan)


@pytest.mark.parametrize(
    ("isi", "code"),
    [
        ([("A", POST, "60"), ("B", GURU, "40")], ""),
        ([], ""),
        ([("A", POST, "60"), ("B", GURU, "39.99")], "jumlah"),
        ([("A", POST, "110"), ("B", GURU, "-10")], "bobot"),
        ([("A", GURU, "60"), (" a ", GURU, "40")], "nama_ganda"),
        ([("A", POST, "60"), ("B", POST, "40")], "sumber_ganda"),
    ],
)
def test_weights_of_a_programme(isi, code):
    program = make_program()
    assert code_of(lambda: set_komponen(program, *isi)) == code
    assert KomponenNilai.objects.filter(program=program).count() == (0 if code else len(isi))


def test_parts_may_change_places_but_not_go_once_they_hold_scores():
    kelas = make_kelas(1)
    program, pk = kelas.angkatan.program, kelas.angkatan.pk
    a, b = set_komponen(program, ("A", GURU, "60"), ("B", GURU, "40"))
    services.record_komponen(angkatan_id=pk, nilai={(kelas.rows[0].pk, a.pk): Decimal(80)}, by=kelas.pengelola)

    def change(*isi: IsiKomponen) -> str:
        return code_of(lambda: komponen_services.set_komponen(program=program, isi=isi, by=kelas.pengelola))

    assert change(IsiKomponen("A", GURU, Decimal(50), b.pk), IsiKomponen("B", GURU, Decimal(50), a.pk)) == ""
    assert list(KomponenNilai.objects.order_by("urutan").values_list("pk", "nama")) == [(b.pk, "A"), (a.pk, "B")]
    assert change(IsiKomponen("A", GURU, Decimal(100), b.pk)) == "dipakai"
    assert change(IsiKomponen("A", POST, Decimal(100), a.pk)) == "dipakai"
    assert change(IsiKomponen("B", GURU, Decimal(100), a.pk)) == ""
    assert change(IsiKomponen("B", GURU, Decimal(100), b.pk)) == "hilang"


def test_bands_are_new_sets_from_a_day_on():
    by, today = make_pengguna("pengelola"), timezone.localdate()
    besok = today + timedelta(days=1)
    rows = [IsiKategori("Lulus", Decimal(60)), IsiKategori("Gagal", Decimal(0), is_lulus=False)]

    def save(isi=rows, mulai=besok) -> str:
        kwargs = {"jenis": "kualifikasi", "berlaku_mulai": mulai, "dasar": "SK", "by": by, "hari": today}
        return code_of(lambda: komponen_services.set_kategori(isi=isi, **kwargs))

    assert [save(), save(rows[:1]), save(mulai=today - timedelta(days=1))] == ["", "", "tanggal"]
    assert [band.nama for band in load_kategori("kualifikasi", besok)] == ["Lulus"]
    assert [save(mulai=today), save(mulai=today), save([]), save([rows[0], rows[0]]), save(rows[1:])] == [
        "",
        "tanggal",
        "kosong",
        "ganda",
        "tanpa_lulus",
    ]
