"""Events that are easily read wrong: each rule on the person as they were, each source once, whoever it belongs to now."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from diklat.models import PertemuanMentoring, Sesi, Transisi
from evaluasi.models import KomponenNilai, NilaiKomponen, PartisipasiSurvei, Survei
from insentif.models import AturanPoin, VersiAturan
from insentif.services import hitung
from pegawai.models import Pegawai
from tests.diklat.pabrik import (
    make_angkatan,
    make_kehadiran,
    make_mentoring,
    make_narasumber,
    make_pendaftaran,
    make_program,
    make_sesi,
)
from tests.evaluasi.pabrik import make_pengerjaan, make_penugasan, make_survei, make_ujian
from tests.factories import make_pegawai, make_pengguna
from tests.insentif.pabrik import HARI, hidup, make_lulus, saldo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def publish(mulai: date, *aturan: dict[str, Any]) -> VersiAturan:
    nomor = VersiAturan.objects.count() + 1
    versi = VersiAturan.objects.create(nomor=nomor, berlaku_mulai=mulai, kedudukan=["01", "71"])
    for number, values in enumerate(aturan):
        AturanPoin.objects.create(versi=versi, **{"nama": f"Aturan {number}", **values})
    VersiAturan.objects.filter(pk=versi.pk).update(status="terbit", diterbitkan_pada=timezone.now())
    return versi


def poin(pegawai: Pegawai, awalan: str) -> list[int]:
    return [value for sumber, value in hidup(pegawai).items() if sumber.startswith(awalan)]


def cancel(pegawai: Pegawai, mulai: date, hari: date, *, by: Any, dari: str = "terdaftar") -> None:
    row = make_lulus(pegawai, jp=0, hari=mulai, status="dibatalkan")
    at = timezone.make_aware(timezone.datetime(hari.year, hari.month, hari.day, 9))
    Transisi.objects.create(pendaftaran=row, aksi="batalkan", dari=dari, ke="dibatalkan", oleh=by, waktu=at)


def test_a_late_cancellation_costs_once_by_the_nearest_threshold():
    publish(
        date(2026, 1, 1),
        {"kejadian": "lulus", "poin": 1, "batas_tahun": 60},
        {"kejadian": "mangkir", "poin": -5, "ambang": 3},
        {"kejadian": "mangkir", "poin": -2, "ambang": 7},
    )
    rina = make_pegawai("Rina")
    akun = make_pengguna(pegawai=rina)
    make_lulus(rina, jp=40, hari=HARI - timedelta(days=30))
    for days in (0, 2, 3, 6, 7):
        cancel(rina, HARI, HARI - timedelta(days=days), by=akun)
    hitung.recalculate()
    assert sorted(poin(rina, "mangkir")) == [-5, -5, -2, -2]


def test_only_who_had_a_seat_and_left_it_himself_pays():
    rina = make_pegawai("Rina")
    akun, office = make_pengguna(pegawai=rina), make_pengguna("pengelola")
    make_lulus(rina, jp=40, hari=HARI - timedelta(days=30))
    cancel(rina, HARI, HARI, by=office)
    cancel(rina, HARI, HARI, by=akun, dari="diajukan")
    excused = make_lulus(rina, jp=0, status="tidak_hadir")
    make_kehadiran(excused.angkatan.sesi_list.get(), excused, "S")
    hitung.recalculate()
    assert poin(rina, "mangkir") == []


def test_deductions_may_have_a_cap_too():
    publish(date(2026, 1, 1), {"kejadian": "lulus", "poin": 1}, {"kejadian": "mangkir", "poin": -5, "ambang": 3, "batas_tahun": 8})
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=40, hari=HARI - timedelta(days=30))
    for days in range(3):
        make_lulus(rina, jp=0, hari=HARI + timedelta(days=days), status="tidak_hadir")
    hitung.recalculate()
    assert (poin(rina, "mangkir"), saldo(rina)) == ([-5, -3, 0], 32)


@pytest.mark.parametrize(("jp", "counted"), [(60, [30, 30]), (61, [30, 30])])
def test_one_point_above_the_cap_is_one_too_many(jp: int, counted: list[int]):
    publish(date(2026, 1, 1), {"kejadian": "lulus", "poin": 1, "batas_tahun": 60})
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=30)
    make_lulus(rina, jp=jp - 30, hari=HARI + timedelta(days=7))
    hitung.recalculate()
    assert (poin(rina, "lulus"), saldo(rina)) == (counted, 60)


@pytest.mark.parametrize(("status", "cost"), [("I", []), ("S", []), ("T", [-5])])
def test_leave_excuses_an_absence_as_illness_does(status: str, cost: list[int]):
    publish(date(2026, 1, 1), {"kejadian": "lulus", "poin": 1}, {"kejadian": "mangkir", "poin": -5, "ambang": 3})
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=10)
    away = make_lulus(rina, jp=0, hari=HARI + timedelta(days=7), status="tidak_hadir")
    make_kehadiran(away.angkatan.sesi_list.get(), away, status)
    hitung.recalculate()
    assert poin(rina, "mangkir") == cost


def test_two_targets_within_one_jp_are_two_sources():
    publish(
        date(2026, 1, 1),
        {"kejadian": "target_jp", "poin": 3, "ambang": 20},
        {"kejadian": "target_jp", "poin": 4, "ambang": "20.5"},
    )
    rina = make_pegawai("Rina")
    make_lulus(rina, jp=20)
    make_lulus(rina, jp=1, hari=HARI + timedelta(days=1))
    hitung.recalculate()
    assert hidup(rina) == {f"target:2026:{rina.pk}:20": 3, f"target:2026:{rina.pk}:20.5": 4}


def test_a_session_that_gets_another_teacher_takes_its_points_along(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hitung, "BAGIAN", 1)
    new, old = make_pegawai("Baru"), make_pegawai("Lama")  # the new one is reckoned first
    sesi = make_sesi(make_angkatan(), HARI, narasumber=make_narasumber(pegawai=old))
    for _ in range(5):
        make_kehadiran(sesi, make_pendaftaran(sesi.angkatan, make_pegawai(), "hadir"))
    hitung.recalculate()
    assert (saldo(old), saldo(new)) == (5, 0)
    Sesi.objects.filter(pk=sesi.pk).update(narasumber=make_narasumber(pegawai=new))
    hitung.recalculate()
    assert (saldo(old), saldo(new)) == (0, 5)


def test_four_listeners_are_no_sharing_and_those_away_do_not_count():
    rina = make_pegawai("Rina")
    sesi = make_sesi(make_angkatan(), HARI, narasumber=make_narasumber(pegawai=rina))
    for status in "HHHHIST":
        make_kehadiran(sesi, make_pendaftaran(sesi.angkatan, make_pegawai(), "hadir"), status)
    hitung.recalculate()
    assert saldo(rina) == 0


def test_the_kind_of_employment_counts_as_it_was_on_the_day():
    """Who was a PPPK when the JP were reached did not have the target of a PNS."""
    rina = make_pegawai("Rina", jenis_asn="PPPK")
    make_lulus(rina, jp=20, hari=TODAY() - timedelta(days=2))
    rina.jenis_asn = "PNS"
    rina.save(update_fields=["jenis_asn"])
    rina.nama = "Rina W"
    rina.save(update_fields=["nama"])
    hitung.recalculate()
    assert poin(rina, "target") == []
    budi = make_pegawai("Budi")
    make_lulus(budi, jp=20, hari=TODAY() - timedelta(days=2))
    budi.jenis_asn = "PPPK"
    budi.save(update_fields=["jenis_asn"])
    hitung.recalculate()
    assert poin(budi, "target") == [10]


def test_points_stay_when_nobody_is_of_that_kind_any_more():
    rina = make_pegawai("Rina", jenis_asn="CPNS")
    make_lulus(rina, jp=10, hari=TODAY() - timedelta(days=2))
    hitung.recalculate()
    rina.jenis_asn = "PNS"
    rina.save(update_fields=["jenis_asn"])
    assert (hitung.recalculate().is_nihil, saldo(rina)) == (True, 10)


def test_a_cap_that_rises_within_the_year_leaves_room_for_what_it_gave():
    publish(date(2026, 1, 1), {"kejadian": "lulus", "poin": 1, "batas_tahun": 60})
    publish(date(2026, 7, 1), {"kejadian": "lulus", "poin": 1, "batas_tahun": 80})
    publish(date(2026, 9, 1), {"kejadian": "lulus", "poin": 1, "batas_tahun": 70})
    rina = make_pegawai("Rina")
    for jp, hari in ((100, date(2026, 2, 2)), (15, date(2026, 7, 2)), (15, date(2026, 8, 2)), (15, date(2026, 9, 2))):
        make_lulus(rina, jp=jp, hari=hari)
    hitung.recalculate()
    assert poin(rina, "lulus") == [60, 15, 5, 0]


def test_what_has_no_cap_does_not_use_up_the_cap_of_others():
    publish(
        date(2026, 1, 1),
        {"kejadian": "lulus", "poin": 1, "batas_tahun": 10, "kelompok_batas": "jp"},
        {"kejadian": "mentoring", "poin": 9, "kelompok_batas": "jp"},
    )
    rina = make_pegawai("Rina")
    both = {"mentor_setuju": timezone.now(), "mentee_setuju": timezone.now(), "dicatat_oleh": rina, "topik": "x"}
    PertemuanMentoring.objects.create(mentoring=make_mentoring(rina, make_pegawai()), tanggal=HARI - timedelta(days=1), **both)
    make_lulus(rina, jp=15)
    hitung.recalculate()
    assert list(hidup(rina).values()) == [9, 10]


def test_the_gain_compares_the_two_tests_not_the_weighted_score():
    program = make_program()
    parts = [("Tes", "post_test", 50), ("Sikap", "pengajar", 50)]
    tes, _ = [KomponenNilai.objects.create(program=program, nama=nama, sumber=sumber, bobot=bobot) for nama, sumber, bobot in parts]
    rows = [
        make_lulus(make_pegawai(jenis_asn="PPPK"), jp=1, program=program, nilai_awal=Decimal(50), nilai_akhir=Decimal(60)) for _ in range(3)
    ]
    NilaiKomponen.objects.create(pendaftaran=rows[0], komponen=tes, nilai=65)
    ujian = make_ujian(rows[1].angkatan)
    for percobaan, nilai in ((1, 85), (2, 70)):
        done = {"percobaan": percobaan, "status": "dikirim", "selesai": timezone.now(), "nilai": nilai}
        make_pengerjaan(ujian, rows[1], **done)
    hitung.recalculate()
    assert [poin(row.pegawai, "n_gain") for row in rows] == [[2], [5], []]


def test_meetings_count_for_the_mentor_when_both_have_confirmed():
    mentor, mentee = make_pegawai("Mentor"), make_pegawai("Mentee")
    mentoring = make_mentoring(mentor, mentee)
    now = timezone.now()
    for day, both in enumerate(((now, now), (now, None), (None, now))):
        values = dict(zip(("mentor_setuju", "mentee_setuju"), both, strict=True))
        PertemuanMentoring.objects.create(mentoring=mentoring, tanggal=HARI + timedelta(days=day), topik="x", dicatat_oleh=mentor, **values)
    hitung.recalculate()
    assert (poin(mentor, "temu"), saldo(mentee)) == ([3], 0)


def test_feedback_counts_once_the_survey_has_closed_and_forms_when_in_time():
    rina = make_pegawai("Rina")
    row = make_lulus(rina, jp=0)
    survei = make_survei(row.angkatan, buka=HARI, tutup=HARI + timedelta(days=7))
    PartisipasiSurvei.objects.create(survei=survei, pegawai=rina)
    at = timezone.make_aware(timezone.datetime(2026, 9, 10, 23, 30))
    for late, peran in enumerate(("alumnus", "atasan")):
        tenggat = at.date() - timedelta(days=late)
        make_penugasan(row, rina, peran, dibuka=HARI, tenggat=tenggat, status="selesai", dikirim_pada=at)
    hitung.recalculate()
    assert poin(rina, "umpan") + poin(rina, "pasca") == [3]
    Survei.objects.filter(pk=survei.pk).update(status="menunggu")
    hitung.recalculate()
    assert poin(rina, "umpan") + poin(rina, "pasca") == [2, 3]
