"""Who is asked, what happens when nobody answers, and what may be decided when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from diklat.hari_kerja import add_hari_kerja
from diklat.models import HariLibur, Pendaftaran, Transisi
from diklat.queries.hari_kerja import find_batas
from diklat.services import pendaftaran as services
from pegawai.models import Notifikasi
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program
from tests.factories import make_pegawai, make_penempatan, make_pengguna, make_unit
from tests.tolak import refuse

pytestmark = pytest.mark.django_db


def apply(pegawai, persetujuan="atasan", **kwargs):
    angkatan = make_angkatan(make_program(persetujuan=persetujuan), **kwargs)
    akun = getattr(pegawai, "akun", None) or make_pengguna(pegawai=pegawai)
    return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=pegawai.pk, by=akun)


@pytest.mark.parametrize(
    ("day", "count", "libur", "expected"),
    [
        (date(2026, 11, 24), 2, set(), date(2026, 11, 26)),
        (date(2026, 11, 26), 2, set(), date(2026, 11, 30)),
        (date(2026, 11, 28), 1, set(), date(2026, 11, 30)),
        (date(2026, 12, 23), 2, {date(2026, 12, 24), date(2026, 12, 25)}, date(2026, 12, 29)),
        (date(2026, 11, 24), 0, set(), date(2026, 11, 24)),
    ],
)
def test_working_days(day, count, libur, expected):
    assert add_hari_kerja(day, count, libur) == expected


def test_working_days_know_the_holidays_on_record():
    HariLibur.objects.create(tanggal=date(2026, 11, 25), nama="Uji")
    assert find_batas(date(2026, 11, 24), 2) == date(2026, 11, 27)


@pytest.fixture
def tree():
    """Dinas > bidang > seksi; only the dinas has a head."""
    dinas = make_unit()
    bidang = make_unit(induk=dinas)
    return dinas, bidang, make_unit(induk=bidang)


def test_the_nearest_unit_that_somebody_else_leads_is_asked(tree):
    dinas, bidang, seksi = tree
    assert apply(make_pegawai(unit=seksi)).unit_pemutus is None
    top = make_pegawai(unit=dinas, memimpin=True)
    row = apply(make_pegawai(unit=seksi))
    assert (row.unit_pemutus, row.atasan) == (dinas, top)
    acting = make_pegawai(unit=dinas)
    make_penempatan(acting, bidang, status="plt", memimpin=True)
    assert apply(make_pegawai(unit=seksi)).unit_pemutus == bidang
    assert apply(acting).unit_pemutus == dinas


def test_a_head_is_decided_one_level_up_even_where_somebody_acts_for_him(tree):
    dinas, bidang, _ = tree
    make_pegawai(unit=dinas, memimpin=True)
    head = make_pegawai(unit=bidang, memimpin=True)
    make_penempatan(make_pegawai(unit=bidang), bidang, status="plh", memimpin=True)
    assert apply(head).unit_pemutus == dinas
    top = make_pengguna(pegawai=make_pegawai(unit=make_unit(), memimpin=True))
    row = apply(top.pegawai)
    assert (row.unit_pemutus, row.batas_putusan) == (None, None)
    refuse("sendiri", services.approve_pendaftaran, pendaftaran_id=row.pk, by=top)
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=make_pengguna("pengelola")).status == "terdaftar"


def test_a_head_out_of_service_is_not_asked(tree):
    dinas, bidang, seksi = tree
    make_pegawai(unit=dinas, memimpin=True)
    gone = make_pegawai(unit=bidang, memimpin=True)
    gone.kedudukan = type(gone.kedudukan).objects.get(siasn_id="99")
    gone.save(update_fields=["kedudukan"])
    assert apply(make_pegawai(unit=seksi)).unit_pemutus == dinas


def test_who_acts_for_the_head_decides(tree):
    _, bidang, seksi = tree
    make_pegawai(unit=bidang, memimpin=True)
    row = apply(make_pegawai(unit=seksi))
    acting = make_pegawai(unit=make_unit())
    akun = make_pengguna(pegawai=acting)
    refuse("bukan_wewenang", services.approve_pendaftaran, pendaftaran_id=row.pk, by=akun)
    make_penempatan(acting, bidang, status="plh", memimpin=True)
    akun = type(akun).objects.get(pk=akun.pk)
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=akun).status == "terdaftar"


def test_both_steps_of_a_programme_with_two(tree):
    dinas, _, seksi = tree
    head, pengelola = make_pengguna(pegawai=make_pegawai(unit=dinas, memimpin=True)), make_pengguna("pengelola")
    row = apply(make_pegawai(unit=seksi), "atasan_pengelola")
    refuse("bukan_wewenang", services.approve_pendaftaran, pendaftaran_id=row.pk, by=pengelola)
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=head).status == "disetujui_atasan"
    refuse("bukan_wewenang", services.approve_pendaftaran, pendaftaran_id=row.pk, by=head)
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=pengelola).status == "terdaftar"


def test_a_nomination_is_the_supervisors_approval(tree):
    dinas, _, seksi = tree
    head, pegawai = make_pengguna(pegawai=make_pegawai(unit=dinas, memimpin=True)), make_pegawai(unit=seksi)
    for persetujuan, status in (("tanpa", "terdaftar"), ("atasan", "terdaftar"), ("atasan_pengelola", "disetujui_atasan")):
        angkatan = make_angkatan(make_program(persetujuan=persetujuan))
        common = {"angkatan_id": angkatan.pk, "by": head, "jalur": "atasan"}
        assert services.enroll_peserta(pegawai_id=pegawai.pk, **common).status == status
        for outside in (head.pegawai, make_pegawai(unit=make_unit())):
            code = "sendiri" if outside == head.pegawai else "bukan_wewenang"
            refuse(code, services.enroll_peserta, pegawai_id=outside.pk, **common)


@pytest.mark.parametrize("jalur", ["mandiri", "atasan", "pengelola", "impor"])
def test_nobody_comes_in_by_somebody_elses_way(jalur):
    angkatan, stranger = make_angkatan(), make_pengguna("kepegawaian", pegawai=make_pegawai(unit=make_unit(), memimpin=True))
    refuse("bukan_wewenang", services.enroll_peserta, angkatan_id=angkatan.pk, pegawai_id=make_pegawai().pk, by=stranger, jalur=jalur)


def test_an_officer_does_not_enrol_himself_past_his_supervisor():
    officer = make_pengguna("pengelola", pegawai=make_pegawai())
    angkatan = make_angkatan(make_program(persetujuan="atasan"))
    call = {"angkatan_id": angkatan.pk, "pegawai_id": officer.pegawai_id, "by": officer}
    refuse("sendiri", services.enroll_peserta, jalur="pengelola", **call)
    row = services.enroll_peserta(**call)
    refuse("sendiri", services.approve_pendaftaran, pendaftaran_id=row.pk, by=officer)


def test_a_refusal_says_why(tree):
    dinas, _, seksi = tree
    head = make_pengguna(pegawai=make_pegawai(unit=dinas, memimpin=True))
    row = apply(make_pegawai(unit=seksi))
    refuse("alasan", services.refuse_pendaftaran, pendaftaran_id=row.pk, by=head, alasan="  ")
    services.refuse_pendaftaran(pendaftaran_id=row.pk, by=head, alasan="Belum waktunya")
    row.refresh_from_db()
    assert (row.status, row.alasan, row.batas_putusan) == ("ditolak", "Belum waktunya", None)
    assert Notifikasi.objects.get(aturan="ditolak").pegawai_id == row.pegawai_id
    again = services.enroll_peserta(angkatan_id=row.angkatan_id, pegawai_id=row.pegawai_id, by=row.pegawai.akun)
    assert (again.status, again.urutan) == ("diajukan", 2)


def test_a_batch_that_runs_takes_no_approval(tree):
    dinas, _, seksi = tree
    head = make_pengguna(pegawai=make_pegawai(unit=dinas, memimpin=True))
    row = apply(make_pegawai(unit=seksi))
    type(row.angkatan).objects.update(status="berjalan")
    refuse("status_angkatan", services.approve_pendaftaran, pendaftaran_id=row.pk, by=head)
    services.expire_tawaran()
    row.refresh_from_db()
    assert (row.status, row.alasan) == ("dibatalkan", "Diklat sudah dimulai dan kursi tidak tersedia")


def overdue(row):
    Pendaftaran.objects.filter(pk=row.pk).update(batas_putusan=timezone.localdate() - timedelta(days=1))


def test_what_nobody_decides_goes_up_unit_by_unit_to_the_office(tree):
    dinas, bidang, seksi = tree
    top, middle = make_pegawai(unit=dinas, memimpin=True), make_pegawai(unit=bidang, memimpin=True)
    pengelola = make_pengguna("pengelola")
    row = apply(make_pegawai(unit=seksi))
    assert row.unit_pemutus == bidang
    assert services.escalate_persetujuan() == 0
    seen = []
    for _ in range(3):
        overdue(row)
        seen.append(services.escalate_persetujuan())
        row.refresh_from_db()
        seen.append((row.unit_pemutus, row.eskalasi))
    assert seen == [1, (dinas, 1), 1, (None, 2), 0, (None, 2)]
    mails = list(Notifikasi.objects.filter(aturan="eskalasi").order_by("pk").values_list("pegawai", "pengguna", "ke"))
    assert mails == [(top.pk, None, 1), (None, pengelola.pk, 2)]
    assert list(Transisi.objects.filter(aksi="eskalasi").values_list("dari", "ke")) == [("diajukan", "diajukan")] * 2
    refuse("bukan_wewenang", services.approve_pendaftaran, pendaftaran_id=row.pk, by=make_pengguna(pegawai=middle))


def test_whoever_did_not_answer_is_not_asked_again_as_head_of_the_unit_above(tree):
    dinas, bidang, seksi = tree
    first = make_pegawai(unit=bidang, memimpin=True)
    make_penempatan(first, dinas, status="plt", memimpin=True)
    head, office = make_pengguna(pegawai=first), make_pengguna("pengelola")
    row = apply(make_pegawai(unit=seksi))
    assert row.unit_pemutus == bidang
    type(row).objects.update(batas_putusan=timezone.localdate() - timedelta(days=1))
    assert services.escalate_persetujuan() == 1
    row.refresh_from_db()
    assert (row.unit_pemutus, row.eskalasi) == (None, 1)
    refuse("bukan_wewenang", services.approve_pendaftaran, pendaftaran_id=row.pk, by=head)
    assert type(row).objects.awaiting_decision_of(head).count() == 0
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=office).status == "terdaftar"


def test_a_deadline_that_was_met_does_not_escalate(tree):
    dinas, _, seksi = tree
    make_pegawai(unit=dinas, memimpin=True)
    row = apply(make_pegawai(unit=seksi))
    Pendaftaran.objects.filter(pk=row.pk).update(batas_putusan=timezone.localdate())
    assert services.escalate_persetujuan() == 0


def test_approval_in_a_suspended_batch_waits(tree):
    dinas, _, seksi = tree
    head, pengelola = make_pengguna(pegawai=make_pegawai(unit=dinas, memimpin=True)), make_pengguna("pengelola")
    row = apply(make_pegawai(unit=seksi))
    services.suspend_pendaftaran(angkatan_id=row.angkatan_id, by=pengelola)
    assert services.approve_pendaftaran(pendaftaran_id=row.pk, by=head).status == "daftar_tunggu"
    services.resume_pendaftaran(angkatan_id=row.angkatan_id, by=pengelola)
    row.refresh_from_db()
    assert row.status == "terdaftar"


def test_a_living_row_keeps_its_unit_when_seen_by_the_deciders_query(tree):
    dinas, _, seksi = tree
    head = make_pengguna(pegawai=make_pegawai(unit=dinas, memimpin=True))
    row = apply(make_pegawai(unit=seksi))
    make_pendaftaran(row.angkatan, make_pegawai(), "diajukan", unit_pemutus=make_unit())
    assert list(Pendaftaran.objects.awaiting_decision_of(head)) == [row]
