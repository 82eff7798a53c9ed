"""Seats kept for units, quotas, deadlines for leaving, late comers, and the command that counts again."""

from datetime import timedelta
from functools import partial
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from diklat.models import Angkatan, JatahUnit, Pendaftaran
from diklat.queries import pendaftaran as queries
from diklat.services import pendaftaran as services
from diklat.services.pendaftaran.bagi import share_kursi
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sertifikat, make_sesi
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.tolak import refuse

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengelola():
    return make_pengguna("pengelola")


def daftar(angkatan, unit=None):
    akun = make_pengguna(pegawai=make_pegawai(unit=unit))
    return services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=akun.pegawai_id, by=akun)


def statuses(*rows):
    return [Pendaftaran.objects.get(pk=row.pk).status for row in rows]


def counters_of(angkatan):
    return Angkatan.objects.values_list("terisi", "menunggu", "cadangan").get(pk=angkatan.pk)


@pytest.mark.parametrize(
    ("antrean", "kosong", "sisa", "expected"),
    [
        ([(1, 7), (2, 7)], 1, {}, {1: None}),
        ([(1, 7), (2, 8)], 1, {80: 1}, {2: 80}),
        ([(1, 7), (2, 8)], 2, {80: 1}, {1: None, 2: 80}),
        ([(1, 9), (2, 9)], 3, {80: 1, 90: 1}, {1: 90, 2: 80}),
        ([(1, 8), (2, 7)], 1, {80: 5}, {1: 80}),
        ([(1, 7), (2, 8)], 0, {80: 1}, {}),
        ([(1, None)], 1, {80: 0}, {1: None}),
    ],
)
def test_sharing(antrean, kosong, sisa, expected):
    """Unit 8 may use allotment 80; unit 9, below it, its own 90 first."""
    assert share_kursi(antrean, kosong=kosong, sisa=sisa, cakupan={8: [80], 9: [90, 80]}) == expected


def test_a_kept_seat_is_for_the_unit_and_those_below_it(pengelola):
    angkatan, dinas = make_angkatan(kuota=2), make_unit()
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 1, None)], by=pengelola)
    assert counters_of(angkatan) == (0, 0, 1)
    stranger, second, own = daftar(angkatan), daftar(angkatan), daftar(angkatan, make_unit(induk=dinas))
    assert statuses(stranger, second, own) == ["terdaftar", "daftar_tunggu", "terdaftar"]
    assert own.jatah == JatahUnit.objects.get()
    assert counters_of(angkatan) == (2, 1, 0)
    services.cancel_pendaftaran(pendaftaran_id=own.pk, by=pengelola, alasan="Uji")
    assert statuses(second) == ["daftar_tunggu"]
    assert counters_of(angkatan) == (1, 1, 1)


def test_people_of_the_unit_who_have_a_seat_count_in(pengelola):
    angkatan, dinas = make_angkatan(kuota=3), make_unit()
    own = daftar(angkatan, dinas)
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 2, None)], by=pengelola)
    assert counters_of(angkatan) == (1, 0, 1)
    more = [daftar(angkatan, dinas) for _ in range(2)]
    assert statuses(*more) == ["terdaftar", "terdaftar"]
    waiting = daftar(angkatan)
    services.cancel_pendaftaran(pendaftaran_id=own.pk, by=pengelola, alasan="Uji")
    assert statuses(waiting) == ["terdaftar"]
    assert queries.find_beda() == []


@pytest.mark.parametrize("is_suspended", [False, True])
def test_a_full_batch_keeps_the_seats_that_the_units_people_have_already(pengelola, is_suspended):
    angkatan, dinas = make_angkatan(kuota=2), make_unit()
    rows = [daftar(angkatan, dinas), daftar(angkatan, dinas)]
    if is_suspended:
        services.suspend_pendaftaran(angkatan_id=angkatan.pk, by=pengelola)
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 2, None)], by=pengelola)
    jatah = JatahUnit.objects.get()
    assert (jatah.terpakai, [Pendaftaran.objects.get(pk=row.pk).jatah for row in rows]) == (2, [jatah, jatah])
    refuse("jatah_melebihi_kursi", services.set_jatah, angkatan_id=angkatan.pk, jatah=[(dinas.pk, 3, None)], by=pengelola)
    assert JatahUnit.objects.get() == jatah
    assert queries.find_beda() == []


def test_a_kept_seat_is_not_for_whoever_waits_longest_or_comes_by_the_office(pengelola):
    angkatan, dinas = make_angkatan(kuota=2), make_unit()
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 1, None)], by=pengelola)
    seated, waiting = daftar(angkatan), daftar(angkatan)
    imported = services.enroll_peserta(
        angkatan_id=angkatan.pk, pegawai_id=make_pegawai().pk, by=pengelola, jalur="impor", prioritas=1
    )  # fmt: skip
    assert statuses(seated, waiting, imported) == ["terdaftar", "daftar_tunggu", "daftar_tunggu"]
    assert services.fill_seats(angkatan_id=angkatan.pk) == []
    assert counters_of(angkatan) == (1, 2, 1)


