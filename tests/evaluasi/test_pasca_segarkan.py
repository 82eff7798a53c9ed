"""When post-training forms open, to whom, and when they move or close."""

from datetime import date, datetime, timedelta

import pytest

from diklat.models import Pendaftaran
from evaluasi.models import AturanPasca, Instrumen, PenugasanEvaluasi
from evaluasi.queries.pasca.atasan import find_atasan
from evaluasi.services.pasca import Hasil, refresh_penugasan, segarkan
from lib import waktu
from pegawai.models import KedudukanHukum, Pegawai, Penempatan
from pegawai.queries.penempatan import atasan_of
from tests.evaluasi.kelas_pasca import JATUH, Kantor, forms, publish_all
from tests.factories import make_pegawai, make_penempatan, make_unit

pytestmark = pytest.mark.django_db
NIHIL = Hasil(0, 0, 0)


@pytest.fixture
def kantor() -> Kantor:
    publish_all()
    return Kantor()


def leave(pegawai: Pegawai) -> None:
    Pegawai.objects.filter(pk=pegawai.pk).update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False).first())


def move_head(kantor: Kantor, day: date, baru: Pegawai) -> None:
    """From the day on somebody else leads the section."""
    Penempatan.objects.filter(pegawai=kantor.kabid).update(selesai=day)
    make_penempatan(baru, kantor.bidang, memimpin=True, mulai=day)


def test_forms_open_so_many_calendar_months_later_and_not_a_day_before(kantor: Kantor):
    kantor.graduate()
    assert refresh_penugasan(JATUH - timedelta(days=1)) == NIHIL
    assert refresh_penugasan(JATUH) == Hasil(4, 0, 0)
    assert refresh_penugasan(JATUH) == NIHIL
    row = PenugasanEvaluasi.objects.get(peran="atasan")
    assert (row.penilai, row.unit, row.dibuka, row.tenggat) == (kantor.kabid, kantor.bidang, JATUH, JATUH + timedelta(days=30))
    assert [peran for peran, _, _ in forms()] == ["alumnus", "atasan", "rekan", "rekan"]
    assert {nama for peran, nama, _ in forms() if peran == "rekan"} < {"Rekan 1", "Rekan 2", "Rekan 3"}


def test_what_is_missed_is_made_up_for_three_months(kantor: Kantor):
    kantor.graduate()
    assert refresh_penugasan(date(2026, 12, 31)) == NIHIL
    assert refresh_penugasan(date(2026, 12, 30)).dibuka == 4


@pytest.mark.parametrize(
    ("aturan", "buka"),
    [({"is_aktif": False}, []), ({"bulan": 3, "jumlah_rekan": 0, "jumlah_bawahan": 0}, ["alumnus", "atasan"])],
)
def test_a_programmes_own_rule_comes_first(kantor: Kantor, aturan: dict[str, object], buka: list[str]):
    kantor.graduate()
    AturanPasca.objects.create(program=kantor.angkatan.program, **aturan)
    refresh_penugasan(date(2026, 6, 30))
    assert [peran for peran, _, _ in forms()] == buka


@pytest.mark.parametrize("status", ["tidak_lulus", "tidak_hadir", "dibatalkan"])
def test_only_graduates_are_asked_about(kantor: Kantor, status: str):
    kantor.graduate(status=status)
    assert refresh_penugasan(JATUH) == NIHIL


def test_a_head_is_seen_by_the_head_above_the_heads_beside_and_the_staff_below(kantor: Kantor):
    beside = make_pegawai("Kabid lain", unit=make_unit("Bidang lain", kantor.dinas), memimpin=True)
    below = make_pegawai("Kasi", unit=make_unit("Seksi", kantor.bidang), memimpin=True)
    AturanPasca.objects.update(jumlah_bawahan=5)
    kantor.graduate(kantor.kabid)
    refresh_penugasan(JATUH)
    found = {(peran, nama) for peran, nama, _ in forms()}
    staff = {("bawahan", nama) for nama in (below.nama, "Alumnus", "Rekan 1", "Rekan 2", "Rekan 3")}
    assert found == {("alumnus", "Kabid"), ("atasan", "Kadis"), ("rekan", beside.nama), *staff}


def test_a_colleague_who_acts_as_head_is_asked_as_supervisor_only(kantor: Kantor):
    Penempatan.objects.filter(pegawai=kantor.kabid).update(selesai=JATUH)
    make_penempatan(kantor.rekan[0], kantor.bidang, status="plt", memimpin=True)
    AturanPasca.objects.update(jumlah_rekan=5)
    kantor.graduate()
    refresh_penugasan(JATUH)
    found = sorted((peran, nama) for peran, nama, _ in forms())
    assert found == [("alumnus", "Alumnus"), ("atasan", "Rekan 1"), ("rekan", "Rekan 2"), ("rekan", "Rekan 3")]


def test_the_top_has_nobody_above(kantor: Kantor):
    kantor.graduate(kantor.kadis)
    refresh_penugasan(JATUH)
    assert [row[:2] for row in forms(peran__in=["alumnus", "atasan"])] == [("alumnus", "Kadis")]


def test_the_supervisor_of_many_is_the_one_that_each_persons_page_names(kantor: Kantor):
    make_penempatan(kantor.rekan[0], make_unit("Tanpa kepala", kantor.bidang), status="plt", memimpin=True)
    people = [*kantor.rekan, kantor.alumnus, kantor.kabid, kantor.kadis, make_pegawai(unit=make_unit("Sub", kantor.bidang))]
    alone = {row.pk: found.pegawai_id for row in people if (found := atasan_of(row, JATUH))}
    assert find_atasan([row.pk for row in people], JATUH) == alone


