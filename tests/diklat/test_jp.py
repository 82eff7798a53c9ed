"""JP are derived from what happened by the rules of the day: kinds of counting, daily limit, years, and who was sent."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from diklat.models import AturanJP, CatatanJP, JenisDiklat, Kehadiran, PertemuanMentoring, Sesi
from diklat.queries import jp as queries
from diklat.queries.ketentuan import batas_jp
from diklat.services import jp as services
from pegawai.models import Pegawai
from tests.diklat.pabrik import (
    WIB,
    make_angkatan,
    make_kehadiran,
    make_mentoring,
    make_pendaftaran,
    make_program,
    make_riwayat,
    make_sesi,
)
from tests.factories import make_pegawai

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 4)
TEKNIS, SEMINAR, MENTORING, MANDIRI, MAGANG, ELEARNING = 3, 9, 15, 22, 10, 16


def attend(
    pegawai: Pegawai, *jam: int, siasn_id: int = TEKNIS, hari: date = HARI, status: str = "hadir", jalur: str = "mandiri", **sesi: Any
) -> list[Kehadiran]:
    """One batch with a session at each of these hours, attended."""
    angkatan = make_angkatan(make_program(siasn_id=siasn_id))
    row = make_pendaftaran(angkatan, pegawai, status, jalur=jalur)
    return [make_kehadiran(make_sesi(angkatan, hari, hour, **sesi), row) for hour in jam]


def lines(pegawai: Pegawai) -> list[tuple[date, int]]:
    services.refresh_jp(pegawai_ids=[pegawai.pk])
    return list(CatatanJP.objects.filter(pegawai=pegawai).order_by("tanggal", "pk").values_list("tanggal", "jp"))


def set_rule(siasn_id: int, mulai: date, **values: object) -> None:
    jenis = JenisDiklat.objects.get(siasn_id=siasn_id)
    AturanJP.objects.filter(jenis=jenis, berlaku_sampai=None).update(berlaku_sampai=mulai)
    AturanJP.objects.create(jenis=jenis, berlaku_mulai=mulai, **values)


def test_scheduled_hours_of_attended_sessions_only() -> None:
    pegawai = make_pegawai()
    first, second, third = attend(pegawai, 8, 11, 14)
    Kehadiran.objects.filter(pk=second.pk).update(status="I")
    Sesi.objects.filter(pk=third.sesi_id).update(is_batal=True)
    assert lines(pegawai) == [(HARI, 4)]
    assert CatatanJP.objects.get().kehadiran == first


@pytest.mark.parametrize("status", ["ditolak", "dibatalkan", "angkatan_batal"])
def test_nothing_for_who_dropped_out(status: str) -> None:
    pegawai = make_pegawai()
    attend(pegawai, 8, status=status)
    assert lines(pegawai) == []


@pytest.mark.parametrize(("menit", "jp"), [(44, []), (45, [1]), (89, [1]), (90, [2]), (180, [4])])
def test_length_of_a_seminar_counts_by_full_45_minutes(menit: int, jp: list[int]) -> None:
    pegawai = make_pegawai()
    (row,) = attend(pegawai, 8, siasn_id=SEMINAR)
    Sesi.objects.filter(pk=row.sesi_id).update(selesai=row.sesi.mulai + timedelta(minutes=menit))
    assert [amount for _, amount in lines(pegawai)] == jp


def test_fixed_amount_per_meeting_and_once_per_assignment() -> None:
    satu, dua = make_pegawai(), make_pegawai()
    set_rule(24, date(2026, 1, 1), cara="pertemuan", jp=3)
    attend(satu, 8, 13, siasn_id=24)
    attend(dua, 8, 13, siasn_id=MAGANG, lama=2)
    assert [amount for _, amount in lines(satu)] == [3, 3]
    assert [amount for _, amount in lines(dua)] == [20]


def test_daily_limit_cuts_in_the_order_of_the_day_and_says_so() -> None:
    pegawai = make_pegawai()
    late, early, last = attend(pegawai, 13, 8, 18)
    assert sorted(amount for _, amount in lines(pegawai)) == [2, 4, 4]
    counted = dict(CatatanJP.objects.values_list("kehadiran", "jp"))
    assert counted == {early.pk: 4, late.pk: 4, last.pk: 2}
    attend(pegawai, 16, siasn_id=8)  # another kind has a limit of its own
    assert sorted(amount for _, amount in lines(pegawai)) == [2, 4, 4, 4]


def test_a_session_that_the_limit_cuts_to_nothing_stays_visible_with_0() -> None:
    pegawai = make_pegawai()
    attend(pegawai, 8, 13, jp=10)
    assert [amount for _, amount in lines(pegawai)] == [10, 0]


def test_the_day_is_the_local_one_and_decides_the_rule_and_the_year() -> None:
    pegawai = make_pegawai()
    set_rule(TEKNIS, date(2027, 1, 1), cara="pertemuan", jp=1)
    attend(pegawai, 6, 23, hari=date(2026, 12, 31), lama=1)
    attend(pegawai, 0, 6, hari=date(2027, 1, 1), lama=1)  # midnight in Jakarta is still 2026 in UTC
    assert lines(pegawai) == [(date(2026, 12, 31), 4)] * 2 + [(date(2027, 1, 1), 1)] * 2
    assert list(CatatanJP.objects.order_by("pk").values_list("tahun", flat=True)) == [2026, 2026, 2027, 2027]


def test_mentoring_counts_for_both_once_both_confirmed() -> None:
    mentor, mentee = make_pegawai(), make_pegawai()
    meeting = PertemuanMentoring.objects.create(
        mentoring=make_mentoring(mentor, mentee), tanggal=HARI, topik="Awal", dicatat_oleh=mentor, mentor_setuju=timezone.now()
    )
    assert lines(mentor) == []
    PertemuanMentoring.objects.filter(pk=meeting.pk).update(mentee_setuju=timezone.now())
    assert lines(mentor) == lines(mentee) == [(HARI, 2)]
    assert queries.jp_of([mentor.pk, mentee.pk], 2026) == {mentor.pk: (2, 0), mentee.pk: (2, 0)}


def test_training_elsewhere_counts_once_verified_and_within_the_daily_limit() -> None:
    pegawai = make_pegawai()
    row = make_riwayat(pegawai, jp=30, mulai=HARI, selesai=HARI + timedelta(days=2))
    assert lines(pegawai) == []
    row.status = "diverifikasi"
    row.save()
    assert lines(pegawai) == [(HARI + timedelta(days=2), 24)]  # 8 a day


@pytest.mark.parametrize(
    ("mulai", "selesai", "jp", "expected"),
    [
        (date(2026, 12, 30), date(2027, 1, 1), 10, [(date(2026, 12, 31), 6), (date(2027, 1, 1), 4)]),
        (date(2026, 12, 31), date(2027, 1, 2), 10, [(date(2026, 12, 31), 3), (date(2027, 1, 2), 7)]),
        (date(2026, 12, 31), date(2027, 1, 1), 1, [(date(2027, 1, 1), 1)]),
        (date(2025, 12, 31), date(2027, 1, 1), 367, [(date(2025, 12, 31), 1), (date(2026, 12, 31), 365), (date(2027, 1, 1), 1)]),
    ],
)
def test_a_course_over_new_year_splits_by_days(mulai: date, selesai: date, jp: int, expected: list[tuple[date, int]]) -> None:
    pegawai = make_pegawai()
    make_riwayat(pegawai, mulai=mulai, selesai=selesai, jp=jp, status="diverifikasi")
    assert lines(pegawai) == expected


def test_an_assignment_elsewhere_is_worth_the_fixed_amount_at_most() -> None:
    pegawai = make_pegawai()
    jenis = JenisDiklat.objects.get(siasn_id=MAGANG)
    make_riwayat(pegawai, jenis=jenis, mulai=HARI, selesai=HARI, jp=500, status="diverifikasi")
    assert lines(pegawai) == [(HARI, 20)]


def test_before_the_first_rule_the_certificate_counts_as_it_is() -> None:
    pegawai = make_pegawai()
    day = date(2018, 5, 5)
    make_riwayat(pegawai, mulai=day, selesai=day, jp=12, status="diverifikasi")
    assert lines(pegawai) == [(day, 12)]


@pytest.mark.parametrize(
    ("siasn_id", "jalur", "persetujuan", "assigned"),
    [
        (TEKNIS, "mandiri", "tanpa", False),
        (TEKNIS, "mandiri", "atasan", True),
        (TEKNIS, "mandiri", "atasan_pengelola", True),
        (TEKNIS, "atasan", "tanpa", True),
        (TEKNIS, "pengelola", "tanpa", True),
        (TEKNIS, "impor", "tanpa", True),
        (TEKNIS, "pengganti", "tanpa", True),
        (MANDIRI, "pengelola", "atasan", False),
        (ELEARNING, "mandiri", "tanpa", False),
        (ELEARNING, "mandiri", "atasan", True),
        (ELEARNING, "pengelola", "tanpa", True),
    ],
)
def test_who_was_sent_and_who_learned_on_his_own(siasn_id: int, jalur: str, persetujuan: str, assigned: bool) -> None:
    pegawai = make_pegawai()
    (row,) = attend(pegawai, 8, siasn_id=siasn_id, jalur=jalur)
    program = row.sesi.angkatan.program
    program.persetujuan = persetujuan
    program.save()
    services.refresh_jp(pegawai_ids=[pegawai.pk])
    assert CatatanJP.objects.get().is_penugasan is assigned


def test_twice_is_nothing_new_and_unchanged_rows_keep_their_keys() -> None:
    pegawai = make_pegawai()
    first, second = attend(pegawai, 8, 13)
    lines(pegawai)
    before = dict(CatatanJP.objects.values_list("kehadiran", "pk"))
    Sesi.objects.filter(pk=second.sesi_id).update(jp=2)
    services.refresh_jp(pegawai_ids=[pegawai.pk, pegawai.pk])
    services.refresh_jp(pegawai_ids=None)
    assert dict(CatatanJP.objects.values_list("kehadiran", "pk")) == before
    assert dict(CatatanJP.objects.values_list("kehadiran", "jp")) == {first.pk: 4, second.pk: 2}
    Kehadiran.objects.filter(pk=first.pk).update(status="T")
    assert lines(pegawai) == [(HARI, 2)]


def test_a_session_moved_to_another_year_takes_its_line_along() -> None:
    pegawai = make_pegawai()
    (row,) = attend(pegawai, 8)
    lines(pegawai)
    moved = datetime(2027, 2, 1, 8, tzinfo=WIB)
    Sesi.objects.filter(pk=row.sesi_id).update(mulai=moved, selesai=moved + timedelta(hours=3))
    assert lines(pegawai) == [(date(2027, 2, 1), 4)]


def test_refresh_of_nobody_and_of_others_changes_nothing() -> None:
    pegawai, other = make_pegawai(), make_pegawai()
    attend(pegawai, 8)
    services.refresh_jp(pegawai_ids=[])
    services.refresh_jp(pegawai_ids=[other.pk])
    assert not CatatanJP.objects.exists()


def test_jp_of_a_year_up_to_a_day() -> None:
    pegawai, none = make_pegawai(), make_pegawai()
    attend(pegawai, 8, jalur="atasan")
    attend(pegawai, 8, hari=date(2026, 5, 1))
    attend(pegawai, 8, hari=date(2025, 5, 1))
    services.refresh_jp(pegawai_ids=None)
    assert queries.jp_of([pegawai.pk, none.pk], 2026) == {pegawai.pk: (8, 4), none.pk: (0, 0)}
    assert queries.jp_of([pegawai.pk], 2026, HARI) == {pegawai.pk: (4, 4)}
    assert queries.jp_of([pegawai.pk], 2026, HARI - timedelta(days=1)) == {pegawai.pk: (0, 0)}


def test_target_by_kind_of_asn_and_day() -> None:
    pns = make_pegawai()
    assert queries.target_of(pns, HARI).paling_sedikit == 20  # type: ignore[union-attr]
    assert batas_jp("PPPK", HARI) == 24
    assert queries.target_of(pns, date(2019, 12, 31)) is None
