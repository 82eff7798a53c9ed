"""A plan in force becomes batches: days, rooms and teachers found for them, once however often it is asked, and taken back."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from diklat.hari_kerja import is_hari_kerja
from diklat.models import Angkatan, HariLibur, MataPelatihan, Sesi
from diklat.queries import rancangan
from diklat.services import sesi as sessions
from lib import waktu
from rencana.models import AngkatanRencana
from rencana.queries import dana
from rencana.queries import tahun as queries
from rencana.services import tahun as services
from tests.diklat.pabrik import make_angkatan, make_narasumber, make_pendaftaran, make_program, make_ruang, make_sesi
from tests.evaluasi.pabrik import make_survei
from tests.factories import make_pegawai, make_pengguna
from tests.rencana.pabrik import make_baris, make_komitmen, make_pagu, make_periode
from tests.tolak import code_of

pytestmark = pytest.mark.django_db
TAHUN = waktu.today().year + 1


def bulan(**counts: int) -> list[int]:
    """bulan(mar=2)"""
    names = ("jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des")
    return [counts.get(name, 0) for name in names]


def make_rencana(status: str = "disetujui", **kwargs):
    plan = make_periode(TAHUN, status=status)
    return plan, make_baris(plan, **{"bulan": bulan(mar=1), "kursi": 20, **kwargs})


def draft(plan, by=None):
    return services.draft_tahun(periode_id=plan.pk, by=by or make_pengguna("pengelola"))


def drafted() -> list[Angkatan]:
    return list(Angkatan.objects.filter(rencana__isnull=False).order_by("mulai", "pk"))


def test_a_syllabus_is_laid_out_in_half_days_on_working_days_in_the_smallest_room_that_holds_all():
    plan, row = make_rencana(program=make_program(jp=14, metode="tatap_muka"))
    for number, jp in enumerate((6, 8), 1):
        MataPelatihan.objects.create(program=row.program, urutan=number, judul=f"Mata {number}", jp=jp)
    first = date(TAHUN, 3, 1)
    while not is_hari_kerja(first, ()):
        first += timedelta(days=1)
    HariLibur.objects.create(tanggal=first, nama="Libur uji")
    for size in (100, 19, 25):
        make_ruang(kapasitas=size)
    draft(plan)
    batch = drafted()[0]
    parts = list(batch.sesi_list.order_by("mulai"))
    assert [(part.judul, part.jp) for part in parts] == [("Mata 1", 4), ("Mata 1", 2), ("Mata 2", 2), ("Mata 2", 4), ("Mata 2", 2)]
    assert {part.ruang.kapasitas for part in parts} == {25}
    days = [waktu.day(part.mulai) for part in parts]
    assert days[0] > first
    assert all(is_hari_kerja(day, {first}) for day in days)
    assert [waktu.local(part.mulai).time() for part in parts] == [time(8), time(13), time(14, 30), time(8), time(13)]
    assert (batch.mulai, batch.selesai, batch.kuota, batch.status, batch.tahun) == (days[0], days[-1], 20, "draf", TAHUN)
    assert batch.pendaftaran_sampai == batch.mulai - timedelta(days=7)
    assert (batch.rencana.baris, batch.rencana.bulan, batch.rencana.is_rancangan) == (row, 3, True)


def make_contoh(program, **kwargs):
    """Held this year, on a Monday and the Tuesday of the week after, in one room by one teacher."""
    monday = date(TAHUN - 1, 2, 2)
    monday += timedelta(days=-monday.weekday() % 7)
    source = make_angkatan(program, status="selesai", mulai=monday, selesai=monday + timedelta(days=8), tempat="Gedung A", minimum=10)
    for day in (monday, monday + timedelta(days=8)):
        make_sesi(source, day, **kwargs)
    return source


def test_the_last_batch_is_the_pattern():
    room, guru = make_ruang(kapasitas=40), make_narasumber()
    make_ruang(kapasitas=20)
    plan, row = make_rencana()
    source = make_contoh(row.program, ruang=room, narasumber=guru)
    draft(plan)
    batch = drafted()[0]
    first, second = batch.sesi_list.order_by("mulai")
    assert (first.ruang, first.narasumber, second.narasumber) == (room, guru, guru)
    assert waktu.local(first.mulai).time() == waktu.local(source.sesi_list.first().mulai).time()
    between = range(1, (waktu.day(second.mulai) - waktu.day(first.mulai)).days + 1)
    assert sum(is_hari_kerja(waktu.day(first.mulai) + timedelta(days=step), ()) for step in between) == 6
    assert (batch.salinan_dari, batch.tempat, batch.minimum) == (source, "Gedung A", 10)


def test_who_is_booked_waits_for_a_free_day_and_two_batches_never_share_a_room():
    room, guru = make_ruang(kapasitas=40), make_narasumber()
    plan, row = make_rencana(bulan=bulan(mar=2))
    make_contoh(row.program, ruang=room, narasumber=guru)
    other = make_angkatan(status="draf")
    busy = next(day for day in (date(TAHUN, 3, 1) + timedelta(days=step) for step in range(7)) if is_hari_kerja(day, ()))
    make_sesi(other, busy, ruang=room)
    found = draft(plan)
    first, second = drafted()
    assert first.mulai > busy
    assert not any(row.catatan for row in found.dirancang)
    assert Sesi.objects.filter(alasan_bentrok="", ruang=room).count() == 2 + 1 + 4  # the law of the table held
    assert not {waktu.day(part.mulai) for part in first.sesi_list.all()} & {waktu.day(part.mulai) for part in second.sesi_list.all()}


def test_a_teacher_who_takes_part_elsewhere_is_busy():
    person = make_pegawai()
    guru = make_narasumber(pegawai=person)
    plan, row = make_rencana()
    make_contoh(row.program, narasumber=guru)
    course = make_angkatan(status="draf")
    for step in range(31):
        make_sesi(course, date(TAHUN, 3, 1) + timedelta(days=step))
    make_pendaftaran(course, person)
    found = draft(plan)
    assert len(found.dirancang[0].catatan) == 1
    assert {part.narasumber for part in drafted()[0].sesi_list.all()} == {None}


def test_without_a_room_it_is_drafted_and_said_and_online_asks_for_none():
    plan, _ = make_rencana()
    make_baris(plan, program=make_program(metode="daring"), bulan=bulan(mar=1))
    found = draft(plan)
    assert sorted(bool(row.catatan) for row in found.dirancang) == [False, True]
    assert [one.gawat for one in found.dampak] == [False, True]


def test_nobody_sets_himself_to_teach():
    by = make_pengguna("pengelola")
    guru = make_narasumber(pengguna=by)
    plan, row = make_rencana()
    make_contoh(row.program, narasumber=guru)
    found = draft(plan, by)
    assert not Sesi.objects.filter(angkatan=drafted()[0], narasumber=guru).exists()
    assert any("sendiri" in text for text in found.dirancang[0].catatan)


def test_once_more_drafts_nothing_and_what_was_made_by_hand_counts():
    plan, row = make_rencana(bulan=bulan(mar=1, mei=1))
    by_hand = make_angkatan(row.program, tahun=TAHUN, status="draf", mulai=date(TAHUN, 5, 20), selesai=date(TAHUN, 5, 21))
    found = draft(plan)
    assert (len(found.dirancang), found.dipakai) == (1, [queries.describe(by_hand)])
    assert {batch.rencana.bulan: batch.rencana.is_rancangan for batch in drafted()} == {3: True, 5: False}
    assert code_of(lambda: draft(plan)) == "lengkap"
    assert Angkatan.objects.count() == 2


def test_a_cancelled_batch_is_not_drafted_again_by_the_same_plan_but_by_the_next():
    plan, row = make_rencana()
    draft(plan)
    batch = drafted()[0]
    Angkatan.objects.filter(pk=batch.pk).update(status="batal", alasan_batal="Sepi")
    assert code_of(lambda: draft(plan)) == "lengkap"
    type(plan).objects.filter(pk=plan.pk).update(status="digantikan")
    second = make_periode(TAHUN, status="disetujui", revisi=1)
    make_baris(second, program=row.program, bulan=bulan(mar=1), kursi=20)
    assert len(draft(second).dirancang) == 1


def test_a_revision_takes_over_the_batches_that_stand():
    plan, row = make_rencana()
    draft(plan)
    type(plan).objects.filter(pk=plan.pk).update(status="digantikan")
    second = make_periode(TAHUN, status="disetujui", revisi=1)
    other = make_baris(second, program=row.program, pagu=make_pagu(tahun=TAHUN), bulan=bulan(mar=1, jun=1), kursi=20)
    found = draft(second)
    assert (len(found.dirancang), found.dipakai) == (1, [])
    assert [(batch.rencana.baris, batch.rencana.bulan) for batch in drafted()] == [(other, 3), (other, 6)]
    assert code_of(lambda: services.undo_tahun(periode_id=plan.pk, by=make_pengguna("pengelola"))) == "status"


@pytest.mark.parametrize("status", ["draf", "diajukan", "digantikan"])
def test_only_a_plan_in_force(status):
    plan, _ = make_rencana(status)
    assert code_of(lambda: draft(plan)) == "status"


def test_only_planners():
    plan, _ = make_rencana()
    for peran in ("pimpinan", "auditor", "kepegawaian"):
        assert code_of(lambda: draft(plan, make_pengguna(peran))) == "bukan_wewenang"  # noqa: B023
        assert code_of(lambda: services.undo_tahun(periode_id=plan.pk, by=make_pengguna(peran))) == "bukan_wewenang"  # noqa: B023


def test_a_month_that_is_over_and_a_programme_that_is_withdrawn_say_so():
    plan = make_periode(waktu.today().year, status="disetujui")
    make_baris(plan, bulan=[1] * (waktu.today().month - 1) + [0] * (13 - waktu.today().month))
    assert code_of(lambda: draft(plan)) == "lengkap"
    assert not Angkatan.objects.exists()
    plan, row = make_rencana()
    type(row.program).objects.filter(pk=row.program_id).update(is_aktif=False)
    assert code_of(lambda: draft(plan)) == "lengkap"


def test_there_is_time_to_call_people_together():
    today = waktu.today()
    plan = make_periode(today.year, status="disetujui")
    make_baris(plan, bulan=[int(month == 12) for month in range(1, 13)])
    draft(plan)
    assert drafted()[0].mulai >= today + rancangan.PERSIAPAN


def test_the_row_names_the_pagu_where_a_programme_has_two():
    plan, row = make_rencana(pagu=make_pagu(tahun=TAHUN))
    make_baris(plan, program=row.program, pagu=make_pagu(tahun=TAHUN), bulan=bulan(apr=1), kursi=20)
    draft(plan)
    assert [dana.planned_pagu(batch) for batch in drafted()] == [batch.rencana.baris.pagu for batch in drafted()]


def test_taken_back_without_what_somebody_touched():
    by = make_pengguna("pengelola")
    plan, _ = make_rencana(bulan=bulan(mar=1, apr=1, mei=1, jun=1))
    draft(plan, by)
    kept, paid, opened, gone = drafted()
    part = kept.sesi_list.first()
    sessions.update_sesi(sesi_id=part.pk, data={"judul": "Judul lain"}, by=by)
    make_komitmen(make_pagu(tahun=TAHUN), angkatan=paid, is_pembukaan=True)
    Angkatan.objects.filter(pk=opened.pk).update(status="terbuka")
    found = services.undo_tahun(periode_id=plan.pk, by=by)
    assert (found.jumlah, [name for name, _ in found.ditolak]) == (1, [kept.nama, paid.nama])
    assert set(Angkatan.objects.values_list("pk", flat=True)) == {kept.pk, paid.pk, opened.pk}
    assert AngkatanRencana.objects.count() == 3
    assert len(draft(plan, by).dirancang) == 1
    assert gone.pk not in Angkatan.objects.values_list("pk", flat=True)


def test_many_are_taken_back_together_and_one_by_one_only_where_something_stands_on_one():
    plan, _ = make_rencana(bulan=bulan(mar=8))
    by, counts = make_pengguna("pengelola"), []
    for more in (4, 8):
        draft(plan, by)
        Angkatan.objects.filter(pk__in=[row.pk for row in drafted()[more:]]).update(status="terbuka")
        with CaptureQueriesContext(connection) as asked:
            assert services.undo_tahun(periode_id=plan.pk, by=by).jumlah == more
        counts.append(len(asked))
        Angkatan.objects.update(status="draf")
        AngkatanRencana.objects.all().delete()
        Sesi.objects.all().delete()
        Angkatan.objects.all().delete()
    assert counts[1] - counts[0] == 4  # the lock of each batch
    draft(plan, by)
    held = drafted()[2]
    make_survei(held)
    found = services.undo_tahun(periode_id=plan.pk, by=by)
    assert (found.jumlah, [name for name, _ in found.ditolak]) == (7, [held.nama])


def test_nothing_to_take_back():
    plan, _ = make_rencana()
    assert code_of(lambda: services.undo_tahun(periode_id=plan.pk, by=make_pengguna("pengelola"))) == "kosong"
