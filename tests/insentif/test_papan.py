"""Leaderboards: whom they count, whom they name, shared places, own unit and units beside each other; and the readable rules."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from insentif.models import AturanPoin, KelompokASN, PenangguhanPoin, SembunyiPapan, VersiAturan
from insentif.queries import aturan_baca, papan
from insentif.services import hitung
from insentif.services.papan import set_sembunyi
from pegawai.models import KedudukanHukum, Pegawai, Rekap, UnitKerja
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.insentif.pabrik import make_lulus
from tests.insentif.test_saldo import redeem
from tests.pintu import enter

pytestmark = pytest.mark.django_db
HARI = timezone.localdate()
TAHUN = HARI.year
MARET = date(TAHUN, 3, 10)
PPPK = KelompokASN.PPPK


@pytest.fixture
def dinas() -> UnitKerja:
    return make_unit("Dinas A")


def make_orang(nama: str, jp: int, unit: UnitKerja | None = None, jenis: str = "PPPK") -> Pegawai:
    person = make_pegawai(nama, unit=unit, jenis_asn=jenis)
    if jp:
        make_lulus(person, jp=jp, hari=MARET)
    return person


def read(unit: UnitKerja | None = None, tahun: int = TAHUN) -> papan.PapanTahun:
    """As of now."""
    Rekap.objects.all().delete()
    return papan.get_papan(tahun, unit and unit.pk)


def kota(kelompok: KelompokASN = PPPK, tahun: int = TAHUN) -> papan.Papan:
    return read(tahun=tahun).of_kota(kelompok)


def named(kelompok: KelompokASN = PPPK, board: papan.Papan | None = None) -> list[tuple[int, str, int]]:
    return [(row.tempat, row.pegawai.nama, row.poin) for row in papan.sepuluh_besar(board or kota(kelompok))]


def test_groups_are_compared_apart_and_equal_points_share_a_place(dinas: UnitKerja):
    for nama, jp in (("Citra", 9), ("Adi", 9), ("Budi", 12), ("Dewi", 5), ("Kosong", 0)):
        make_orang(nama, jp, dinas)
    make_orang("Eka", 30, dinas, "PNS")
    make_orang("Fajar", 4, dinas, "CPNS")
    hitung.recalculate()
    assert named() == [(1, "Budi", 12), (2, "Adi", 9), (2, "Citra", 9)]
    assert named(KelompokASN.PNS) == [(1, "Eka", 40)]
    board = kota()
    assert [board.tempat_of(poin, dihitung=True).tempat for poin in (12, 9, 5, 0)] == [1, 2, 4, None]
    assert board.tempat_of(9, dihitung=False) == papan.Tempat(None, 5, "Kota")


def test_ten_places_are_named_with_whoever_shares_the_tenth(dinas: UnitKerja):
    for number in range(19):
        make_orang(f"Orang {number:02}", max(30 - number, 15), dinas)
    make_orang("Orang 99", 21, dinas)  # shares the tenth
    hitung.recalculate()
    found = named()
    assert ([row[0] for row in found], found[-1]) == ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10], (10, "Orang 99", 21))


def test_who_does_not_want_to_be_named_keeps_the_place_but_is_not_shown(dinas: UnitKerja):
    first, second, *_ = (make_orang(nama, jp, dinas) for nama, jp in (("Adi", 9), ("Budi", 7), ("Citra", 0)))
    hitung.recalculate()
    set_sembunyi(pegawai_id=first.pk, sembunyi=True)
    set_sembunyi(pegawai_id=first.pk, sembunyi=True)
    assert named() == [(2, "Budi", 7)]
    kept = kota()
    set_sembunyi(pegawai_id=second.pk, sembunyi=True)
    assert papan.sepuluh_besar(kept) == []  # at once, though the sums are kept
    for person in (first, second):
        set_sembunyi(pegawai_id=person.pk, sembunyi=False)
    assert (SembunyiPapan.objects.count(), [row[1] for row in named(board=kept)]) == (0, ["Adi", "Budi"])  # and back at once


def test_who_left_or_is_under_a_measure_is_neither_named_nor_counted(dinas: UnitKerja):
    gone, held, past, stays = (make_orang(nama, jp, dinas) for nama, jp in (("Adi", 9), ("Budi", 8), ("Citra", 7), ("Dewi", 6)))
    for number in range(4):
        make_orang(f"Kosong {number}", 0, dinas)
    hitung.recalculate()
    kept = kota()
    assert [row[1] for row in named(board=kept)] == ["Adi", "Budi", "Citra", "Dewi"]
    PenangguhanPoin.objects.create(pegawai=held, mulai=HARI, alasan="Hukuman disiplin")
    PenangguhanPoin.objects.create(pegawai=past, mulai=HARI - timedelta(days=9), selesai=HARI, alasan="Sudah selesai")
    Pegawai.objects.filter(pk=gone.pk).update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False)[0])
    assert [row.pegawai for row in papan.sepuluh_besar(kept)] == [past, stays]  # before the sums are made anew
    assert named() == [(1, "Citra", 7), (2, "Dewi", 6)]
    assert kota().orang == 6


def test_a_board_is_of_one_year_and_redeeming_takes_nothing_off(dinas: UnitKerja):
    rina = make_orang("Rina", 9, dinas)
    make_lulus(rina, jp=20, hari=date(TAHUN - 1, 5, 1))
    hitung.recalculate()
    redeem(rina, TAHUN, 5)
    assert named() == [(1, "Rina", 9)]
    assert named(board=kota(tahun=TAHUN - 1)) == [(1, "Rina", 20)]


def test_the_own_unit_is_the_nearest_with_five_of_the_group(dinas: UnitKerja):
    bidang = make_unit("Bidang A1", dinas)
    seksi, lain = make_unit("Seksi A1a", bidang), make_unit("Dinas B")
    for number in range(4):
        make_orang(f"Seksi {number}", number + 1, seksi)
    make_orang("Bukan kelompok", 30, seksi, "PNS")
    make_orang("Bidang", 3, bidang)
    make_orang("Luar", 20, lain)
    hitung.recalculate()
    own = read(seksi)
    board = own.of_unit(PPPK)
    assert (board.unit_id, {row[0]: row[1] for row in board.tangga}, own.akar) == (bidang.pk, {1: 1, 2: 1, 3: 2, 4: 1}, dinas.pk)
    assert [row[1] for row in named(board=board)] == ["Seksi 3", "Bidang", "Seksi 2"]
    assert [read(unit).of_unit(PPPK) for unit in (lain, None)] == [None, None]


def test_units_are_compared_per_person_and_small_ones_not_at_all(dinas: UnitKerja):
    besar, kecil = make_unit("Dinas Besar"), make_unit("Dinas Kecil")
    bidang = make_unit("Bidang A1", dinas)
    for number in range(5):
        make_orang(f"A {number}", 4, bidang)
    for number in range(10):
        make_orang(f"B {number}", 3, besar)
    for number in range(4):
        make_orang(f"C {number}", 50, kecil)
    hitung.recalculate()
    found = read().peringkat()
    assert [(row.tempat, row.nama, row.orang, row.rata) for row in found] == [
        (1, "Dinas A", 5, Decimal(4)),
        (2, "Dinas Besar", 10, Decimal(3)),
    ]


def test_the_sums_are_reckoned_once(dinas: UnitKerja, django_assert_num_queries):
    rina = make_orang("Rina", 9, dinas)
    unit, empty = rina.penempatan_list.get().unit_id, make_unit("Tanpa orang")
    hitung.recalculate()
    read()
    with django_assert_num_queries(2):
        boards = papan.get_papan(TAHUN, unit)
        assert (boards.of_kota(PPPK).orang, boards.of_unit(PPPK), boards.peringkat()) == (1, None, [])
    with django_assert_num_queries(2):
        assert papan.get_papan(TAHUN, empty.pk).akar == empty.pk


def test_a_unit_that_came_after_the_sums_has_them_reckoned_once(dinas: UnitKerja, django_assert_num_queries):
    read()
    baru = make_unit("Dinas baru")
    assert papan.get_papan(TAHUN, baru.pk).akar == baru.pk
    gone = baru.pk + 1  # closed meanwhile
    assert papan.get_papan(TAHUN, gone).akar is None
    with django_assert_num_queries(2):
        assert papan.get_papan(TAHUN, gone).of_unit(PPPK) is None


def url(name: str, *args: Any) -> str:
    return reverse(f"insentif:{name}", args=args)


def test_the_page_shows_ten_places_and_the_own_one_to_everybody(dinas: UnitKerja):
    people = [make_orang(f"Orang {number:02}", 30 - number, dinas) for number in range(12)]
    for number in range(8):
        make_orang(f"Kosong {number}", 0, make_unit(f"Dinas {number}"))
    hitung.recalculate()
    last = enter(make_pengguna(pegawai=people[-1]))
    page = last.get(url("papan"))
    assert [row.pegawai for row in page.context["nama_list"]] == people[:10]
    assert page.context["sendiri"] == (papan.Tempat(12, 20, "Kota"), 19)
    assert "Orang 10" not in page.content.decode()
    page = last.get(url("papan"), {"lingkup": "unit"})
    assert (page.context["papan"].unit_id, page.context["sendiri"][0].tempat) == (dinas.pk, 12)
    assert [row.pegawai for row in page.context["nama_list"]] == people[:6]
    page = enter(make_pengguna("pimpinan")).get(url("papan"), {"kelompok": "PPPK", "lingkup": "unit", "tahun": "1900"})
    assert (page.context["papan"].unit_id, page.context["sendiri"], page.context["tahun"]) == (papan.KOTA, None, TAHUN)
    page = last.get(url("papan"), {"kelompok": "PNS"})
    assert (page.context["nama_list"], page.context["sendiri"]) == ([], None)


def test_somebody_opts_out_and_in_again_and_keeps_the_own_place(dinas: UnitKerja):
    rina = make_orang("Rina", 9, dinas)
    hitung.recalculate()
    client = enter(make_pengguna(pegawai=rina))
    assert client.post(url("saya-papan"), {"tampil": "0"}).url == url("saya")
    page = client.get(url("papan"))
    assert ([row.pegawai for row in page.context["nama_list"]], page.context["sendiri"][0].tempat) == ([], 1)
    client.post(url("saya-papan"), {"tampil": "1"})
    assert [row.pegawai for row in client.get(url("papan")).context["nama_list"]] == [rina]


def test_own_places_on_the_page_of_points(dinas: UnitKerja):
    people = [make_orang(f"Orang {number:02}", 30 - number, dinas) for number in range(6)]
    make_orang("Luar", 40, make_unit("Dinas B"))
    hitung.recalculate()
    client = enter(make_pengguna(pegawai=people[2]))
    shown = client.get(url("saya")).context["peringkat"]
    assert (shown.unit, shown.kota) == (papan.Tempat(3, 6, "Dinas A"), papan.Tempat(4, 7, "Kota"))
    assert [(row.nama, row == shown.pd) for row in shown.pd_list] == [("Dinas A", True)]
    PenangguhanPoin.objects.create(pegawai=people[2], mulai=HARI, alasan="Hukuman disiplin")
    Rekap.objects.all().delete()
    assert client.get(url("saya")).context["peringkat"].kota == papan.Tempat(None, 6, "Kota")


def test_the_page_of_leaderboards_asks_the_same_however_long(dinas: UnitKerja, django_assert_num_queries):
    people = [make_orang(f"Orang {number:02}", 30 - number, dinas) for number in range(6)]
    hitung.recalculate()
    client: Client = enter(make_pengguna(pegawai=people[0]))
    client.get(url("aturan-baca"))
    client.get(url("papan"))
    with django_assert_num_queries(6):
        client.get(url("papan"), {"lingkup": "unit"})


def test_rules_are_read_in_words_and_a_draft_by_nobody():
    versi = VersiAturan.objects.create(nomor=2, berlaku_mulai=date(2025, 1, 1), kedudukan=["01"])
    AturanPoin.objects.create(versi=versi, kejadian="lulus", nama="Lulus", poin="2.5")
    client = enter(make_pengguna(pegawai=make_pegawai("Rina")))
    read = client.get(url("aturan-baca"), {"versi": versi.pk}).context["aturan"]
    assert (read.versi.nomor, read.sampai, [nama for nama, _ in read.tingkat]) == (1, None, ["PNS dan CPNS", "PPPK"])
    lines = dict(read.butir_list)
    tail = "×1,5 bila menutup kesenjangan sendiri, paling banyak 60 poin setahun bersama diklat luar."
    assert lines["Lulus diklat"] == f"1 poin per JP diklat yang lulus, {tail}"
    assert lines["Nilai akhir Memuaskan"] == "5 poin bila nilai akhir sekurangnya 80,01 dan di bawah 90,01."
    VersiAturan.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    found = aturan_baca.versi_terbit()
    assert [aturan_baca.versi_on(found, day).nomor for day in (date(2024, 12, 31), date(2025, 1, 1))] == [1, 2]
    assert aturan_baca.versi_on(found, date(2023, 12, 31)) is None
    page = client.get(url("aturan-baca"), {"versi": found[1].pk})
    assert (page.context["aturan"].sampai, page.context["kini"].nomor) == (date(2025, 1, 1), 2)
