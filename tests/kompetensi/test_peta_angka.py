"""The numbers of the gap report: from the summary or from the history they are the same, and a past day stays as it was."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from kompetensi.models import Kompetensi, PerluDihitung, ProfilKompetensi, RingkasanUnit, TandaRingkasan
from kompetensi.queries import peta as queries
from kompetensi.queries.level import level_on
from kompetensi.queries.peta import ukuran
from kompetensi.queries.peta.peta import read_angka
from kompetensi.queries.peta.ukuran import Jumlah
from kompetensi.services import profil
from lib import waktu
from pegawai.models import Golongan, Pegawai, RiwayatGolongan
from tests.factories import make_jabatan, make_pegawai, make_penempatan, make_pengguna, make_penilaian, make_standar, make_unit
from tests.kompetensi.kota import DULU, make_kota

pytestmark = pytest.mark.django_db

LAMPAU = date(2025, 12, 1)


def read(per=None, unit=None, akar=None, **words):
    """{row name: {competency id: sums}} and {row name: classes}"""
    tempat = queries.find_tempat(unit, akar)
    saringan = queries.Saringan(per or timezone.localdate(), unit, akar, **words)
    found = queries.get_peta(tempat, saringan, ukuran.RATA, banding=False)
    rows = {queries.row_name(row): (row.sel, {k: n for k, n in row.kelas.items() if n}) for row in [*found.baris, found.total]}
    return {name: {k: tuple(s) for k, s in sel.items() if s.berstandar} for name, (sel, _) in rows.items()}, {
        name: kelas for name, (_, kelas) in rows.items()
    }


def test_summary_and_history_agree_on_every_level_of_the_tree():
    kota = make_kota()
    for unit in (None, kota.dinas.pk, kota.bidang.pk, kota.seksi.pk):
        fresh = read(unit=unit)
        assert read_angka(queries.Saringan(timezone.localdate(), unit), [])[1] is True
        PerluDihitung.objects.create(pegawai_id=1)
        assert read(unit=unit) == fresh
        PerluDihitung.objects.all().delete()


def test_sums_of_a_row():
    kota = make_kota()
    cells, classes = read()
    a, b = kota.integritas.pk, kota.komunikasi.pk
    assert cells == {
        "Dinas Kesehatan": {a: (6, 6, 0, 6, 18, 12), b: (6, 0, 0, 0, 0, 0)},
        "Badan Pendapatan": {a: (7, 6, 6, 0, 18, 18), b: (7, 0, 0, 0, 0, 0)},
        "Total": {a: (13, 12, 6, 6, 36, 30), b: (13, 0, 0, 0, 0, 0)},
    }
    assert classes == {"Dinas Kesehatan": {0: 6}, "Badan Pendapatan": {9000: 6, -1: 1}, "Total": {0: 6, 9000: 6, -1: 1}}


def test_people_of_the_chosen_unit_itself_have_a_row():
    kota = make_kota()
    cells, _ = read(unit=kota.bidang.pk)
    assert {name: sums[kota.integritas.pk][0] for name, sums in cells.items()} == {
        "Seksi Obat": 3,
        "Langsung di Bidang Layanan": 3,
        "Total": 6,
    }


@pytest.mark.parametrize("stale", ["queue", "yesterday", "never"])
def test_a_stale_summary_is_not_shown(stale):
    kota = make_kota()
    RingkasanUnit.objects.update(dinilai=0, memenuhi=0)
    if stale == "queue":
        make_penilaian(kota.pegawai_badan[6], kota.integritas, 3, tanggal=DULU)
    elif stale == "yesterday":
        TandaRingkasan.objects.update(tanggal=timezone.localdate() - timedelta(days=1))
    else:
        TandaRingkasan.objects.all().delete()

    tempat = queries.find_tempat(None, None)
    found = queries.get_peta(tempat, queries.Saringan(timezone.localdate()), ukuran.RATA, banding=False)

    assert found.is_segar is False
    assert found.total.sel[kota.integritas.pk].dinilai == (13 if stale == "queue" else 12)


def test_a_past_day_stays_as_it_was():
    kota = make_kota()
    before = read(LAMPAU)
    fungsional = read(LAMPAU, jabatan="fungsional", golongan="pns-3")
    assert fungsional == before
    mover, riser, leaver, *_ = kota.pegawai_dinas
    today = timezone.localdate()

    mover.penempatan_list.update(selesai=LAMPAU + timedelta(days=9))
    make_penempatan(mover, kota.badan, jabatan=make_jabatan(), mulai=LAMPAU + timedelta(days=9))
    leaver.penempatan_list.update(selesai=LAMPAU + timedelta(days=1))
    for pegawai in kota.pegawai_dinas[3:]:
        make_penilaian(pegawai, kota.integritas, 5, tanggal=LAMPAU + timedelta(days=1))
    RiwayatGolongan.objects.create(pegawai=riser, golongan=Golongan.objects.get(kode="III/a"), tmt=date(2020, 4, 1))
    RiwayatGolongan.objects.create(pegawai=riser, golongan=Golongan.objects.get(kode="IV/a"), tmt=LAMPAU + timedelta(days=1))
    Pegawai.objects.filter(pk=riser.pk).update(golongan=Golongan.objects.get(kode="IV/a"))
    kota.jabatan.standar_list.filter(kompetensi=kota.integritas).update(berlaku_sampai=LAMPAU + timedelta(days=1))
    make_standar(kota.jabatan, kota.integritas, 5, berlaku_mulai=LAMPAU + timedelta(days=1))
    profil.refresh_profil(None)

    assert read(LAMPAU) == before
    assert read(LAMPAU, jabatan="fungsional", golongan="pns-3") == before
    assert read(today) != before
    assert read(today, golongan="pns-4")[0]["Total"][kota.integritas.pk][0] == 1


def test_a_cancelled_result_counts_until_the_day_it_was_cancelled():
    kota = make_kota()
    row = kota.pegawai_dinas[0].penilaian_list.get()
    row.dibatalkan_pada = datetime(2025, 12, 1, 23, 30, tzinfo=timezone.get_current_timezone())
    row.alasan_batal = "Salah orang"
    row.save(update_fields=["dibatalkan_pada", "alasan_batal"])

    assert read(date(2025, 11, 30))[0]["Total"][kota.integritas.pk][1] == 12
    assert read(date(2025, 12, 1))[0]["Total"][kota.integritas.pk][1] == 11


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ({"lingkup": "manajerial"}, 13),
        ({"lingkup": "semua"}, 13),
        ({"jabatan": "fungsional"}, 13),
        ({"jabatan": "jf_muda"}, 13),
        ({"golongan": "pns"}, 13),
        ({"golongan": "pns-3"}, 13),
        ({"jabatan": "struktural"}, None),
        ({"jabatan": "jf_madya"}, None),
        ({"golongan": "pns-4"}, None),
        ({"golongan": "pppk"}, None),
        ({"lingkup": "teknis"}, None),
    ],
)
def test_filters(words, count):
    kota = make_kota()
    cells, _ = read(**words)
    assert cells["Total"].get(kota.integritas.pk, (None,))[0] == count


def test_comparison_with_the_year_before():
    kota = make_kota()
    for pegawai in kota.pegawai_dinas:
        make_penilaian(pegawai, kota.integritas, 2.5, tanggal=date(2026, 2, 1))
    tempat = queries.find_tempat(None, None)
    found = queries.get_peta(tempat, queries.Saringan(date(2026, 3, 1)), ukuran.RATA, banding=True)
    assert found.perubahan(found.total) is None  # nobody was assessed on 1 March 2025
    found = queries.get_peta(tempat, queries.Saringan(date(2026, 8, 1)), ukuran.RATA, banding=True)
    assert {queries.row_name(row): found.perubahan(row) for row in found.baris} == {
        "Dinas Kesehatan": Decimal("16.6"),
        "Badan Pendapatan": 0,
    }
    assert found.perubahan(found.total) == Decimal("8.4")


def test_29_february_has_28_february_before_it():
    assert waktu.years_before(date(2028, 2, 29)) == date(2027, 2, 28)


def cell(**sums):
    return Jumlah(**{"berstandar": 20, "dinilai": 20, **sums})


@pytest.mark.parametrize(
    ("gap", "text", "css"),
    [
        ("0", "0,0", "h2"),
        ("0.9", "0,0", "h2"),
        ("1", "0,1", "h1"),
        ("6", "0,3", "h0"),
        ("6.9", "0,3", "h0"),
        ("7", "0,4", "h-1"),
        ("12.9", "0,6", "h-1"),
        ("13", "0,7", "h-2"),
        ("20", "1,0", "h-2"),
        ("21", "1,1", "h-3"),
        ("31", "1,6", "h-4"),
    ],
)
def test_mean_gap_is_classed_by_the_figure_shown(gap, text, css):
    value = ukuran.RATA.nilai(cell(kurang=Decimal(gap)))
    assert (value.teks, value.kelas) == (text, css)


@pytest.mark.parametrize(
    ("met", "of", "text", "css"),
    [
        (20, 20, "100", "h2"),
        (999, 1000, "99", "h1"),
        (189, 200, "95", "h1"),
        (188, 200, "94", "h0"),
        (1, 1000, "1", "h-4"),
        (0, 20, "0", "h-4"),
        (59, 200, "30", "h-3"),
    ],
)
def test_share_is_classed_by_the_figure_shown(met, of, text, css):
    value = ukuran.MEMENUHI.nilai(cell(berstandar=of, dinilai=of, memenuhi=met))
    assert (value.teks, value.kelas) == (text, css)


def test_few_assessed_never_assessed_and_no_standard_look_different():
    few, none = cell(dinilai=4, kurang=Decimal(4)), Jumlah()
    assert ukuran.RATA.nilai(few) == (None, "–", "hx")
    assert ukuran.RATA.nilai(none) == (None, "", "")
    assert ukuran.BELUM.nilai(few) == (16, "16", "hn4")
    assert ukuran.BELUM.nilai(cell()) == (0, "0", "hn0")


def test_largest_gaps_and_bands():
    kota = make_kota()
    found = queries.get_peta(queries.find_tempat(None, None), queries.Saringan(timezone.localdate()), ukuran.RATA, banding=False)
    assert [(gap.kompetensi, gap.di_bawah, gap.orang_level) for gap in queries.top_gaps(found)] == [(kota.integritas, 6, 6)]
    assert [(band.batas, band.jumlah) for band in queries.jpm_bands(found.total.kelas)] == [("≥ 80", 6), ("68 – < 80", 0), ("< 68", 6)]
    assert queries.unassessed(found.total.kelas) == (1, 0)


def test_one_cell_in_detail():
    kota = make_kota()
    tempat = queries.find_tempat(kota.dinas.pk, None)
    saringan = queries.Saringan(timezone.localdate(), kota.dinas.pk, kompetensi=kota.integritas.pk)
    sel = queries.get_sel(tempat, saringan, kota.integritas)
    assert (sel.sebaran.di_bawah, sel.sebaran.sesuai, sel.sebaran.belum) == (6, 0, 0)
    assert [(most.nama, most.jumlah) for most in sel.terbanyak] == [("Bidang Layanan · Dinas Kesehatan", 6)]


def test_people_by_gap_and_by_state(django_assert_num_queries):
    kota = make_kota()
    saringan = queries.Saringan(timezone.localdate(), kompetensi=kota.integritas.pk)
    baris = queries.find_tempat(None, None).baris
    everybody = queries.DaftarPegawai(saringan, baris)
    assert (len(everybody), everybody.orang) == (13, 13)
    assert [row.keadaan for row in everybody[0:13]] == ["kurang"] * 6 + ["memenuhi"] * 6 + ["belum"]
    for keadaan, n in (("", 13), ("kurang", 6), ("memenuhi", 6), ("belum", 1)):
        some = queries.DaftarPegawai(saringan, baris, keadaan=keadaan)
        names = [row.nama for row in some[0:20]]
        with django_assert_num_queries(0):  # the lines brought how many they are
            assert (len(names), len(some), some.orang) == (n, n, n)
    assert names == ["Petugas 6"]
    here = queries.DaftarPegawai(queries.Saringan(timezone.localdate(), kota.bidang.pk), [kota.bidang.pk], langsung=True, urut="nama")
    assert {row.nama for row in here[0:99]} == {"Orang 0", "Orang 2", "Orang 4"}


def test_scope_of_a_head_of_nested_units_is_the_upper_one():
    kota = make_kota()
    head = make_pegawai("Kepala", unit=kota.dinas, memimpin=True)
    user = make_pengguna(pegawai=head)
    make_penempatan(head, kota.seksi, status="plt", memimpin=True)
    make_penempatan(head, kota.badan, status="plh", memimpin=True)
    assert queries.scope_of(user) == tuple(sorted((kota.dinas.pk, kota.badan.pk)))


def test_units_outside_the_scope_do_not_exist():
    kota = make_kota()
    assert queries.find_tempat(kota.badan.pk, (kota.bidang.pk,)) is None
    assert queries.find_tempat(kota.dinas.pk, (kota.bidang.pk,)) is None
    assert queries.find_tempat(None, ()) is None
    assert queries.find_tempat(10**9, None) is None
    assert queries.find_tempat(kota.seksi.pk, (kota.bidang.pk,)).unit.pk == kota.seksi.pk
    assert queries.find_tempat(None, (kota.bidang.pk,)).unit.pk == kota.bidang.pk
    assert make_unit().pk not in queries.find_tempat(None, (kota.bidang.pk,)).baris


def assert_assessed(kompetensi: Kompetensi, dinilai: int, kurang: int) -> None:
    """(assessed, levels short) are the same from the maintained rows and from the history."""
    for stale in (False, True):
        if stale:
            PerluDihitung.objects.create(pegawai_id=1)
        sums = read()[0]["Total"][kompetensi.pk]
        assert (stale, sums[1], sums[3]) == (stale, dinilai, kurang)


def test_a_result_no_longer_counts_on_the_day_it_is_valid_until():
    kota = make_kota()
    today = timezone.localdate()
    for orang, sampai in zip(kota.pegawai_dinas, (today, today + timedelta(days=1)), strict=False):
        make_penilaian(orang, kota.komunikasi, 1, tanggal=DULU, berlaku_sampai=sampai)
    profil.refresh_profil(None)
    levels = ProfilKompetensi.objects.filter(kompetensi=kota.komunikasi, pegawai__in=kota.pegawai_dinas[:2]).order_by("pegawai")
    assert list(levels.values_list("level", flat=True)) == [None, 1]
    assert_assessed(kota.komunikasi, 1, 1)


def test_an_assessment_outranks_a_test_of_the_same_day_that_was_entered_later():
    kota = make_kota()
    orang = kota.pegawai_dinas[0]
    make_penilaian(orang, kota.integritas, 3, sumber="uji", tanggal=DULU)
    profil.refresh_profil(None)
    assert ProfilKompetensi.objects.get(kompetensi=kota.integritas, pegawai=orang).level == 2
    assert_assessed(kota.integritas, 12, 6)
    assert level_on([(orang.pk, kota.integritas.pk, DULU)]) == {(orang.pk, kota.integritas.pk, DULU): 2}


@pytest.mark.parametrize(("offset", "count"), [(-1, None), (0, 1)])
def test_a_rank_counts_on_the_map_from_its_first_day(offset, count):
    kota = make_kota()
    orang = kota.pegawai_dinas[0]
    for kode, tmt in (("III/d", date(2020, 4, 1)), ("IV/a", LAMPAU)):
        RiwayatGolongan.objects.create(pegawai=orang, golongan=Golongan.objects.get(kode=kode), tmt=tmt)
    cells, _ = read(LAMPAU + timedelta(days=offset), golongan="pns-4")
    assert cells["Total"].get(kota.integritas.pk, (None,))[0] == count
