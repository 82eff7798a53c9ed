"""What the optimiser is asked, against a small office counted by hand."""

from datetime import date, timedelta

import pytest

from diklat.models import Program
from evaluasi.queries.dampak.janji import Janji
from lib import waktu
from pegawai.models import UnitKerja
from pegawai.models.referensi import KelompokJabatan
from rencana.models import BarisRencana, BobotSusunan
from rencana.models.bobot import KALI
from rencana.queries import masalah as queries
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_pendaftaran, make_ruang, make_sesi
from tests.factories import make_jabatan, make_pegawai, make_pengguna, make_standar, make_unit
from tests.rencana.kantor import Kantor
from tests.rencana.kota import make_kebutuhan
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_usulan, make_wajib

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


def test_only_gaps_that_were_assessed_count_in_hundredths(kantor: Kantor):
    kurang, cukup, belum = kantor.make_pegawai("1.25"), kantor.make_pegawai(3), kantor.make_pegawai(None)
    make_pegawai("Tanpa penempatan")
    bahan = kantor.build()
    assert bahan.pegawai.tolist() == [kurang.pk, cukup.pk, belum.pk]
    assert (bahan.masalah.kini.ravel().tolist(), bahan.masalah.syarat.ravel().tolist()) == ([125, 0, 0], [300, 0, 0])
    assert (bahan.masalah.target.tolist(), bahan.masalah.bobot.ravel().tolist()) == ([[300]], [0.01, 0.01, 0.01])


def test_who_is_refused_and_why(kantor: Kantor):
    """Its rules, passed, enrolled, and what must be passed before."""
    lulus, ikut, biasa = (kantor.make_pegawai() for _ in range(3))
    pppk = kantor.make_pegawai(jenis_asn="PPPK", golongan=None)
    lanjutan, khusus = kantor.make_program("Lanjutan"), kantor.make_program("Khusus", kelompok_jabatan=[KelompokJabatan.PENGAWAS])
    pns = kantor.make_program("PNS saja", jenis_asn=["PNS"])
    lanjutan.prasyarat.add(kantor.program)
    batch = make_angkatan(kantor.program, status="ditutup", mulai=date(2025, 3, 3), selesai=date(2025, 3, 5))
    make_pendaftaran(batch, lulus, "lulus")
    make_pendaftaran(make_angkatan(kantor.program), ikut, "terdaftar")
    bahan = kantor.build()
    assert bahan.program.tolist() == [kantor.program.pk, lanjutan.pk, khusus.pk, pns.pk]
    assert bahan.masalah.tolak.tolist() == [[5, 0, 2, 0], [6, 7, 2, 0], [0, 0, 2, 0], [0, 0, 2, 1]]
    assert bahan.pegawai.tolist() == [lulus.pk, ikut.pk, biasa.pk, pppk.pk]


def test_whoever_is_in_a_batch_is_where_it_should_bring_him(kantor: Kantor):
    """By as much as its promise is trusted; and the months of the year are taken."""
    ikut = kantor.make_pegawai(1)
    batch = make_angkatan(kantor.program, mulai=date(kantor.tahun, 3, 30), selesai=date(kantor.tahun, 4, 2))
    make_pendaftaran(batch, ikut, "terdaftar")
    masalah = kantor.build(percaya=50).masalah
    assert (masalah.kini.tolist(), masalah.sudah.tolist(), masalah.jp.tolist()) == ([[200]], [1], [4])
    assert [month for month in range(12) if masalah.sibuk[0, month]] == [2, 3]
    Program.objects.update(metode="daring")
    assert not kantor.build().masalah.sibuk.any()


