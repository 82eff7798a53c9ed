"""A reckoning from the question to the draft: what is kept, what is refused and how, and what stays when it fails."""

from datetime import date
from typing import Any

import pytest
from django.db.models import ProtectedError

from pegawai.models import Pengguna
from pegawai.services.kemajuan import Heartbeat, Progress
from pegawai.services.pekerjaan import cancel_pekerjaan, run_pekerjaan
from rencana.models import BarisRencana, RevisiPagu, Susunan
from rencana.queries import susunan as queries
from rencana.queries.susunan_isi import get_halaman
from rencana.services import periode as plans
from rencana.services import susunan as services
from rencana.services import susunan_hitung
from tests.diklat.pabrik import make_angkatan
from tests.factories import make_pengguna
from tests.rencana.kantor import Kantor
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_periode, make_susunan
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
assert susunan_hitung  # registers the job


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


@pytest.fixture
def planner() -> Pengguna:
    return make_pengguna("pengelola")


def start(kantor: Kantor, by: Pengguna, **kwargs: Any) -> Susunan:
    tambahan = kwargs.pop("tambahan", None)
    data = {"nama": f"Hitungan {Susunan.objects.count() + 1}", **kwargs}  # not as `pabrik` calls its own
    return services.create_susunan(periode_id=kantor.periode.pk, data=data, by=by, tambahan=tambahan)


def run(row: Susunan) -> Susunan:
    assert row.pekerjaan_id is not None
    run_pekerjaan(pk=row.pekerjaan_id)
    return Susunan.objects.select_related("pekerjaan").get(pk=row.pk)


def test_people_are_served_and_everything_adds_up(kantor: Kantor, planner: Pengguna):
    people = [kantor.make_pegawai(1) for _ in range(11)]
    people.append(kantor.make_pegawai(3))  # for the hours that he misses
    dear = kantor.make_program("Mahal", biaya_angkatan=5_000_000)
    row = run(start(kantor, planner, percaya=50))
    assert (row.status, row.cara, row.terpotong, row.pekerjaan.status) == ("selesai", "pasti", [], "selesai")
    assert (row.berkesenjangan, row.dilayani, row.kursi, row.tidak_dilayani, row.angkatan, row.biaya) == (11, 12, 12, 0, 1, 2200)
    assert (row.level_kesenjangan, row.level_tertutup) == (22, 11)
    assert (row.bobot_kesenjangan, row.bobot_tertutup) == (pytest.approx(26.4), pytest.approx(13.2))  # two levels below weigh 1.2
    (line,) = row.baris_list.all()
    assert (line.program, line.pagu, line.kursi, line.biaya, sum(line.bulan), line.is_tetap) == (
        kantor.program,
        kantor.pagu,
        12,
        2200,
        1,
        False,
    )
    assert (line.level_dijanjikan, line.level_dipakai, line.level_terbukti, line.lulusan) == (22, 11, 0, 0)
    assert line.nilai == pytest.approx(row.nilai)
    assert set(row.peserta_list.values_list("pegawai", flat=True)) == {person.pk for person in people}
    (money,) = row.pagu_list.all()
    assert (money.tersedia, money.dipakai, money.tambahan) == (1_000_000, 2200, 0)
    (unit,) = row.unit_list.all()
    assert (unit.unit, unit.pegawai, unit.berkesenjangan, unit.dilayani, unit.level_tertutup) == (kantor.unit, 12, 11, 12, 11)
    (lacking,) = row.kompetensi_list.all()
    assert (lacking.kompetensi, lacking.pegawai, lacking.level_kesenjangan, lacking.level_tertutup) == (kantor.kompetensi, 11, 22, 11)
    (closed,) = row.tutup_list.all()
    assert (closed.program, closed.kompetensi, closed.pegawai, closed.level) == (kantor.program, kantor.kompetensi, 11, 11)
    (left,) = row.lewat_list.all()
    assert (left.program, left.peminat, left.kode, left.ada, left.lain) == (dear, 12, "pagu", 997_800, [kantor.pagu.pk])
    assert row.nilai_serakah is not None
    assert row.nilai_serakah <= row.nilai <= row.batas
    assert (row.dasar, row.versi) == (queries.dasar_of(kantor.periode), kantor.periode.versi)


