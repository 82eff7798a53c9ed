"""The scoreboard of units: each measure from its rows, units of fewer than five without figures, ties, the own unit."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from diklat.models import CatatanJP
from diklat.queries.jp import laporan
from evaluasi.models import PartisipasiSurvei, Survei
from insentif.models import AturanPoin, PostingPoin
from insentif.queries import unit as queries
from lib import waktu
from pegawai.models import Pegawai, Rekap
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_sesi
from tests.evaluasi.pabrik import make_penugasan, make_survei, make_versi
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_standar, make_unit
from tests.insentif.pabrik import make_lulus
from tests.pintu import enter

pytestmark = pytest.mark.django_db
TAHUN = 2026
PER = date(TAHUN, 6, 30)
STATUS_ISIAN = ("selesai", "terbuka", "ditutup", "ditutup", "dialihkan")
ALASAN_ISIAN = ("", "", "Lewat tenggat.", "Alumnus pindah.", "Atasan berganti.")


@pytest.fixture
def orang() -> list[Pegawai]:
    """Five people in A, one of them in A1 below it; one in B."""
    a, b = make_unit("Dinas A"), make_unit("Dinas B")
    a1 = make_unit("Bidang A1", a)
    return [make_pegawai(unit=a1), *(make_pegawai(unit=a) for _ in range(4)), make_pegawai(unit=b)]


def rows(jenis: str = "pd", per: date = PER, urut: str = "-jp") -> dict[str, Any]:
    Rekap.objects.all().delete()
    return {row.nama: row for row in queries.get_papan(queries.Saringan(per, jenis), urut).baris}


def beri_jp(pegawai: Pegawai, jp: int, hari: date = date(TAHUN, 3, 10)) -> None:
    row = make_lulus(pegawai, 1, hari)
    CatatanJP.objects.filter(pendaftaran=row).update(jp=jp)


def beri_poin(pegawai: Pegawai, poin: int, tahun: int = TAHUN, sumber: str = "", bulan: int = 2) -> None:
    rule = None if sumber.startswith("tukar") else AturanPoin.objects.first()
    kept = {"sumber": sumber or f"lulus:{pegawai.pk}", "dasar": poin, "poin": poin}
    PostingPoin.objects.create(pegawai=pegawai, tahun=tahun, tanggal=date(tahun, bulan, 1), aturan=rule, **kept)


def test_jp_counts_people_at_or_below_the_unit(orang: list[Pegawai]):
    beri_jp(orang[0], 20)
    beri_jp(orang[1], 19)
    found = rows()
    assert (found["Dinas A"].pegawai, found["Dinas A"].jp) == (5, 20)
    assert (found["Dinas B"].pegawai, found["Dinas B"].jp, found["Dinas B"].peringkat) == (1, None, None)


def test_points_are_those_of_the_year_by_rules_per_person(orang: list[Pegawai]):
    beri_poin(orang[0], 30)
    beri_poin(orang[1], 7)
    beri_poin(orang[1], -20, sumber="tukar:1:2026")
    beri_poin(orang[2], 99, tahun=2025)
    beri_poin(orang[3], 11, bulan=PER.month + 1)
    beri_poin(orang[5], 500)
    found = rows()
    assert (found["Dinas A"].poin, found["Dinas B"].poin) == (Decimal("7.4"), None)


def test_gaps_of_new_year_that_the_level_of_the_day_closes(orang: list[Pegawai]):
    kompetensi = make_kompetensi()
    for row in orang:
        job = row.penempatan_list.get().jabatan
        make_standar(job, kompetensi, 3)
        make_penilaian(row, kompetensi, 2, tanggal=date(2025, 5, 1), berlaku_sampai=date(2028, 5, 1))
    make_penilaian(orang[0], kompetensi, 3, tanggal=date(TAHUN, 2, 1), berlaku_sampai=date(2029, 2, 1))
    make_penilaian(orang[1], kompetensi, "2.99", tanggal=date(TAHUN, 2, 1), berlaku_sampai=date(2029, 2, 1))
    make_penilaian(orang[2], kompetensi, 4, tanggal=date(TAHUN, 7, 1), berlaku_sampai=date(2029, 2, 1))
    assert (rows()["Dinas A"].kesenjangan, rows()["Dinas A"].celah) == (5, 20)
    make_penilaian(orang[3], kompetensi, 3, tanggal=date(TAHUN, 1, 1), berlaku_sampai=date(2029, 1, 1))
    assert rows()["Dinas A"].kesenjangan == 4  # on the first day of the year there was none


def test_the_levels_of_both_days_are_those_in_force(orang: list[Pegawai]):
    kompetensi = make_kompetensi()
    for row in orang:
        make_standar(row.penempatan_list.get().jabatan, kompetensi, 3)
    lalu = {"tanggal": date(2025, 5, 1), "berlaku_sampai": date(2028, 5, 1)}
    kini = {"tanggal": date(TAHUN, 2, 1), "berlaku_sampai": date(2029, 2, 1)}
    for row in (orang[0], orang[1], orang[3]):
        make_penilaian(row, kompetensi, 2, **lalu)
    make_penilaian(orang[0], kompetensi, 4, sumber="uji", **lalu)  # of one day the assessment counts
    make_penilaian(orang[1], kompetensi, 3, **{**kini, "berlaku_sampai": PER})  # no longer
    make_penilaian(orang[2], kompetensi, 2, **lalu)
    make_penilaian(orang[2], kompetensi, 3, **{**lalu, "tanggal": date(2025, 6, 1)}, **batal(date(TAHUN, 2, 1)))  # still on the first day
    make_penilaian(orang[3], kompetensi, 3, **kini, **batal(PER + timedelta(days=1)))  # still on the day
    make_penilaian(orang[4], kompetensi, 2, sumber="diklat", **lalu)  # not official
    found = rows()["Dinas A"]
    assert (found.kesenjangan, found.ditutup) == (3, 1)


def batal(hari: date) -> dict[str, Any]:
    return {"dibatalkan_pada": waktu.moment(hari), "alasan_batal": "Keliru."}


def test_forms_and_closed_surveys_are_answered_together(orang: list[Pegawai]):
    angkatan = make_angkatan(status="selesai")
    sesi = make_sesi(angkatan, date(TAHUN, 3, 10))
    enrolled = [make_pendaftaran(angkatan, row, "lulus") for row in orang]
    for row in enrolled[:4]:
        make_kehadiran(sesi, row)
    make_kehadiran(sesi, enrolled[4], status="A")  # who was not there is not asked
    make_kehadiran(make_sesi(angkatan, date(TAHUN, 3, 11), is_batal=True), enrolled[4])
    for day in (date(TAHUN - 1, 12, 1), date(TAHUN, 7, 1)):  # closed before the year, and after the day
        lain = make_angkatan(status="selesai")
        make_kehadiran(make_sesi(lain, day), make_pendaftaran(lain, orang[0], "lulus"))
        make_survei(lain, buka=day, tutup=day + timedelta(days=10), status="ditutup")
    survei = make_survei(angkatan, buka=date(TAHUN, 3, 10), tutup=date(TAHUN, 3, 20), status="ditutup")
    PartisipasiSurvei.objects.create(survei=survei, pegawai=orang[0])
    versi = make_versi("pasca_alumnus")
    for row, status, alasan in zip(enrolled, STATUS_ISIAN, ALASAN_ISIAN, strict=False):
        sent = timezone.now() if status == "selesai" else None
        kept = {"dibuka": date(TAHUN, 4, 1), "tenggat": date(TAHUN, 5, 1), "status": status, "alasan_tutup": alasan, "dikirim_pada": sent}
        make_penugasan(row, row.pegawai, "alumnus", versi=versi, **kept)
    found = rows()["Dinas A"]
    assert (found.diminta, found.dijawab, found.respons) == (7, 2, Decimal("28.6"))
    Survei.objects.filter(pk=survei.pk).update(status="terbuka")
    assert (rows()["Dinas A"].diminta, rows()["Dinas A"].respons) == (3, None)
    assert rows(per=date(TAHUN, 3, 31))["Dinas A"].diminta == 0


def test_equal_figures_share_a_place():
    make = [queries.Baris(at, f"U{at}", 10, 10, tercapai) for at, tercapai in enumerate((5, 9, 9, 1))]
    assert [row.peringkat for row in queries.rank(make, "jp")] == [3, 1, 1, 4]


def test_rows_without_a_figure_come_last_either_way():
    make = [queries.Baris(at, f"U{at}", size, 10, 5) for at, size in enumerate((4, 10, 11))]
    assert [[row.pk for row in laporan.sort_rows(make, urut)] for urut in ("jp", "-jp", "-pegawai", "nama")] == [
        [1, 2, 0], [1, 2, 0], [2, 1, 0], [0, 1, 2],
    ]  # fmt: skip


def test_kinds_of_units_and_their_sum(orang: list[Pegawai]):
    assert set(rows("subunit")) == {"Bidang A1 · Dinas A"}
    pd = queries.get_papan(queries.Saringan(PER, "pd"), "nama")
    sub = queries.get_papan(queries.Saringan(PER, "subunit"), "nama")
    assert (pd.total and pd.total.pegawai, sub.total) == (6, None)


@pytest.mark.parametrize("extra", [0, 2], ids=["one unit", "three units"])
def test_page_marks_the_own_unit(orang: list[Pegawai], extra: int, django_assert_num_queries: DjangoAssertNumQueries):
    for _ in range(extra):
        make_pegawai(unit=make_unit())
    client = enter(make_pengguna(pegawai=orang[0]))
    client.get(reverse("insentif:unit-list"))
    Rekap.objects.all().delete()
    with django_assert_num_queries(9):
        page = client.get(reverse("insentif:unit-list")).content.decode()
    assert "Unit Anda, <b>Dinas A</b>: peringkat 1 dari 1 menurut capaian JP" in page
    assert "Kurang dari lima pegawai, tanpa peringkat" in page


def test_export_has_every_row(orang: list[Pegawai]):
    answer = enter(make_pengguna("auditor")).get(reverse("insentif:unit-list-export"), {"urut": "nama"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Papan unit"]
    got = [[cell.value for cell in row[:3]] for row in sheet.iter_rows(min_row=2)]
    assert got == [[1, "Dinas A", 5], [None, "Dinas B", 1]]