def test_a_proven_share_counts_instead_of_the_trust(kantor: Kantor):
    other = kantor.make_program("Belum terbukti")
    janji = [Janji(kantor.program.pk, kantor.kompetensi.pk, 30, 24), Janji(other.pk, kantor.kompetensi.pk, 29, 29)]
    bahan = kantor.build()
    found = queries.make_janji(bahan.katalog, bahan.kompetensi, 60, janji)
    assert found.efek.ravel().tolist() == [pytest.approx(0.6269, abs=0.0001), 0.6]
    assert (found.terbukti.ravel().tolist(), found.lulusan.tolist()) == ([True, False], [30, 29])


def test_what_has_no_cost_or_no_budget_is_named_and_left_out(kantor: Kantor):
    free = kantor.make_program("Tanpa biaya", biaya_angkatan=0, biaya_kursi=0)
    assert kantor.build().katalog.disisihkan == {"tanpa_biaya": [free.pk]}
    make_pagu(tahun=kantor.tahun)
    assert kantor.build().katalog.disisihkan == {"tanpa_biaya": [free.pk], "tanpa_pagu": [kantor.program.pk]}
    make_baris(kantor.periode, program=kantor.program, pagu=kantor.pagu, asal="optimal")
    bahan = kantor.build()
    assert ("tanpa_pagu" in bahan.katalog.disisihkan, bahan.uang.pagu[bahan.masalah.pagu].tolist()) == (False, [kantor.pagu.pk])


def test_a_budget_is_what_the_ledger_and_the_rows_that_stay_leave(kantor: Kantor):
    make_komitmen(kantor.pagu, 300_000, realisasi=100_000)
    make_baris(kantor.periode, program=kantor.make_program("Terkunci"), pagu=kantor.pagu, biaya=50_000, asal="optimal", is_terkunci=True)
    make_baris(kantor.periode, program=kantor.make_program("Tangan"), pagu=kantor.pagu, biaya=20_000)
    make_baris(kantor.periode, pagu=kantor.pagu, biaya=500_000, asal="optimal")
    assert kantor.build().masalah.pagu_rupiah.tolist() == [630_000, 0]
    assert kantor.build(tambahan={kantor.pagu.pk: 70_000}).masalah.pagu_rupiah.tolist() == [700_000, 0]


def test_a_row_that_stays_is_held_as_written_without_what_was_opened(kantor: Kantor):
    months = [0, 2, 1] + [0] * 9
    make_baris(kantor.periode, program=kantor.program, pagu=kantor.pagu, bulan=months, kursi=7, biaya=30_000)
    make_angkatan(kantor.program, mulai=date(kantor.tahun, 3, 2), selesai=date(kantor.tahun, 3, 3))
    bahan = kantor.build()
    masalah, (row,) = bahan.masalah, bahan.uang.tetap
    assert (row.bulan, row.biaya) == ((0, 2, 0) + (0,) * 9, 20_000)
    assert masalah.kunci_angkatan[0].tolist() == list(row.bulan)
    assert [int(masalah.angkatan_maks[0]), int(masalah.peserta_maks[0]), int(masalah.biaya_kursi[0])] == [2, 7, 0]
    assert masalah.pagu_rupiah.tolist() == [970_000, 0]


def test_the_next_batch_is_planned_like_the_last(kantor: Kantor):
    make_angkatan(kantor.program, mulai=date(2025, 3, 3), selesai=date(2025, 3, 5), kuota=25, minimum=12, status="ditutup")
    kantor.make_program("Baru")
    masalah = kantor.build().masalah
    assert list(zip(masalah.peserta_min.tolist(), masalah.peserta_maks.tolist(), strict=True)) == [(12, 25), (10, 30)]


def test_rooms_and_teachers_are_what_is_left_of_them(kantor: Kantor):
    room, teacher = make_ruang(), make_narasumber()
    batch = make_angkatan(kantor.program, mulai=date(kantor.tahun, 3, 1), selesai=date(kantor.tahun, 3, 1))
    for hour in (8, 13):
        make_sesi(batch, date(kantor.tahun, 3, 1), hour, ruang=room, narasumber=teacher)
    online = kantor.make_program("Daring", metode="daring", jp=20)
    masalah = kantor.build().masalah
    march = sum(date(kantor.tahun, 3, day).weekday() < 5 for day in range(1, 32))
    assert (int(masalah.ruang[2]), masalah.hari_ruang.tolist()) == (march - 1, [1, 0])
    assert (masalah.pengajar.tolist(), masalah.kelompok_pengajar.tolist(), masalah.hari_pengajar.tolist()) == ([39], [0, -1], [1, 3])
    assert online.metode == "daring"