def test_a_new_supervisor_gets_the_open_form_and_the_trace_stays(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    baru, day = make_pegawai("Kabid baru"), JATUH + timedelta(days=25)
    move_head(kantor, day, baru)
    assert refresh_penugasan(day - timedelta(days=1)) == NIHIL
    assert refresh_penugasan(day) == Hasil(0, 1, 0)
    assert refresh_penugasan(day) == NIHIL
    assert forms(peran="atasan") == [("atasan", "Kabid", "dialihkan"), ("atasan", "Kabid baru", "terbuka")]
    row = PenugasanEvaluasi.objects.get(penilai=baru)
    assert (row.menggantikan.penilai, row.menggantikan.alasan_tutup) == (kantor.kabid, segarkan.BERGANTI)
    assert (row.dibuka, row.tenggat) == (day, day + timedelta(days=14))  # two weeks at least


def test_a_form_that_was_sent_does_not_move(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    PenugasanEvaluasi.objects.filter(peran="atasan").update(status="selesai", dikirim_pada="2026-10-01T09:00+07:00")
    move_head(kantor, JATUH + timedelta(days=3), make_pegawai("Kabid baru"))
    assert refresh_penugasan(JATUH + timedelta(days=3)) == NIHIL


def test_a_supervisor_who_leaves_hands_over_to_the_one_above(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    leave(kantor.kabid)
    assert refresh_penugasan(JATUH) == Hasil(0, 1, 0)
    assert forms(peran="atasan", status="terbuka") == [("atasan", "Kadis", "terbuka")]


def test_without_any_supervisor_the_form_closes_and_opens_again_with_one(kantor: Kantor):
    kantor.graduate(kantor.kabid)
    refresh_penugasan(JATUH)
    leave(kantor.kadis)
    assert refresh_penugasan(JATUH) == Hasil(0, 0, 1)
    assert reasons(peran="atasan") == [segarkan.TANPA_ATASAN]
    make_penempatan(make_pegawai("Plt Kadis"), kantor.dinas, status="plt", memimpin=True)
    assert refresh_penugasan(JATUH) == Hasil(1, 0, 0)


def reasons(**where: object) -> list[str]:
    return list(PenugasanEvaluasi.objects.filter(status="ditutup", **where).order_by("pk").values_list("alasan_tutup", flat=True))


def test_a_graduate_who_leaves_closes_all_forms_about_him(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    leave(kantor.alumnus)
    assert refresh_penugasan(JATUH) == Hasil(0, 0, 4)
    assert reasons() == [segarkan.ALUMNUS_KELUAR] * 4
    assert refresh_penugasan(JATUH) == NIHIL


def test_a_colleague_who_leaves_closes_his_form_only(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    leave(PenugasanEvaluasi.objects.filter(peran="rekan").first().penilai)
    assert refresh_penugasan(JATUH) == Hasil(0, 0, 1)
    assert reasons() == [segarkan.PENILAI_KELUAR]


def test_a_result_that_is_taken_back_closes_the_forms_and_set_again_opens_them(kantor: Kantor):
    row = kantor.graduate()
    refresh_penugasan(JATUH)
    Pendaftaran.objects.filter(pk=row.pk).update(status="hadir")
    assert refresh_penugasan(JATUH) == Hasil(0, 0, 4)
    assert reasons() == [segarkan.TAK_LULUS] * 4
    Pendaftaran.objects.filter(pk=row.pk).update(status="lulus")
    assert refresh_penugasan(JATUH) == Hasil(4, 0, 0)


def test_sixty_days_after_the_deadline_a_form_closes_and_stays_closed(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    last = JATUH + timedelta(days=90)
    assert refresh_penugasan(last) == NIHIL
    assert refresh_penugasan(last + timedelta(days=1)) == Hasil(0, 0, 4)
    assert reasons() == [segarkan.LEWAT] * 4
    PenugasanEvaluasi.objects.update(alasan_tutup=segarkan.LEWAT)
    assert refresh_penugasan(last) == NIHIL


def test_what_was_late_on_an_earlier_day_is_told_as_it_was_told_then(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    days = [JATUH + timedelta(days=n) for n in range(25, 95)]
    told = {}
    for day in days:
        told[day] = PenugasanEvaluasi.objects.lewat_pada(day).count()
        if day == days[20]:
            answered = PenugasanEvaluasi.objects.terbuka().earliest("pk")
            PenugasanEvaluasi.objects.filter(pk=answered.pk).update(
                status="selesai", dikirim_pada=datetime.combine(day, datetime.min.time(), waktu.zone()) + timedelta(hours=9)
            )
        refresh_penugasan(day)
    assert set(told.values()) == {0, 3, 4}
    assert told == {day: PenugasanEvaluasi.objects.lewat_pada(day).count() for day in days}


def test_without_a_published_version_nobody_is_asked():
    kantor = Kantor()
    Instrumen.objects.update(is_aktif=False)
    kantor.graduate()
    assert refresh_penugasan(JATUH) == NIHIL


def test_the_draw_is_the_same_whoever_draws(kantor: Kantor):
    kantor.graduate()
    refresh_penugasan(JATUH)
    first = forms()
    PenugasanEvaluasi.objects.all().delete()
    refresh_penugasan(JATUH)
    assert forms() == first