def test_a_lapsed_allotment_goes_to_the_queue(pengelola):
    angkatan, dinas = make_angkatan(kuota=1), make_unit()
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 1, timezone.localdate())], by=pengelola)
    row = daftar(angkatan)
    assert services.expire_tawaran() == 0
    assert statuses(row) == ["daftar_tunggu"]
    JatahUnit.objects.update(sampai=timezone.localdate() - timedelta(days=1))
    assert services.expire_tawaran() == 1
    assert statuses(row) == ["terdaftar"]
    assert JatahUnit.objects.get().is_dilepas


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("jatah_ganda", [(0, 1, None), (0, 1, None)]),
        ("jatah_jumlah", [(0, 0, None)]),
        ("jatah_lewat", [(0, 1, timezone.localdate() - timedelta(days=1))]),
        ("jatah_melebihi_kursi", [(0, 2, None), (1, 2, None)]),
    ],
)
def test_allotments_that_make_no_sense(pengelola, code, parts):
    angkatan, units = make_angkatan(kuota=3), [make_unit(), make_unit()]
    refuse(code, services.set_jatah, angkatan_id=angkatan.pk, jatah=[(units[n].pk, *rest) for n, *rest in parts], by=pengelola)


def test_a_quota_below_the_kept_seats_keeps_as_many_as_it_covers(pengelola):
    angkatan, dinas = make_angkatan(kuota=5), make_unit()
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 4, None)], by=pengelola)
    daftar(angkatan)
    services.set_kuota(angkatan_id=angkatan.pk, kuota=2, by=pengelola)
    assert counters_of(angkatan) == (1, 0, 1)
    assert statuses(daftar(angkatan), daftar(angkatan, dinas), daftar(angkatan, dinas)) == ["daftar_tunggu", "terdaftar", "daftar_tunggu"]


def test_who_sets_quotas_and_when(pengelola):
    angkatan = make_angkatan(kuota=5, minimum=3)
    refuse("bukan_wewenang", services.set_kuota, angkatan_id=angkatan.pk, kuota=9, by=make_pengguna("kepegawaian"))
    refuse("minimum", services.set_kuota, angkatan_id=angkatan.pk, kuota=2, by=pengelola)
    refuse("kuota", services.set_kuota, angkatan_id=angkatan.pk, kuota=0, by=pengelola)
    Angkatan.objects.update(status="ditutup")
    refuse("status_angkatan", services.set_kuota, angkatan_id=angkatan.pk, kuota=9, by=pengelola)


def test_one_leaves_until_the_day_for_it_the_office_later_too(pengelola):
    today = timezone.localdate()
    angkatan = make_angkatan(batas_batal=today - timedelta(days=1), kuota=1)
    row, waiting = daftar(angkatan), daftar(angkatan)
    refuse("batas_batal", services.cancel_pendaftaran, pendaftaran_id=row.pk, by=row.pegawai.akun, alasan="Uji")
    refuse("alasan", services.cancel_pendaftaran, pendaftaran_id=row.pk, by=pengelola, alasan=" ")
    refuse("bukan_wewenang", services.cancel_pendaftaran, pendaftaran_id=row.pk, by=make_pengguna(pegawai=make_pegawai()), alasan="Uji")
    services.cancel_pendaftaran(pendaftaran_id=waiting.pk, by=waiting.pegawai.akun, alasan="Uji")
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=pengelola, alasan="Uji")
    assert statuses(row, waiting) == ["dibatalkan", "dibatalkan"]
    Angkatan.objects.update(batas_batal=today)
    last = daftar(angkatan)
    services.cancel_pendaftaran(pendaftaran_id=last.pk, by=last.pegawai.akun, alasan="Uji")


def test_without_such_a_day_one_leaves_until_the_first_session():
    angkatan = make_angkatan(status="terbuka")
    row = daftar(angkatan)
    make_sesi(angkatan, timezone.localdate() - timedelta(days=1))
    refuse("batas_batal", services.cancel_pendaftaran, pendaftaran_id=row.pk, by=row.pegawai.akun, alasan="Uji")
    angkatan.sesi_list.update(is_batal=True)
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=row.pegawai.akun, alasan="Uji")


def test_the_office_enrols_late_but_only_onto_a_free_seat(pengelola):
    angkatan = make_angkatan(kuota=1, status="berjalan")
    make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    call = {"angkatan_id": angkatan.pk, "by": pengelola, "jalur": "pengelola"}
    assert services.enroll_peserta(pegawai_id=make_pegawai().pk, **call).status == "terdaftar"
    refuse("penuh", services.enroll_peserta, pegawai_id=make_pegawai().pk, **call)
    assert counters_of(angkatan) == (1, 1, 0)