def test_it_costs_what_its_budgets_pay_and_counts_no_batch_that_was_opened(kantor: Kantor, planner: Pengguna):
    """Of a locked row of three batches one is open; another row names no pagu."""
    for _ in range(20):
        kantor.make_pegawai(1)
    make_baris(kantor.periode, program=kantor.program, pagu=kantor.pagu, bulan=[0, 2, 1] + [0] * 9, kursi=5, biaya=30_000)
    make_baris(kantor.periode, program=kantor.make_program("Tanpa pagu", 2), pagu=None, kursi=5, biaya=700)
    opened = make_angkatan(kantor.program, mulai=date(kantor.tahun, 3, 2), selesai=date(kantor.tahun, 3, 3))
    make_komitmen(kantor.pagu, 9_000, angkatan=opened)
    row = run(start(kantor, planner))
    shown = get_halaman(row)
    assert (row.biaya, shown.dipakai, shown.tanpa_pagu) == (20_700, 20_000, 700)
    assert {line.program.nama: (sum(line.bulan), line.biaya) for line in row.baris_list.all()} == {
        "Analisis Data": (2, 20_000),
        "Tanpa pagu": (1, 700),
    }
    assert (shown.tersedia, shown.sisa) == (990_000, 970_000)  # 1,000,000 without the 10,000 that the plan gave the open batch


def test_who_is_left_without_is_told_the_limit(kantor: Kantor, planner: Pengguna):
    for _ in range(11):
        kantor.make_pegawai(1)
    RevisiPagu.objects.create(pagu=kantor.pagu, nomor=2, jenis="perubahan", tanggal="2026-11-25", dokumen="P", jumlah=2000)
    row = run(start(kantor, planner))
    assert (row.kursi, row.tidak_dilayani, row.tak_list.get().kode) == (10, 1, "pagu")
    (tak,) = row.tak_list.all()
    assert (tak.program, tak.lain, tak.ada, tak.batas) == (kantor.program, [kantor.pagu.pk], 0, 100)


def test_equal_input_gives_an_equal_plan(kantor: Kantor, planner: Pengguna):
    for level in (1, 2, 1.5) * 4:
        kantor.make_pegawai(level)
    kantor.make_program("Lain", 2)
    first, second = (run(start(kantor, planner)) for _ in range(2))
    assert first.sidik == second.sidik


def test_use_puts_its_rows_into_the_draft_and_another_undoes_it(kantor: Kantor, planner: Pengguna):
    for _ in range(10):
        kantor.make_pegawai(1)
    kept = make_baris(
        kantor.periode, program=kantor.make_program("Terkunci"), pagu=kantor.pagu, biaya=900, asal="optimal", is_terkunci=True
    )
    kept_too = make_baris(kantor.periode, biaya=0)
    first, second = run(start(kantor, planner)), run(start(kantor, planner, k=2))
    old = make_baris(kantor.periode, pagu=kantor.pagu, asal="optimal")
    services.use_susunan(susunan_id=first.pk, versi=kantor.periode.versi, by=planner)
    kantor.periode.refresh_from_db()
    (mine,) = kantor.periode.baris_list.exclude(pk__in=[kept.pk, kept_too.pk])
    assert (mine.program, mine.pagu, mine.kursi, mine.biaya, mine.asal, mine.target) == (
        kantor.program, kantor.pagu, 10, 2000, "optimal", "10 orang",
    )  # fmt: skip
    assert (kantor.periode.versi, BarisRencana.objects.filter(pk=old.pk).exists()) == (2, False)
    assert code_of(services.use_susunan, susunan_id=second.pk, versi=1, by=planner) == "usang"
    services.use_susunan(susunan_id=second.pk, versi=2, by=planner)
    first.refresh_from_db()
    assert (first.dipakai_pada, queries.find_dipakai(kantor.periode)) == (None, second)
    assert kantor.periode.baris_list.filter(asal="optimal", is_terkunci=False).count() == 1


def test_figures_fall_with_what_they_stand_on(kantor: Kantor, planner: Pengguna):
    for _ in range(10):
        kantor.make_pegawai(1)
    row = run(start(kantor, planner))
    assert not queries.is_usang(row, queries.dasar_of(kantor.periode))
    make_baris(kantor.periode, pagu=kantor.pagu, asal="optimal")
    assert not queries.is_usang(row, queries.dasar_of(kantor.periode))
    RevisiPagu.objects.create(pagu=kantor.pagu, nomor=2, jenis="perubahan", tanggal="2026-11-25", dokumen="P", jumlah=2000)
    assert queries.is_usang(row, queries.dasar_of(kantor.periode))
    assert code_of(services.use_susunan, susunan_id=row.pk, versi=1, by=planner) == "usang"


