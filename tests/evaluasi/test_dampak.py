"""The effect of a programme: every figure against a sum done by hand."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from evaluasi.queries.dampak import daftar
from evaluasi.queries.dampak.program import Dampak, Masa, get_dampak, rupiah_per_level, tahun_list
from evaluasi.queries.dampak.selang import Porsi, Rata, rata_of, t95
from pegawai.models import Rekap
from tests.evaluasi.alumni import MULAI, SELESAI, Dunia, two
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db


@pytest.fixture
def dunia() -> Dunia:
    return Dunia()


def dampak_of(dunia: Dunia, tahun: int | None = None) -> Dampak:
    Rekap.objects.all().delete()
    return get_dampak(dunia.program, Masa(tahun))


def angka(rata: Rata) -> tuple[int, str, str]:
    return rata.n, two(rata.rata), "-" if rata.selang is None else "..".join(two(end) for end in rata.selang)


@pytest.mark.parametrize(("df", "wanted"), [(4, 2.776), (9, 2.262), (29, 2.045), (1000, 1.962)])
def test_students_t(df: int, wanted: float):
    assert t95(df) == pytest.approx(wanted, abs=0.001)


def test_wilson_stays_inside():
    low, high = Porsi(5, 5).selang
    assert (two(low), two(high), Porsi(4, 4).selang, Porsi(0, 5).selang[0]) == ("56.55", "100.00", None, 0)


def test_a_mean_needs_five():
    assert (rata_of(4, 3.0, 1.0).rata, rata_of(4, 3.0, 1.0).selang) == (None, None)
    assert angka(rata_of(5, 3.0, 1.0)) == (5, "3.00", "1.76..4.24")
    assert angka(rata_of(5, 3.0, 0.0)) == (5, "3.00", "3.00..3.00")


def test_before_after_and_later_with_the_same_people_compared(dunia: Dunia):
    for awal, sesudah, kemudian in (
        ("1", "3", "2"),
        ("2", "3", "3"),
        ("2", "3", "2.5"),
        ("1", "3", "3"),
        ("2", "3", "3.5"),
        ("2", "3", ""),
    ):
        dunia.make_lulusan(awal, sesudah, kemudian)
    dunia.make_lulusan("", "3", "")
    dunia.make_lulusan("1", "3", "3", status="tidak_lulus")
    (row,) = dampak_of(dunia).kompetensi
    assert (row.nama, row.lulusan) == ("Analisis", 7)
    assert [(one.n, two(one.rata)) for one in (row.sebelum, row.sesudah, row.kemudian)] == [(6, "1.67"), (7, "3.00"), (5, "2.80")]
    assert angka(row.ubah_sesudah) == (6, "1.33", "0.79..1.88")
    assert angka(row.ubah_kemudian) == (5, "1.20", "0.49..1.91")


def test_gaps_closed_and_still_closed(dunia: Dunia):
    for kemudian in ("3", "3.5", "2", "3", "3", ""):
        dunia.make_lulusan("1.5", "3", kemudian)
    dunia.make_lulusan("2", "2.5", "")
    dunia.make_lulusan("3", "3", "3")
    celah = dampak_of(dunia).celah
    assert (celah.bergap, celah.tercatat, celah.tertutup, celah.diukur, celah.masih) == (7, 7, 6, 5, 4)
    # five people closed 1.5 levels, one 0.5, one 0.5
    assert (celah.dihitung, celah.level_tertutup) == (7, Decimal("8.5"))
    shares = (celah.porsi_tertutup, celah.porsi_masih, celah.porsi_kemudian, celah.porsi_akhir)
    assert [(porsi.k, porsi.n, two(porsi.persen)) for porsi in shares] == [
        (6, 7, "85.71"), (4, 5, "80.00"), (4, 5, "80.00"), (5, 7, "71.43"),
    ]  # fmt: skip


def test_a_gap_that_widened_counts_against(dunia: Dunia):
    for kemudian in ("1", "3", "3", "3", "3"):
        dunia.make_lulusan("2", "3", kemudian)
    dunia.make_lulusan("2", "", "2.5")
    celah = dampak_of(dunia).celah
    assert (celah.level_tertutup, celah.porsi_masih, celah.porsi_kemudian) == (Decimal("3.5"), Porsi(4, 5), Porsi(4, 6))


def test_which_evidence_counts_where(dunia: Dunia):
    people = [dunia.make_lulusan() for _ in range(5)]
    for row in people:
        nilai = lambda level, hari, sumber="asesmen", row=row: dunia.nilai(row.pegawai, level, hari, sumber)  # noqa: E731
        nilai("4", MULAI - timedelta(days=1), "mandiri")
        nilai("2", MULAI - timedelta(days=300))  # official comes before the newer indicative one
        nilai("1", date(2020, 1, 1))  # expired
        nilai("3", SELESAI, "diklat")
        nilai("5", SELESAI + timedelta(days=61), "mandiri")
        nilai("2.5", SELESAI + timedelta(days=30), "pasca")
        nilai("2.6", SELESAI + timedelta(days=551))  # too late
        nilai("3.5", SELESAI + timedelta(days=50), "atasan")
        gugur = nilai("5", SELESAI + timedelta(days=200))
        gugur.dibatalkan_pada, gugur.alasan_batal = gugur.dicatat_pada, "Salah."
        gugur.save(update_fields=["dibatalkan_pada", "alasan_batal"])
    (row,) = dampak_of(dunia).kompetensi
    assert [two(one.rata) for one in (row.sebelum, row.sesudah, row.kemudian)] == ["2.00", "3.50", "2.50"]


def test_the_year_is_that_of_the_batchs_last_day(dunia: Dunia):
    lalu = dunia.make_angkatan(date(2023, 12, 30), date(2024, 1, 2))
    dunia.make_lulusan("1", angkatan=lalu)
    dunia.make_lulusan("1")
    dunia.make_lulusan("1")
    assert [dampak_of(dunia, tahun).peserta.lulus for tahun in (2023, 2024, 2025, None)] == [0, 1, 2, 3]
    assert tahun_list(dunia.program.pk) == [2025, 2024]


def test_learning_is_the_mean_of_everybodys_gain(dunia: Dunia):
    for awal, akhir in ((50, 75), (0, 100), (100, 90), (80, 70), (60, None), (20, 60)):
        dunia.make_lulusan(nilai_awal=awal, nilai_akhir=akhir)
    dunia.make_lulusan(nilai_awal=40, nilai_akhir=70, status="tidak_lulus")
    gain = dampak_of(dunia).peserta.gain
    assert (gain.n, two(gain.rata)) == (5, "0.40")  # 0.5, 1, -0.5, 0.5, 0.5


def test_cost_is_of_batches_held_and_seats_taken(dunia: Dunia):
    for _ in range(5):
        dunia.make_lulusan("2", "3", "3")
    dunia.make_lulusan(status="tidak_hadir")
    dunia.make_lulusan(status="dibatalkan")
    dampak = dampak_of(dunia)
    assert (dampak.biaya, dampak.celah.level_tertutup, dampak.rupiah_per_level) == (12_000_000, 5, 2_400_000)
    assert rupiah_per_level(0, dampak.celah) is None


def make_kelompok(dunia: Dunia, ubah: list[str]) -> None:
    """People who never took the programme, measured as graduates are."""
    for kemudian in ubah:
        pegawai = dunia.make_pegawai()
        dunia.nilai(pegawai, "2", MULAI - timedelta(days=100))
        dunia.nilai(pegawai, kemudian, MULAI + timedelta(days=200), "uji")


def test_compared_with_those_of_the_same_gap(dunia: Dunia):
    for kemudian in ("3", "3", "2.5", "3", "3.5"):
        dunia.make_lulusan("2", "3", kemudian)
    make_kelompok(dunia, ["2", "2.5", "2", "2.5", "2", "2"])
    for level in ("1", "3"):  # another class of gap, and none at all
        pegawai = dunia.make_pegawai()
        dunia.nilai(pegawai, level, MULAI - timedelta(days=100))
        dunia.nilai(pegawai, "5", MULAI + timedelta(days=200), "uji")
    ikut = dunia.make_lulusan("2", status="tidak_lulus")  # took part: neither graduate nor untrained
    dunia.nilai(ikut.pegawai, "5", MULAI + timedelta(days=200), "uji")
    banding = dampak_of(dunia).banding
    assert (banding.ikut.n, two(banding.ikut.rata), banding.lain.n, two(banding.lain.rata)) == (5, "1.00", 6, "0.17")
    # 0.8333 with a standard error of sqrt(0.125 / 5 + 0.066667 / 6) = 0.19003
    assert (two(banding.beda.rata), [two(end) for end in banding.beda.selang]) == ("0.83", ["0.46", "1.21"])


def test_too_few_are_not_compared(dunia: Dunia):
    for _ in range(5):
        dunia.make_lulusan("2", "3", "3")
    make_kelompok(dunia, ["2", "2.5", "2", "2"])
    assert dampak_of(dunia).banding is None


def test_supervisors_answers_need_five_raters_not_five_forms(dunia: Dunia):
    versi, atasan = dunia.versi_pasca(), [make_pegawai() for _ in range(5)]
    for at in range(5):
        dunia.answer(dunia.make_lulusan(), versi, atasan[at % 4], 3, 4, 1 + at % 3)
    pasca = dampak_of(dunia).pasca
    assert (pasca.formulir, pasca.rutin.ada, dict(pasca.perilaku)["Atasan"].rata, pasca.dampak_atasan.rata) == (
        [("Atasan", 5, 5)],
        False,
        None,
        None,
    )
    dunia.answer(dunia.make_lulusan(), versi, atasan[4], 1, 1, 1)
    dunia.answer(dunia.make_lulusan(status="tidak_lulus"), versi, atasan[0], 1, 1, 3)  # taken back after the form was sent
    pasca = dampak_of(dunia).pasca
    assert [(teks, porsi.k, porsi.n) for teks, porsi in pasca.penerapan] == [
        ("Diterapkan rutin", 3, 6), ("Kadang-kadang", 2, 6), ("Belum diterapkan", 1, 6),
    ]  # fmt: skip
    assert (two(dict(pasca.perilaku)["Atasan"].rata), two(pasca.dampak_atasan.rata)) == ("2.67", "3.50")


def test_the_list_says_what_the_page_says(dunia: Dunia):
    versi = dunia.versi_pasca()
    for kemudian in ("3", "2", "3", "3", "2.5", "3"):
        row = dunia.make_lulusan("1", "3", kemudian, nilai_awal=40, nilai_akhir=82)
        dunia.answer(row, versi, make_pegawai(), 3, 4, 1)
    (row,), _ = daftar.program_list(Masa())
    dampak = dampak_of(dunia)
    assert (row.peserta, row.celah, row.pasca, row.biaya) == (dampak.peserta, dampak.celah, dampak.pasca, dampak.biaya)
    assert (row.rupiah_per_level, row.reaksi) == (dampak.rupiah_per_level, None)


def test_what_has_no_figure_comes_last(dunia: Dunia):
    other = Dunia(kompetensi=dunia.kompetensi)
    for _ in range(5):
        other.make_lulusan("1", "3", "3")
    dunia.make_lulusan()
    for urut in ("rupiah", "-rupiah"):
        rows, _ = daftar.program_list(Masa(), urut=urut)
        assert [row.program_id for row in rows] == [other.program.pk, dunia.program.pk]
    assert daftar.program_list(Masa(), q="tidak ada")[0] == []


def test_evidence_of_the_first_day_of_the_training_is_not_from_before(dunia: Dunia):
    for row in [dunia.make_lulusan(sesudah="3") for _ in range(5)]:
        dunia.nilai(row.pegawai, "1", MULAI)
    (row,) = dampak_of(dunia).kompetensi
    assert (row.sebelum.n, row.sesudah.n) == (0, 5)
    for graduate in dunia.angkatan.pendaftaran_list.all():
        dunia.nilai(graduate.pegawai, "2", MULAI - timedelta(days=1))
    (row,) = dampak_of(dunia).kompetensi
    assert (row.sebelum.n, two(row.sebelum.rata)) == (5, "2.00")