def test_a_year_that_runs_is_planned_from_next_month_on(kantor: Kantor):
    assert kantor.build().masalah.bulan.all()
    kantor.periode.tahun = waktu.today().year
    make_pagu(tahun=waktu.today().year)
    assert kantor.build().masalah.bulan.sum(axis=1).tolist() == [12 - waktu.today().month]


def test_who_was_granted_a_proposal_or_leads_weighs_more(kantor: Kantor):
    asker, _, other = kantor.make_pegawai(), kantor.make_pegawai(jabatan=make_jabatan(kelompok="pengawas")), kantor.make_pegawai()
    wish = {"tahun": kantor.tahun, "status": "disetujui", "diputus_pada": waktu.now(), "diputus_oleh": make_pengguna("pengelola")}
    make_usulan(make_pengguna(pegawai=asker), **wish)
    bahan = kantor.build()
    assert (100 * bahan.masalah.bobot).max(axis=1).tolist() == pytest.approx([1.25 * 1.2, 1.2, 1.2])
    assert other.pk == bahan.pegawai[2]


def test_mandatory_is_whom_the_list_names_until_he_passed(kantor: Kantor):
    mine, lead, other = kantor.make_pegawai(), kantor.make_pegawai(), kantor.make_pegawai(unit=make_unit())
    make_wajib(program=kantor.program, unit=kantor.unit)
    make_wajib(program=kantor.program, unit=kantor.unit, dasar="Sekali lagi")
    batch = make_angkatan(kantor.program, status="ditutup", mulai=date(2025, 3, 3), selesai=date(2025, 3, 5))
    make_pendaftaran(batch, lead, "lulus")
    assert kantor.build().masalah.wajib.tolist() == [[0, 0]]
    assert kantor.build().pegawai.tolist() == [mine.pk, lead.pk, other.pk]


def test_a_budget_of_a_unit_pays_for_its_people_only(kantor: Kantor):
    inside = make_unit(induk=kantor.unit)
    for unit in (inside, kantor.unit):
        kantor.make_pegawai(unit=unit)
    make_pagu(tahun=kantor.tahun, unit=inside)
    masalah = kantor.build().masalah
    assert masalah.pagu_unit[:, masalah.unit].tolist() == [[True, True], [True, False], [True, True]]


def test_hours_of_a_pppk_are_those_assigned(kantor: Kantor):
    kantor.make_pegawai(jenis_asn="PPPK", golongan=None)
    kantor.make_pegawai()
    masalah = kantor.build().masalah
    assert (masalah.pppk.tolist(), masalah.aturan.jp_wajib, masalah.aturan.jp_pppk) == ([True, False], 20, 24)


@pytest.mark.parametrize("count", [1, 3])
def test_statements_do_not_grow_with_people(kantor: Kantor, count: int, django_assert_num_queries):
    for _ in range(count):
        kantor.make_pegawai()
    for _ in range(count):
        make_baris(kantor.periode, program=kantor.make_program(), asal=BarisRencana.Asal.TANGAN)
    with django_assert_num_queries(25):
        kantor.build()


