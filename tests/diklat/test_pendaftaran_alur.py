"""The ways into a batch and out of it, one at a time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran, Transisi
from diklat.queries import pendaftaran as queries
from diklat.queries.pendaftaran import get_konteks
from diklat.services import pendaftaran as services
from diklat.services.pendaftaran.daftar import as_tamu
from diklat.services.pendaftaran.datang import arrive
from diklat.services.surel import pendaftaran as surel_pendaftaran
from pegawai.models import Notifikasi
from pegawai.services import notifikasi
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.diklat.test_penggantian import gantikan
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.tolak import refuse

pytestmark = pytest.mark.django_db


def daftar(angkatan, pegawai=None, **kwargs):
    pegawai = pegawai or make_pegawai()
    akun = getattr(pegawai, "akun", None) or make_pengguna(pegawai=pegawai)
    return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=akun, **kwargs)


def steps_of(row):
    return list(Transisi.objects.filter(pendaftaran=row).order_by("pk").values_list("aksi", "dari", "ke"))


def mails_of(row):
    return list(Notifikasi.objects.filter(objek=f"pendaftaran:{row.pk}").order_by("pk").values_list("aturan", flat=True))


def counters_of(angkatan):
    return Angkatan.objects.values_list("terisi", "menunggu", "cadangan").get(pk=angkatan.pk)


@pytest.fixture
def pengelola():
    return make_pengguna("pengelola")


def test_without_approval_a_free_seat_is_taken_at_once():
    angkatan, unit = make_angkatan(kuota=1), make_unit()
    head = make_pegawai(unit=unit, memimpin=True)
    pegawai = make_pegawai(unit=unit)
    row = daftar(angkatan, pegawai)
    assert row == Pendaftaran.objects.get()
    assert (row.status, row.urutan, row.jalur, row.prioritas) == ("terdaftar", 1, "mandiri", 5)
    assert (row.unit_id, row.golongan_id, row.atasan_id) == (unit.pk, pegawai.golongan_id, head.pk)
    assert row.diajukan_oleh_id == pegawai.akun.pk
    assert steps_of(row) == [("beri_kursi", "", "terdaftar")]
    assert mails_of(row) == ["terdaftar"]
    assert counters_of(angkatan) == (1, 0, 0)
    assert queries.find_beda() == []


def test_the_mail_of_an_arrival_equals_one_that_the_outbox_writes():
    row = daftar(make_angkatan())
    columns = [field.attname for field in Notifikasi._meta.concrete_fields if field.attname not in ("id", "dibuat", "kirim_pada")]
    mine = Notifikasi.objects.values(*columns).get()
    lead = Notifikasi.objects.values_list("berguna_sampai", "kirim_pada").get()
    Notifikasi.objects.all().delete()
    notifikasi.add(aturan="terdaftar", objek=f"pendaftaran:{row.pk}", pegawai_ids=[row.pegawai_id])
    theirs = Notifikasi.objects.values(*columns).get()
    stamps = Notifikasi.objects.values_list("berguna_sampai", "kirim_pada").get()
    assert mine | {"berguna_sampai": None} == theirs | {"berguna_sampai": None}
    assert lead[0] - lead[1] == stamps[0] - stamps[1]


def test_after_the_last_seat_people_wait_in_the_order_of_arrival(pengelola):
    angkatan = make_angkatan(kuota=1)
    rows = [daftar(angkatan) for _ in range(3)]
    assert [row.status for row in rows] == ["terdaftar", "daftar_tunggu", "daftar_tunggu"]
    assert [queries.posisi_tunggu(row) for row in rows] == [(0, 2), (1, 2), (2, 2)]
    assert mails_of(rows[1]) == ["masuk_tunggu"]
    first = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=make_pegawai().pk, by=pengelola, jalur="pengelola", prioritas=1)
    assert queries.posisi_tunggu(first) == (1, 3)
    services.cancel_pendaftaran(pendaftaran_id=rows[0].pk, by=pengelola, alasan="Berhalangan")
    first.refresh_from_db()
    assert first.status == "terdaftar"
    assert mails_of(first) == ["masuk_tunggu", "dari_tunggu"]
    assert mails_of(rows[0]) == ["terdaftar", "dibatalkan"]
    assert counters_of(angkatan) == (1, 2, 0)


@pytest.mark.parametrize("jalur", ["atasan", "pengelola", "impor"])
def test_whoever_is_brought_into_the_queue_is_told(jalur, pengelola):
    unit = make_unit()
    head, pegawai = as_head(unit), make_pegawai(unit=unit)
    angkatan = make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    make_pendaftaran(angkatan, make_pegawai())
    by = head if jalur == "atasan" else pengelola
    row = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=by, jalur=jalur)
    assert (row.status, mails_of(row)) == ("daftar_tunggu", ["masuk_tunggu"])


def test_approved_into_the_queue_and_nominated_before_the_office_are_told(pengelola):
    unit = make_unit()
    head = as_head(unit)
    full = make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    make_pendaftaran(full, make_pegawai())
    asked = daftar(full, make_pegawai(unit=unit))
    services.approve_pendaftaran(pendaftaran_id=asked.pk, by=head)
    asked.refresh_from_db()
    assert (asked.status, mails_of(asked)) == ("daftar_tunggu", ["masuk_tunggu"])
    angkatan = make_angkatan(make_program(persetujuan="atasan_pengelola"))
    row = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=make_pegawai(unit=unit).pk, by=head, jalur="atasan")
    assert (row.status, mails_of(row)) == ("disetujui_atasan", ["diusulkan"])
    services.approve_pendaftaran(pendaftaran_id=row.pk, by=pengelola)
    assert mails_of(row) == ["diusulkan", "terdaftar"]


def test_approved_by_the_head_and_waiting_for_the_office_is_told_once(pengelola):
    unit = make_unit()
    head, angkatan = as_head(unit), make_angkatan(make_program(persetujuan="atasan_pengelola"))
    given, refused, withdrawn = (daftar(angkatan, make_pegawai(unit=unit)) for _ in range(3))
    for row in (given, refused, withdrawn):
        services.approve_pendaftaran(pendaftaran_id=row.pk, by=head)
        refuse("bukan_wewenang", services.approve_pendaftaran, pendaftaran_id=row.pk, by=head)
        assert mails_of(row) == ["disetujui_atasan"]
    services.approve_pendaftaran(pendaftaran_id=given.pk, by=pengelola)
    services.refuse_pendaftaran(pendaftaran_id=refused.pk, by=pengelola, alasan="Kelas sudah penuh")
    services.cancel_pendaftaran(pendaftaran_id=withdrawn.pk, by=withdrawn.pegawai.akun, alasan="Berhalangan")
    assert [mails_of(row)[1:] for row in (given, refused, withdrawn)] == [["terdaftar"], ["ditolak"], ["dibatalkan"]]
    rows = Notifikasi.objects.filter(aturan="disetujui_atasan")
    assert {answer.alasan for answer in surel_pendaftaran.disetujui_atasan(rows).values()} == {"Status pendaftaran ini sudah berubah lagi."}


def test_two_applications_of_one_person_are_one():
    angkatan, pegawai = make_angkatan(), make_pegawai()
    daftar(angkatan, pegawai)
    refuse("sudah_terdaftar", daftar, angkatan=angkatan, pegawai=pegawai)
    assert counters_of(angkatan) == (1, 0, 0)


def as_head(unit):
    return make_pengguna(pegawai=make_pegawai(unit=unit, memimpin=True))


def test_an_application_waits_for_the_head_then_takes_a_seat():
    unit = make_unit()
    head, pegawai = as_head(unit), make_pegawai(unit=unit)
    angkatan = make_angkatan(make_program(persetujuan="atasan"))
    row = daftar(angkatan, pegawai)
    assert (row.status, row.unit_pemutus_id) == ("diajukan", unit.pk)
    assert row.batas_putusan > timezone.localdate()
    assert counters_of(angkatan) == (0, 0, 0)
    refuse("sendiri", services.approve_pendaftaran, pendaftaran_id=row.pk, by=pegawai.akun)
    services.approve_pendaftaran(pendaftaran_id=row.pk, by=head)
    row.refresh_from_db()
    assert (row.status, row.batas_putusan) == ("terdaftar", None)
    assert steps_of(row) == [
        ("ajukan", "", "diajukan"),
        ("setujui", "diajukan", "disetujui_atasan"),
        ("beri_kursi", "disetujui_atasan", "terdaftar"),
    ]
    assert mails_of(row) == ["terdaftar"]
    refuse("langkah", services.approve_pendaftaran, pendaftaran_id=row.pk, by=head)


def test_a_late_approval_waits_at_the_place_of_its_application(pengelola):
    unit = make_unit()
    head = as_head(unit)
    angkatan = make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    first, second, third = (daftar(angkatan, make_pegawai(unit=unit)) for _ in range(3))
    for row in (third, second, first):
        services.approve_pendaftaran(pendaftaran_id=row.pk, by=head)
    assert [row.status for row in Pendaftaran.objects.order_by("urutan")] == ["daftar_tunggu", "daftar_tunggu", "terdaftar"]
    assert queries.posisi_tunggu(first) == (1, 2)
    services.cancel_pendaftaran(pendaftaran_id=third.pk, by=pengelola, alasan="Berhalangan")
    assert [row.status for row in Pendaftaran.objects.order_by("urutan")] == ["terdaftar", "daftar_tunggu", "dibatalkan"]


def test_a_freed_seat_may_be_offered_and_expires(pengelola):
    angkatan = make_angkatan(kuota=1, cara_kursi="ditawarkan", jam_tawaran=2)
    first, second, third = (daftar(angkatan) for _ in range(3))
    services.cancel_pendaftaran(pendaftaran_id=first.pk, by=first.pegawai.akun, alasan="Sakit")
    second.refresh_from_db()
    assert second.status == "ditawari"
    assert mails_of(second) == ["masuk_tunggu", "tawaran"]
    assert Notifikasi.objects.get(aturan="tawaran").berguna_sampai == second.tawaran_sampai
    assert counters_of(angkatan) == (1, 1, 0)
    Pendaftaran.objects.filter(pk=second.pk).update(tawaran_sampai=timezone.now() - timedelta(seconds=1))
    refuse("tawaran_lewat", services.accept_tawaran, pendaftaran_id=second.pk, by=second.pegawai.akun)
    assert services.expire_tawaran() == 1
    second.refresh_from_db()
    third.refresh_from_db()
    assert (second.status, second.alasan, third.status) == ("dibatalkan", "Tawaran lewat", "ditawari")
    again = daftar(angkatan, second.pegawai)
    assert (again.status, queries.posisi_tunggu(again)) == ("daftar_tunggu", (1, 1))
    services.accept_tawaran(pendaftaran_id=third.pk, by=third.pegawai.akun)
    third.refresh_from_db()
    assert (third.status, third.tawaran_sampai) == ("terdaftar", None)
    assert queries.find_beda() == []


def test_beside_a_free_seat_in_a_suspended_batch_the_office_brings_people_into_the_queue(pengelola):
    angkatan = make_angkatan(kuota=1)
    row, waiting = daftar(angkatan), daftar(angkatan)
    services.suspend_pendaftaran(angkatan_id=angkatan.pk, by=pengelola)
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=pengelola, alasan="Sakit")
    late = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=make_pegawai().pk, by=pengelola, jalur="impor")
    assert (late.status, queries.posisi_tunggu(late), counters_of(angkatan)) == ("daftar_tunggu", (2, 2), (0, 2, 0))
    services.resume_pendaftaran(angkatan_id=angkatan.pk, by=pengelola)
    waiting.refresh_from_db()
    assert (waiting.status, counters_of(angkatan)) == ("terdaftar", (1, 1, 0))


def test_who_is_approved_for_a_free_seat_is_registered_also_where_freed_seats_are_offered():
    unit = make_unit()
    head, angkatan = as_head(unit), make_angkatan(make_program(persetujuan="atasan"), cara_kursi="ditawarkan")
    row = daftar(angkatan, make_pegawai(unit=unit))
    services.approve_pendaftaran(pendaftaran_id=row.pk, by=head)
    assert (Pendaftaran.objects.get().status, mails_of(row)) == ("terdaftar", ["terdaftar"])


def test_an_approval_that_finds_an_offer_over_seats_the_queue_first():
    unit = make_unit()
    head, angkatan = as_head(unit), make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    make_pendaftaran(angkatan, make_pegawai(), "ditawari", tawaran_sampai=timezone.now() - timedelta(minutes=1))
    waiting = make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    row = daftar(angkatan, make_pegawai(unit=unit))
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=head).status == "daftar_tunggu"
    waiting.refresh_from_db()
    assert waiting.status == "terdaftar"


@pytest.mark.parametrize("change", [{"is_ditangguhkan": True}, {"status": "berjalan"}, {"pendaftaran_sampai": timedelta(days=-1)}])
def test_the_arrival_itself_sees_that_the_batch_closed_after_the_conditions_were_read(change):
    angkatan, akun = make_angkatan(), make_pengguna(pegawai=make_pegawai())
    konteks = get_konteks(angkatan_id=angkatan.pk, pegawai_id=akun.pegawai_id)
    tamu = as_tamu(konteks, "mandiri", akun)
    change = {name: timezone.localdate() + value if isinstance(value, timedelta) else value for name, value in change.items()}
    Angkatan.objects.filter(pk=angkatan.pk).update(**change)
    assert arrive(tamu) is None
    assert not Pendaftaran.objects.exists()
    Angkatan.objects.filter(pk=angkatan.pk).update(is_ditangguhkan=False, status="terbuka", pendaftaran_sampai=timezone.localdate())
    assert arrive(tamu)[0].status == "terdaftar"


def test_lowering_the_quota_expels_nobody_and_a_substitute_still_fits(pengelola):
    angkatan = make_angkatan(kuota=3)
    rows = [daftar(angkatan) for _ in range(3)]
    services.set_kuota(angkatan_id=angkatan.pk, kuota=2, by=pengelola)
    assert counters_of(angkatan) == (3, 0, 0)
    gantikan(rows[0], make_pegawai(), pengelola)
    assert daftar(angkatan).status == "daftar_tunggu"
    services.cancel_pendaftaran(pendaftaran_id=rows[1].pk, by=pengelola, alasan="Sakit")
    assert counters_of(angkatan) == (2, 1, 0)
    services.set_kuota(angkatan_id=angkatan.pk, kuota=3, by=pengelola)
    assert counters_of(angkatan) == (3, 0, 0)


def test_moving_keeps_the_seat_of_neither_batch_open(pengelola):
    program = make_program()
    here, there = make_angkatan(program, kuota=1), make_angkatan(program, kuota=1)
    row, waiting = daftar(here), daftar(here)
    moved = services.move_peserta(pendaftaran_id=row.pk, angkatan_id=there.pk, by=pengelola, alasan="Jadwal")
    waiting.refresh_from_db()
    row.refresh_from_db()
    assert (row.status, moved.status, moved.angkatan_id, waiting.status) == ("dibatalkan", "terdaftar", there.pk, "terdaftar")
    refuse(
        "program_lain", services.move_peserta,
        pendaftaran_id=moved.pk, angkatan_id=make_angkatan().pk, by=pengelola, alasan="Jadwal",
    )  # fmt: skip


def test_who_leaves_service_leaves_the_seat(pengelola):
    angkatan = make_angkatan(kuota=1, penanggung_jawab=pengelola)
    row, waiting = daftar(angkatan), daftar(angkatan)
    row.pegawai.kedudukan = type(row.pegawai.kedudukan).objects.get(siasn_id="99")
    row.pegawai.save(update_fields=["kedudukan"])
    assert services.withdraw_nonaktif() == 1
    row.refresh_from_db()
    waiting.refresh_from_db()
    assert (row.status, row.alasan, waiting.status) == ("dibatalkan", "Tidak lagi pegawai aktif", "terdaftar")
    assert Notifikasi.objects.get(aturan="penarikan").pengguna_id == pengelola.pk
    assert services.withdraw_nonaktif() == 0


def test_cancelling_a_batch_ends_everybody(pengelola):
    angkatan = make_angkatan(kuota=1)
    rows = [daftar(angkatan), daftar(angkatan)]
    assert services.cancel_all(angkatan_id=angkatan.pk, alasan="Narasumber sakit", by=pengelola) == 2
    assert set(Pendaftaran.objects.values_list("status", "alasan")) == {("angkatan_batal", "Narasumber sakit")}
    assert Transisi.objects.filter(aksi="angkatan_batal", oleh=pengelola).count() == len(rows)
    assert counters_of(angkatan) == (0, 0, 0)


def test_results_follow_attendance_and_may_be_corrected(pengelola):
    angkatan = make_angkatan(status="berjalan")
    rows = [make_pendaftaran(angkatan, make_pegawai()) for _ in range(3)]
    assert services.mark_hadir(pendaftaran_ids=[row.pk for row in rows[:2]], by=pengelola) == 2
    assert services.mark_hadir(pendaftaran_ids=[row.pk for row in rows[:2]], by=None) == 0
    hasil = {rows[0].pk: "lulus", rows[1].pk: "tidak_lulus", rows[2].pk: "tidak_hadir"}
    assert services.set_hasil(hasil=hasil, by=pengelola) == 3
    assert services.set_hasil(hasil=hasil | {rows[1].pk: "lulus"}, by=pengelola) == 1
    assert [row.status for row in Pendaftaran.objects.order_by("urutan")] == ["lulus", "lulus", "tidak_hadir"]