def test_who_comes_first_can_be_changed_by_the_office_alone(pengelola):
    angkatan = make_angkatan(kuota=1)
    seated, first, second = (daftar(angkatan) for _ in range(3))
    prefer = partial(services.set_prioritas, pendaftaran_id=second.pk)
    refuse("prioritas", prefer, prioritas=0, alasan="Uji", by=pengelola)
    refuse("alasan", prefer, prioritas=1, alasan=" ", by=pengelola)
    refuse("bukan_wewenang", prefer, prioritas=1, alasan="Uji", by=first.pegawai.akun)
    second.pegawai.akun.groups.add(Group.objects.get(name="pengelola"))
    refuse("sendiri", prefer, prioritas=1, alasan="Uji", by=second.pegawai.akun)
    prefer(prioritas=1, alasan="Wajib bagi jabatan", by=pengelola)
    assert second.transisi_list.get(aksi="dahulukan").alasan == "Urutan dahulu 5 menjadi 1: Wajib bagi jabatan"
    services.cancel_pendaftaran(pendaftaran_id=seated.pk, by=pengelola, alasan="Uji")
    assert statuses(first, second) == ["daftar_tunggu", "terdaftar"]


def test_an_offer_ends_when_the_training_begins():
    day = timezone.localdate() + timedelta(days=1)
    angkatan = make_angkatan(kuota=1, cara_kursi="ditawarkan", jam_tawaran=336, mulai=day, selesai=day)
    row, waiting, after = (daftar(angkatan) for _ in range(3))
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=row.pegawai.akun, alasan="Uji")
    waiting.refresh_from_db()
    assert timezone.localtime(waiting.tawaran_sampai).date() == day
    services.decline_tawaran(pendaftaran_id=waiting.pk, by=waiting.pegawai.akun)
    waiting.refresh_from_db()
    assert (waiting.status, waiting.alasan) == ("dibatalkan", "Tawaran tidak diambil")
    assert statuses(after) == ["ditawari"]


def test_a_result_with_a_certificate_stays(pengelola):
    row = make_pendaftaran(make_angkatan(status="selesai"), make_pegawai(), "lulus")
    make_sertifikat(row)
    refuse("bersertifikat", services.set_hasil, hasil={row.pk: "tidak_lulus"}, by=pengelola)
    refuse("hasil", services.set_hasil, hasil={row.pk: "hadir"}, by=pengelola)
    refuse("sudah_dinilai", services.cancel_all, angkatan_id=row.angkatan_id, alasan="Uji", by=pengelola)


def test_a_closed_batch_stays_as_it_is(pengelola):
    row = make_pendaftaran(make_angkatan(status="ditutup"), make_pegawai())
    refuse("status_angkatan", services.cancel_pendaftaran, pendaftaran_id=row.pk, by=pengelola, alasan="Uji")
    refuse("status_angkatan", services.set_hasil, hasil={row.pk: "lulus"}, by=pengelola)
    assert services.withdraw_pegawai(pegawai_ids=[row.pegawai_id]) == 0


def test_a_move_keeps_waiting_for_its_decision(pengelola):
    program, unit = make_program(persetujuan="atasan"), make_unit()
    make_pegawai(unit=unit, memimpin=True)
    here, there = make_angkatan(program), make_angkatan(program)
    row = daftar(here, unit)
    moved = services.move_peserta(pendaftaran_id=row.pk, angkatan_id=there.pk, by=row.pegawai.akun, alasan="Jadwal")
    assert (moved.status, moved.unit_pemutus, moved.batas_putusan) == ("diajukan", unit, row.batas_putusan)


def test_the_command_finds_and_repairs_wrong_counters(pengelola):
    angkatan, dinas = make_angkatan(kuota=3), make_unit()
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(dinas.pk, 1, None)], by=pengelola)
    daftar(angkatan)
    out = StringIO()
    call_command("periksa_kursi", stdout=out)
    assert out.getvalue() == "Semua penghitung kursi sama dengan baris pendaftarannya.\n"
    Angkatan.objects.update(terisi=0, menunggu=2, cadangan=0, urutan_terakhir=0)
    JatahUnit.objects.update(terpakai=1)
    with pytest.raises(CommandError):
        call_command("periksa_kursi", stdout=StringIO())
    found = {(beda.nama.split()[0], beda.tersimpan, beda.seharusnya) for beda in queries.find_beda()}
    assert found == {("terisi", 0, 1), ("menunggu", 2, 0), ("cadangan", 0, 1), ("urutan_terakhir", 0, 1), ("terpakai", 1, 0)}
    call_command("periksa_kursi", "--perbaiki", stdout=StringIO())
    assert queries.find_beda() == []
    assert counters_of(angkatan) == (1, 0, 1)
