"""Sessions: JP by the rule, no room and no teacher twice, and what is told to whom."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from diklat.models import Angkatan, CatatanJP, HariLibur, Sesi
from diklat.services import jp as jp_services
from diklat.services import sesi as services
from pegawai.models import Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import mails, today
from tests.hari import PADA
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=pabrik.WIB)


def values(day: date | None = None, start: int = 8, end: int = 11, **changes: Any) -> dict[str, Any]:
    day = day or today(21)
    return {
        "judul": "Materi",
        "mulai": at(day, start),
        "selesai": at(day, end),
        "jp": None,
        "ruang": None,
        "tautan": "",
        "narasumber": None,
        **changes,
    }


@pytest.mark.parametrize(("menit", "jp"), [(44, 0), (45, 1), (89, 1), (90, 2), (180, 4), (210, 4)])
def test_a_jp_is_45_minutes_rounded_down(menit: int, jp: int) -> None:
    start = at(today(), 8)
    assert services.default_jp(start, start + timedelta(minutes=menit)) == jp


def test_create_numbers_by_time_and_sets_the_days(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    for day, judul in ((23, "C"), (21, "A"), (22, "B")):
        services.create_sesi(angkatan_id=angkatan.pk, data=values(today(day), judul=judul), by=by)
    assert list(angkatan.sesi_list.order_by("nomor").values_list("nomor", "judul", "jp")) == [(1, "A", 4), (2, "B", 4), (3, "C", 4)]
    angkatan.refresh_from_db()
    assert (angkatan.mulai, angkatan.selesai) == (today(21), today(23))


def test_a_written_jp_stands(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    assert services.create_sesi(angkatan_id=angkatan.pk, data=values(jp=0), by=by).jp == 0


@pytest.mark.parametrize(("kind", "code"), [("ruang", "ruang_dipakai"), ("narasumber", "narasumber_dipakai")])
def test_a_taken_room_or_teacher_is_refused_and_both_bookings_are_named(by: Pengguna, kind: str, code: str) -> None:
    place = pabrik.make_ruang("Aula") if kind == "ruang" else pabrik.make_narasumber("Aula")
    held = pabrik.make_angkatan(pabrik.make_program("Kearsipan"), status="draf")
    services.create_sesi(angkatan_id=held.pk, data=values(judul="Arsip", **{kind: place}), by=by)
    wanted = pabrik.make_angkatan(pabrik.make_program("Keuangan"), status="draf")
    with pytest.raises(ValidationError) as refusal:
        services.create_sesi(angkatan_id=wanted.pk, data=values(start=10, end=12, judul="Kas", **{kind: place}), by=by)
    (error,) = refusal.value.error_dict[kind]
    text = str(error.message)
    assert error.code == code
    assert f"Kearsipan, Angkatan I Tahun {PADA.year}, sesi 1 “Arsip”" in text
    assert f"Keuangan, Angkatan I Tahun {PADA.year}, sesi 1 “Kas”" in text
    assert "08.00–11.00" in text
    assert "10.00–12.00" in text
    assert wanted.sesi_list.count() == 0


def test_adjacent_sessions_share_a_room_and_a_teacher(by: Pengguna) -> None:
    place = {"ruang": pabrik.make_ruang(), "narasumber": pabrik.make_narasumber()}
    for start, end in ((8, 10), (10, 12)):
        services.create_sesi(angkatan_id=pabrik.make_angkatan(status="draf").pk, data=values(start=start, end=end, **place), by=by)
    assert Sesi.objects.count() == 2


def test_a_session_does_not_clash_with_itself(by: Pengguna) -> None:
    sesi = services.create_sesi(angkatan_id=pabrik.make_angkatan(status="draf").pk, data=values(ruang=pabrik.make_ruang()), by=by)
    moved = services.update_sesi(sesi_id=sesi.pk, data=values(start=9, end=12, ruang=sesi.ruang), by=by)
    assert timezone.localtime(moved.mulai).hour == 9


def make_clash(kind: str, angkatan: Angkatan) -> dict[str, Any]:
    """What a session from eight to eleven of the batch collides with, and what it needs for that."""
    if kind == "sesi_bersamaan":
        pabrik.make_sesi(angkatan, today(21), 10)
        return {}
    if kind == "hari_libur":
        HariLibur.objects.create(tanggal=today(21), nama="Hari Uji")
        return {}
    other, person = pabrik.make_angkatan(), factories.make_pegawai("Ani")
    if kind == "peserta":
        pabrik.make_pendaftaran(angkatan, person)
    if kind in ("peserta", "pengajar"):
        pabrik.make_pendaftaran(other, person)
    field = kind.removesuffix("_dipakai")
    place = {"ruang": pabrik.make_ruang(), "narasumber": pabrik.make_narasumber()}.get(field)
    wanted = {field: place} if place else {}
    pabrik.make_sesi(other, today(21), 10, **wanted)
    return {"narasumber": pabrik.make_narasumber(pegawai=person)} if kind == "pengajar" else wanted


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("ruang_dipakai", "ruang_dipakai"),
        ("narasumber_dipakai", "narasumber_dipakai"),
        ("sesi_bersamaan", "sesi_bersamaan"),
        ("peserta", "orang_bentrok"),
        ("pengajar", "orang_bentrok"),
        ("hari_libur", "hari_libur"),
    ],
)
def test_whatever_a_session_collides_with_is_refused_until_somebody_says_why(by: Pengguna, kind: str, code: str) -> None:
    angkatan = pabrik.make_angkatan()
    data = values(**make_clash(kind, angkatan))
    assert codes_of(services.create_sesi, angkatan_id=angkatan.pk, data=data, by=by) == [code]
    sesi = services.create_sesi(angkatan_id=angkatan.pk, data={**data, "alasan_bentrok": " Ruang dibagi dua "}, by=by)
    assert Sesi.objects.get(pk=sesi.pk).alasan_bentrok == "Ruang dibagi dua"
    services.update_sesi(sesi_id=sesi.pk, data={"judul": "Lain"}, by=by)  # neither time nor place: nothing new to say
    moved = services.update_sesi(sesi_id=sesi.pk, data={**data, "mulai": at(today(22), 8), "selesai": at(today(22), 11)}, by=by)
    assert moved.alasan_bentrok == ""
    assert codes_of(services.update_sesi, sesi_id=sesi.pk, data=data, by=by) == [code]


def test_a_reason_that_nothing_asked_for_is_not_kept(by: Pengguna) -> None:
    data = values(alasan_bentrok="Tidak perlu")
    assert services.create_sesi(angkatan_id=pabrik.make_angkatan().pk, data=data, by=by).alasan_bentrok == ""


def test_a_weekend_is_no_working_day(by: Pengguna) -> None:
    saturday = today(21) + timedelta(days=(5 - today(21).weekday()) % 7)
    assert codes_of(services.create_sesi, angkatan_id=pabrik.make_angkatan().pk, data=values(saturday), by=by) == ["hari_libur"]


@pytest.mark.parametrize("kind", ["ruang", "narasumber"])
def test_the_database_holds_the_law_without_the_service(kind: str) -> None:
    """Control: without the constraint both rows are stored."""
    place = pabrik.make_ruang() if kind == "ruang" else pabrik.make_narasumber()
    pabrik.make_sesi(pabrik.make_angkatan(), **{kind: place})
    with pytest.raises(IntegrityError), transaction.atomic():
        pabrik.make_sesi(pabrik.make_angkatan(), jam=10, **{kind: place})
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE diklat_sesi DROP CONSTRAINT sesi_{kind}_sekali")
    pabrik.make_sesi(pabrik.make_angkatan(), jam=10, **{kind: place})
    assert Sesi.objects.filter(**{kind: place}).count() == 2


def test_a_new_time_of_an_open_batch_is_told_once_per_change(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    sesi = pabrik.make_sesi(angkatan, today(21))
    person = pabrik.make_pendaftaran(angkatan, factories.make_pegawai()).pegawai
    services.update_sesi(sesi_id=sesi.pk, data=values(today(21), 8, 11, jp=4), by=by)
    assert mails("angkatan_berubah") == []
    services.update_sesi(sesi_id=sesi.pk, data=values(today(21), 9, 12, jp=4), by=by)
    (mail,) = mails("angkatan_berubah")
    assert (mail.pegawai, mail.ke, Angkatan.objects.get().versi_jadwal) == (person, 2, 2)
    assert ("08.00–11.00" in mail.data["perubahan"][0]["lama"], "09.00–12.00" in mail.data["perubahan"][0]["baru"]) == (True, True)


def test_another_teacher_is_invited_and_people_are_not_bothered(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    sesi = pabrik.make_sesi(angkatan)
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai())
    guru = pabrik.make_narasumber(pegawai=factories.make_pegawai())
    services.update_sesi(sesi_id=sesi.pk, data={"narasumber": guru}, by=by)
    (mail,) = mails("pengajar_diundang")
    assert (mail.pegawai, mail.data, mails("angkatan_berubah")) == (guru.pegawai, {"narasumber": guru.pk, "sesi": [sesi.pk]}, [])


def test_who_teaches_a_session_does_not_set_its_jp(by: Pengguna) -> None:
    sesi = pabrik.make_sesi(pabrik.make_angkatan(), narasumber=pabrik.make_narasumber(pengguna=by))
    assert codes_of(services.update_sesi, sesi_id=sesi.pk, data={"jp": sesi.jp + 1}, by=by) == ["sendiri"]
    services.update_sesi(sesi_id=sesi.pk, data={"judul": "Etika"}, by=by)


def test_nothing_is_told_about_a_draft(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    sesi = services.create_sesi(angkatan_id=angkatan.pk, data=values(narasumber=pabrik.make_narasumber(email="a@contoh.id")), by=by)
    services.update_sesi(sesi_id=sesi.pk, data=values(today(22)), by=by)
    services.delete_sesi(sesi_id=sesi.pk, by=by)
    assert (mails("pengajar_diundang"), mails("angkatan_berubah")) == ([], [])


def test_attendance_fixes_time_and_place_but_jp_counts_again(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="berjalan", pendaftaran_sampai=today(-5), pendaftaran_mulai=today(-9))
    sesi = pabrik.make_sesi(angkatan, today(-1))
    row = pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "hadir")
    pabrik.make_kehadiran(sesi, row)
    jp_services.refresh_jp(pegawai_ids=[row.pegawai_id])
    for change in ({"mulai": sesi.mulai - timedelta(hours=1)}, {"ruang": pabrik.make_ruang()}):
        assert codes_of(services.update_sesi, sesi_id=sesi.pk, data=change, by=by) == ["kehadiran_tercatat"]
    assert codes_of(services.delete_sesi, sesi_id=sesi.pk, by=by) == ["kehadiran_tercatat"]
    services.update_sesi(sesi_id=sesi.pk, data={"jp": 2}, by=by)
    assert CatatanJP.objects.get(pegawai=row.pegawai).jp == 2


def test_delete_renumbers_and_keeps_one_session_of_an_open_batch(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    first, second = pabrik.make_sesi(angkatan, today(21)), pabrik.make_sesi(angkatan, today(22))
    services.delete_sesi(sesi_id=first.pk, by=by)
    second.refresh_from_db()
    angkatan.refresh_from_db()
    assert (second.nomor, angkatan.mulai, angkatan.versi_jadwal) == (1, today(22), 2)
    assert codes_of(services.delete_sesi, sesi_id=second.pk, by=by) == ["sesi_terakhir"]


def test_refusals_of_the_state_and_of_dates(by: Pengguna) -> None:
    over = pabrik.make_angkatan(status="selesai")
    assert codes_of(services.create_sesi, angkatan_id=over.pk, data=values(), by=by) == ["status"]
    angkatan = pabrik.make_angkatan(pendaftaran_sampai=today(14))
    pabrik.make_sesi(angkatan, today(20))
    assert codes_of(services.create_sesi, angkatan_id=angkatan.pk, data=values(today(13)), by=by) == ["pendaftaran_sesudah_sesi"]
    assert codes_of(services.create_sesi, angkatan_id=angkatan.pk, data=values(start=11, end=11), by=by) == ["waktu"]
    assert angkatan.sesi_list.count() == 1