@pytest.mark.parametrize("change", ["kunci", "tangan", "harga"])
def test_a_lock_a_row_or_a_price_lets_figures_fall(kantor: Kantor, change: str):
    row = make_baris(kantor.periode, pagu=kantor.pagu, program=kantor.program, asal="optimal")
    before = queries.dasar_of(kantor.periode)
    if change == "kunci":
        BarisRencana.objects.filter(pk=row.pk).update(is_terkunci=True)
    elif change == "tangan":
        make_baris(kantor.periode)
    else:
        kantor.program.biaya_kursi += 1
        kantor.program.save()
    assert queries.dasar_of(kantor.periode) != before


def test_more_money_is_a_scenario_that_cannot_be_used(kantor: Kantor, planner: Pengguna):
    for _ in range(11):
        kantor.make_pegawai(1)
    RevisiPagu.objects.create(pagu=kantor.pagu, nomor=2, jenis="perubahan", tanggal="2026-11-25", dokumen="P", jumlah=2000)
    less, more = run(start(kantor, planner)), run(start(kantor, planner, tambahan={kantor.pagu.pk: 100}))
    assert (less.kursi, more.kursi, more.pagu_list.get().tambahan) == (10, 11, 100)
    assert code_of(services.use_susunan, susunan_id=more.pk, versi=1, by=planner) == "skenario"


def test_the_second_who_starts_is_told_of_the_first(kantor: Kantor, planner: Pengguna):
    kantor.make_pegawai(1)
    start(kantor, planner)
    assert code_of(start, kantor=kantor, by=make_pengguna("pengelola")) == "sedang_dihitung"


def test_a_wrong_question_is_refused_before_it_waits(kantor: Kantor, planner: Pengguna):
    assert code_of(start, kantor=kantor, by=planner) == "belum_dinilai"
    kantor.make_pegawai(1)
    make_baris(kantor.periode, pagu=kantor.pagu, biaya=1_000_001)
    assert code_of(start, kantor=kantor, by=planner) == "pagu_kurang"
    kantor.periode = make_periode(kantor.tahun, status="terkunci", revisi=1)
    assert code_of(start, kantor=kantor, by=planner) == "status"
    kantor.periode = make_periode(kantor.tahun + 1)
    assert code_of(start, kantor=kantor, by=planner) == "tanpa_pagu"
    assert not Susunan.objects.exists()


def test_money_can_be_added_to_budgets_of_the_year_only(kantor: Kantor, planner: Pengguna):
    assert code_of(start, kantor=kantor, by=planner, tambahan={make_pagu(tahun=kantor.tahun + 1).pk: 5}) == "tahun_lain"
    assert code_of(start, kantor=kantor, by=make_pengguna("pimpinan")) == "bukan_wewenang"


def failed(kantor: Kantor, planner: Pengguna, **kwargs: Any) -> str:
    """The sentence of a reckoning that failed; the one in the plan is as it was."""
    used = make_susunan(kantor.periode, dipakai_pada="2026-11-01T00:00Z", dipakai_oleh=planner)
    row = run(start(kantor, planner, **kwargs))
    used.refresh_from_db()
    assert (row.status, row.pekerjaan.status, row.pesan, used.status) == ("gagal", "gagal", row.pekerjaan.pesan, "selesai")
    assert used.dipakai_pada is not None
    return row.pesan


def test_a_lock_that_cannot_be_met_is_named(kantor: Kantor, planner: Pengguna):
    kantor.make_pegawai(1)
    make_baris(kantor.periode, program=kantor.program, pagu=kantor.pagu, biaya=5, bulan=[2] + [0] * 11)
    assert failed(kantor, planner).startswith("Baris Analisis Data memerlukan sedikitnya 2 peserta, tetapi hanya 1 pegawai")


def test_nothing_that_fits_the_money_says_so(kantor: Kantor, planner: Pengguna):
    kantor.make_pegawai(1)
    assert failed(kantor, planner).startswith("Uang yang tersisa tidak cukup")


def test_only_programmes_without_cost_say_so(kantor: Kantor, planner: Pengguna):
    kantor.make_pegawai(1)
    type(kantor.program).objects.update(biaya_angkatan=0, biaya_kursi=0)
    assert failed(kantor, planner).startswith("Tidak ada program yang mempunyai biaya")