def test_what_must_be_passed_before_may_come_in_the_same_year(kantor: Kantor):
    """Unless it is refused, left out, or sat in already; who waits is not due."""
    biasa, ikut = kantor.make_pegawai(), kantor.make_pegawai()
    lanjutan = kantor.make_program("Lanjutan")
    lanjutan.prasyarat.add(kantor.program)
    make_wajib(program=lanjutan, unit=kantor.unit)
    make_pendaftaran(make_angkatan(kantor.program), ikut, "terdaftar")
    bahan = kantor.build()
    assert (bahan.pegawai.tolist(), bahan.program.tolist()) == ([biasa.pk, ikut.pk], [kantor.program.pk, lanjutan.pk])
    assert (bahan.masalah.menunggu.tolist(), bahan.masalah.tolak.tolist()) == ([[0, 1, 0]], [[0, 0], [6, 7]])
    assert bahan.masalah.wajib.tolist() == [[1, 1]]
    Program.objects.filter(pk=kantor.program.pk).update(is_aktif=False)
    assert kantor.build().masalah.tolak.tolist() == [[7], [7]]


def test_a_month_holds_of_a_programme_what_the_office_its_rooms_and_teachers_can(kantor: Kantor):
    """A day long, 30 seats: by rule two; in a room of 30 as many as there are days; by a teacher four."""
    kantor.make_pegawai()
    assert set(kantor.build().masalah.sebulan.ravel().tolist()) == {2}
    BobotSusunan.objects.create(angkatan_sebulan=12)
    assert set(kantor.build().masalah.sebulan.ravel().tolist()) == {12}
    make_ruang(kapasitas=29)
    assert set(kantor.build().masalah.sebulan.ravel().tolist()) == {12}
    make_ruang(kapasitas=30)
    Program.objects.update(jp=40)
    assert set(kantor.build().masalah.sebulan.ravel().tolist()) <= {3, 4}
    teacher, batch = make_narasumber(), make_angkatan(kantor.program, mulai=date(kantor.tahun, 3, 1), selesai=date(kantor.tahun, 3, 3))
    Program.objects.update(jp=8)
    for day in (1, 2, 3):
        make_sesi(batch, date(kantor.tahun, 3, day), 8, narasumber=teacher)
    assert kantor.build().masalah.sebulan[0].tolist() == [4, 4, 0] + [4] * 9  # one runs in March already


@pytest.mark.parametrize(
    ("field", "value", "points"),
    [("jauh", 3, [3, 1]), ("pengawas", 2, [1, 2]), ("kebutuhan", 4, [4, 4]), ("usulan_unit", 2, [2, 2]), ("usulan", 5, [5, 1]),
     ("unit_tertinggal", 3, [1, 3])],
)  # fmt: skip
def test_each_weight_is_set_from_a_day_on(kantor: Kantor, field: str, value: int, points: list[int]):
    """Of somebody two levels below, who asked and had a seat last year, and of a pengawas one level below in another unit."""
    post = make_jabatan(kelompok="pengawas")
    make_standar(post, kantor.kompetensi, 2)
    jauh, lead = kantor.make_pegawai(1), kantor.make_pegawai(1, unit=make_unit(), jabatan=post)
    wish = {"tahun": kantor.tahun, "status": "disetujui", "diputus_pada": waktu.now(), "diputus_oleh": make_pengguna("pengelola")}
    asker = make_pengguna(pegawai=jauh)
    if field == "usulan":
        make_usulan(asker, **wish)
    elif field == "usulan_unit":
        for unit in UnitKerja.objects.all():
            make_usulan(asker, unit=unit, pegawai=None, peserta=1, **wish)
    elif field == "kebutuhan":
        make_kebutuhan(kantor.unit, kantor.kompetensi)
    elif field == "unit_tertinggal":
        make_pendaftaran(make_angkatan(kantor.make_program(), tahun=kantor.tahun - 1), jauh, "lulus")
    assert lead.pk > jauh.pk
    ones = dict.fromkeys(KALI, 1)
    BobotSusunan.objects.create(**{**ones, field: value})
    BobotSusunan.objects.create(**{**ones, field: 5}, berlaku_mulai=waktu.today() + timedelta(days=1))
    bobot = 100 * kantor.build().masalah.bobot
    assert bobot.ravel().tolist() == pytest.approx(points)
