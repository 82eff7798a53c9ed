"""The life of a batch: every step refuses with a code, the clock moves it, and cancelling tells everybody."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from diklat.models import Angkatan, Minat, Sesi
from diklat.services import angkatan as services
from pegawai.models import Notifikasi, Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.hari import PADA
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db
STEPS = {
    "buka": services.open_angkatan,
    "pastikan": services.confirm_angkatan,
    "selesaikan": services.finish_angkatan,
    "tutup": services.close_angkatan,
}


@pytest.fixture
def by() -> Pengguna:
    return factories.make_pengguna("pengelola")


def today(days: int = 0) -> date:
    return timezone.localdate() + timedelta(days=days)


def mails(aturan: str) -> list[Notifikasi]:
    return list(Notifikasi.objects.filter(aturan=aturan).order_by("pk"))


def test_create_takes_the_next_number_and_keeps_a_draft(by: Pengguna) -> None:
    program = pabrik.make_program()
    data = {"kuota": 20, "pendaftaran_mulai": today(), "pendaftaran_sampai": today(7)}
    first, second = (services.create_angkatan(program=program, data=data, by=by) for _ in range(2))
    assert [(row.nomor, row.status, row.penanggung_jawab) for row in (first, second)] == [(1, "draf", by), (2, "draf", by)]
    assert first.sebutan == f"Angkatan I Tahun {PADA.year}"


@pytest.mark.parametrize(
    ("changes", "law"),
    [
        ({"pendaftaran_sampai": today(-1)}, "angkatan_pendaftaran_berurutan"),
        ({"minimum": 21, "minimum_tanggal": today()}, "angkatan_minimum_dalam_kuota"),
        ({"kuota": 0}, "angkatan_kuota_positif"),
    ],
)
def test_create_speaks_the_sentence_of_the_broken_law(by: Pengguna, changes: dict[str, Any], law: str) -> None:
    data = {"kuota": 20, "pendaftaran_mulai": today(), "pendaftaran_sampai": today(7), **changes}
    sentence = next(item.violation_error_message for item in Angkatan._meta.constraints if item.name == law)
    with pytest.raises(ValidationError) as refusal:
        services.create_angkatan(program=pabrik.make_program(), data=data, by=by)
    assert (refusal.value.messages, Angkatan.objects.count()) == ([sentence], 0)


def test_a_minimum_needs_its_date(by: Pengguna) -> None:
    data = {"kuota": 20, "minimum": 5, "pendaftaran_mulai": today(), "pendaftaran_sampai": today(7)}
    assert codes_of(services.create_angkatan, program=pabrik.make_program(), data=data, by=by) == ["minimum_tanpa_tanggal"]


def test_create_refuses_a_withdrawn_programme(by: Pengguna) -> None:
    program = pabrik.make_program(is_aktif=False)
    data = {"kuota": 20, "pendaftaran_mulai": today(), "pendaftaran_sampai": today(7)}
    assert codes_of(services.create_angkatan, program=program, data=data, by=by) == ["program_nonaktif"]


def test_update_keeps_the_dates_in_order_with_the_first_day(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(pendaftaran_sampai=today(5))
    pabrik.make_sesi(angkatan, today(10))
    for data, code in (
        ({"pendaftaran_sampai": today(11)}, "pendaftaran_sesudah_sesi"),
        ({"batas_batal": today(11)}, "batas_sesudah_mulai"),
        ({"minimum": 3, "minimum_tanggal": today(11)}, "minimum_sesudah_mulai"),
        ({"kuota": 40}, "kuota"),
    ):
        assert codes_of(services.update_angkatan, angkatan_id=angkatan.pk, data=data, by=by) == [code]
    updated = services.update_angkatan(angkatan_id=angkatan.pk, data={"pendaftaran_sampai": today(10), "tempat": "Aula"}, by=by)
    assert (updated.pendaftaran_sampai, updated.tempat) == (today(10), "Aula")


@pytest.mark.parametrize("status", ["selesai", "ditutup", "batal"])
def test_update_refuses_what_is_over(by: Pengguna, status: str) -> None:
    angkatan = pabrik.make_angkatan(status=status, alasan_batal="x")
    assert codes_of(services.update_angkatan, angkatan_id=angkatan.pk, data={"tempat": "Aula"}, by=by) == ["status"]


def test_open_tells_those_who_wished_for_it_and_those_who_teach(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    pabrik.make_sesi(angkatan, narasumber=pabrik.make_narasumber(email="guru@contoh.id"))
    Minat.objects.create(program=angkatan.program, pegawai=(wishing := factories.make_pegawai()))
    services.open_angkatan(angkatan_id=angkatan.pk, by=by)
    assert Angkatan.objects.get().status == "terbuka"
    assert [mail.pegawai for mail in mails("minat_dibuka")] == [wishing]
    assert [mail.alamat for mail in mails("pengajar_diundang")] == ["guru@contoh.id"]


def test_open_says_everything_that_is_in_the_way(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(
        pabrik.make_program(is_aktif=False), status="draf", pendaftaran_mulai=today(-9), pendaftaran_sampai=today(-1)
    )
    assert codes_of(services.open_angkatan, angkatan_id=angkatan.pk, by=by) == ["program_nonaktif", "tanpa_sesi", "pendaftaran_lewat"]
    late = pabrik.make_angkatan(status="draf", pendaftaran_sampai=today(22))
    pabrik.make_sesi(late, today(21))
    assert codes_of(services.open_angkatan, angkatan_id=late.pk, by=by) == ["pendaftaran_sesudah_sesi"]
    past = pabrik.make_angkatan(status="draf", pendaftaran_sampai=today(-1), pendaftaran_mulai=today(-2))
    pabrik.make_sesi(past, today(-1))
    assert codes_of(services.open_angkatan, angkatan_id=past.pk, by=by) == ["sesi_lampau", "pendaftaran_lewat"]


def test_registration_may_end_on_the_first_day(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="draf", pendaftaran_sampai=today(21))
    pabrik.make_sesi(angkatan, today(21))
    assert services.open_angkatan(angkatan_id=angkatan.pk, by=by).status == "terbuka"


def test_confirm_needs_the_minimum_of_registered_people(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(minimum=2, minimum_tanggal=today())
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai())
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "ditawari")
    assert codes_of(services.confirm_angkatan, angkatan_id=angkatan.pk, by=by) == ["di_bawah_minimum"]
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai())
    assert services.confirm_angkatan(angkatan_id=angkatan.pk, by=by).status == "dipastikan"


@pytest.mark.parametrize("aksi", list(STEPS))
@pytest.mark.parametrize("status", Angkatan.Status.values)
def test_only_the_table_of_transitions_leads_on(by: Pengguna, aksi: str, status: str) -> None:
    """Every state and step that the table does not hold is refused with the code of the state."""
    allowed = {("draf", "buka"), ("terbuka", "pastikan"), ("berjalan", "selesaikan"), ("selesai", "tutup")}
    angkatan = pabrik.make_angkatan(status=status, alasan_batal="x")
    if (status, aksi) in allowed:
        return
    assert codes_of(STEPS[aksi], angkatan_id=angkatan.pk, by=by) == ["status"]


def test_close_waits_for_attendance_and_results(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="selesai")
    sesi = pabrik.make_sesi(angkatan, today(-3))
    row = pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "hadir")
    assert codes_of(services.close_angkatan, angkatan_id=angkatan.pk, by=by) == ["belum_lengkap", "belum_lengkap"]
    pabrik.make_kehadiran(sesi, row)
    row.status = "lulus"
    row.save(update_fields=["status"])
    closed = services.close_angkatan(angkatan_id=angkatan.pk, by=by)
    assert (closed.status, closed.berakhir_pada is not None) == ("ditutup", True)


def test_cancel_frees_rooms_ends_applications_and_tells_everybody(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    ruang = pabrik.make_ruang()
    pabrik.make_sesi(angkatan, ruang=ruang, narasumber=pabrik.make_narasumber(email="guru@contoh.id"))
    living = [pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), status) for status in ("terdaftar", "daftar_tunggu", "diajukan")]
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai(), "dibatalkan")
    services.cancel_angkatan(angkatan_id=angkatan.pk, alasan="  Pengajar sakit ", by=by)
    angkatan.refresh_from_db()
    assert (angkatan.status, angkatan.alasan_batal, angkatan.terisi, angkatan.menunggu) == ("batal", "Pengajar sakit", 0, 0)
    assert {row.status for row in angkatan.pendaftaran_list.filter(pk__in=[row.pk for row in living])} == {"angkatan_batal"}
    told = {mail.pegawai_id or mail.alamat for mail in mails("angkatan_batal")}
    assert told == {*(row.pegawai_id for row in living), "guru@contoh.id"}
    assert mails("angkatan_batal")[0].data == {"alasan": "Pengajar sakit"}
    assert pabrik.make_sesi(pabrik.make_angkatan(), ruang=ruang).ruang == ruang


def test_cancel_needs_a_reason_and_is_final(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan()
    assert codes_of(services.cancel_angkatan, angkatan_id=angkatan.pk, alasan=" ", by=by) == ["alasan"]
    services.cancel_angkatan(angkatan_id=angkatan.pk, alasan="Sepi", by=by)
    assert codes_of(services.cancel_angkatan, angkatan_id=angkatan.pk, alasan="Lagi", by=by) == ["status"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Angkatan.objects.filter(pk=angkatan.pk).update(status="terbuka")


def test_cancel_keeps_sessions_that_were_held(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(status="berjalan")
    held, coming = pabrik.make_sesi(angkatan, today(-1)), pabrik.make_sesi(angkatan, today(1))
    services.cancel_angkatan(angkatan_id=angkatan.pk, alasan="Banjir", by=by)
    assert list(Sesi.objects.filter(pk__in=[held.pk, coming.pk]).order_by("mulai").values_list("is_batal", flat=True)) == [False, True]


def test_the_clock_begins_and_ends_batches_once() -> None:
    """Half a session ago it began; the last one is over; a draft and a coming batch stay."""
    now = timezone.now()
    begun, ended, coming, draf = (pabrik.make_angkatan(status=status) for status in ("dipastikan", "berjalan", "terbuka", "draf"))
    times = {begun: (-1, 1), ended: (-3, -1), coming: (1, 2), draf: (-1, 1)}
    for angkatan, (start, end) in times.items():
        Sesi.objects.create(angkatan=angkatan, nomor=1, judul="x", mulai=now + timedelta(hours=start), selesai=now + timedelta(hours=end))
    assert services.advance_angkatan() == {"mulai": 1, "selesaikan": 1, "minimum": 0}
    states = [Angkatan.objects.get(pk=row.pk).status for row in (begun, ended, coming, draf)]
    assert states == ["berjalan", "selesai", "terbuka", "draf"]
    assert services.advance_angkatan() == {"mulai": 0, "selesaikan": 0, "minimum": 0}


def test_a_session_that_is_called_off_does_not_begin_a_batch() -> None:
    angkatan = pabrik.make_angkatan()
    pabrik.make_sesi(angkatan, today(-1), is_batal=True)
    assert services.advance_angkatan()["mulai"] == 0


def test_too_few_people_are_told_once(by: Pengguna) -> None:
    angkatan = pabrik.make_angkatan(minimum=2, minimum_tanggal=today(1), penanggung_jawab=by)
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai())
    assert [services.advance_angkatan()["minimum"] for _ in range(2)] == [1, 0]
    assert [(mail.pengguna, mail.data["peserta"], mail.data["minimum"]) for mail in mails("minimum_kurang")] == [(by, 1, 2)]


def test_nobody_is_told_before_time_nor_when_there_are_enough(by: Pengguna) -> None:
    pabrik.make_angkatan(minimum=2, minimum_tanggal=today(40), penanggung_jawab=by)
    enough = pabrik.make_angkatan(minimum=1, minimum_tanggal=today(), penanggung_jawab=by)
    pabrik.make_pendaftaran(enough, factories.make_pegawai())
    assert services.advance_angkatan()["minimum"] == 0
    enough.refresh_from_db()
    assert enough.minimum_diingatkan is None


def test_without_somebody_in_charge_all_managers_are_told(by: Pengguna) -> None:
    other = factories.make_pengguna("pengelola")
    pabrik.make_angkatan(minimum=2, minimum_tanggal=today())
    services.advance_angkatan()
    assert {mail.pengguna for mail in mails("minimum_kurang")} == {by, other}