def test_enough_takes_the_best_so_far(kantor: Kantor, planner: Pengguna):
    for _ in range(70):
        kantor.make_pegawai(1)
    row = start(kantor, planner)
    services.stop_susunan(susunan_id=row.pk, by=planner)
    row = run(row)
    assert (row.status, bool(row.terpotong)) == ("selesai", True)
    assert code_of(services.stop_susunan, susunan_id=row.pk, by=planner) == "berakhir"


def test_out_of_time_before_anything_was_found_says_so(kantor: Kantor, planner: Pengguna):
    """For a small office, which is solved exactly, and for one that is not; the one in the plan stays."""
    used = make_susunan(kantor.periode, dipakai_pada="2026-11-01T00:00Z", dipakai_oleh=planner)
    kantor.make_pegawai(1)
    row = start(kantor, planner, nama="Waktu habis")
    row.detik = 0
    for more in (11, 60):
        for _ in range(more):
            kantor.make_pegawai(1)
        assert code_of(susunan_hitung.reckon, row=row, progress=Progress(row.pekerjaan, Heartbeat(row.pekerjaan))) == "tanpa_hasil"
    used.refresh_from_db()
    assert (used.status, used.dipakai_pada is not None) == ("selesai", True)


def test_a_programme_that_goes_away_lets_figures_fall_and_is_not_deleted_under_them(kantor: Kantor, planner: Pengguna):
    for _ in range(10):
        kantor.make_pegawai(1)
    row = run(start(kantor, planner))
    with pytest.raises(ProtectedError):
        kantor.program.delete()
    type(kantor.program).objects.update(is_aktif=False)
    assert code_of(services.use_susunan, susunan_id=row.pk, versi=1, by=planner) == "usang"
    services.delete_susunan(susunan_id=row.pk, by=planner)
    assert code_of(services.use_susunan, susunan_id=row.pk, versi=1, by=planner) == "hilang"


def test_a_cancelled_job_leaves_room_for_the_next(kantor: Kantor, planner: Pengguna):
    kantor.make_pegawai(1)
    row = start(kantor, planner)
    cancel_pekerjaan(pekerjaan=row.pekerjaan, by=planner)
    row.refresh_from_db()
    assert (row.status, row.pesan) == ("gagal", row.pekerjaan.pesan)
    start(kantor, planner)


def test_one_in_the_plan_or_in_the_making_is_not_thrown_away(kantor: Kantor, planner: Pengguna):
    kantor.make_pegawai(1)
    used = make_susunan(kantor.periode, dipakai_pada="2026-11-01T00:00Z")
    assert code_of(services.delete_susunan, susunan_id=used.pk, by=planner) == "dipakai"
    assert code_of(services.delete_susunan, susunan_id=start(kantor, planner).pk, by=planner) == "berjalan"
    services.delete_susunan(susunan_id=make_susunan(kantor.periode).pk, by=planner)
    assert Susunan.objects.count() == 2


def test_what_was_used_passes_the_check_of_the_plan(kantor: Kantor, planner: Pengguna):
    for _ in range(10):
        kantor.make_pegawai(1)
    row = run(start(kantor, planner))
    services.use_susunan(susunan_id=row.pk, versi=1, by=planner)
    assert plans.submit_periode(periode_id=kantor.periode.pk, versi=2, by=planner).status == "diajukan"


def test_batches_that_were_opened_stay_in_the_year(kantor: Kantor, planner: Pengguna):
    """Of a programme that is held again beside the new ones; of one that is not, alone, with what was committed for them."""
    for _ in range(10):
        kantor.make_pegawai(1)
    again, over = kantor.program, kantor.make_program("Tidak lagi", kelompok_jabatan=["pengawas"])
    for program in (again, over):
        make_baris(kantor.periode, program=program, pagu=kantor.pagu, bulan=[0, 5] + [0] * 10, asal="optimal", biaya=7)
        batch = make_angkatan(program, mulai=date(kantor.tahun, 3, 1), selesai=date(kantor.tahun, 3, 2))
        make_komitmen(kantor.pagu, 400, angkatan=batch)
    row = run(start(kantor, planner))
    (free,) = row.baris_list.all()
    services.use_susunan(susunan_id=row.pk, versi=kantor.periode.versi, by=planner)
    found = {line.program: (line.bulan, line.biaya) for line in kantor.periode.baris_list.all()}
    march = [int(month == 2) for month in range(12)]
    assert found == {again: ([new + old for new, old in zip(free.bulan, march, strict=True)], free.biaya + 400), over: (march, 400)}
