"""What passing does to levels: raised, suggested or noted; never lowered; gone with the result."""

from datetime import timedelta
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, BuktiDiklat, CatatanJP, Pendaftaran, ProgramKompetensi
from diklat.queries.jp.periksa import count_beda
from diklat.services import bukti as services
from diklat.services import hasil, pendaftaran
from diklat.services import sertifikat as sertifikat_services
from kompetensi.models import Kompetensi, Penilaian, ProfilKompetensi
from kompetensi.queries import periksa
from kompetensi.services import profil
from pegawai.models import Pegawai, Pengguna
from tests.diklat.lulusan import confirm_cabut
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_program, make_sertifikat, make_sesi
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_penilaian, make_unit
from tests.pintu import enter
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengelola() -> Pengguna:
    return make_pengguna("pengelola")


@pytest.fixture
def kompetensi() -> Kompetensi:
    return make_kompetensi("Analisis")


def make_peserta(
    kompetensi: Kompetensi, cara: str = "naik", level: int = 3, *, pegawai: Pegawai | None = None, **batch: Any
) -> Pendaftaran:
    """Seen in a batch that ended a week ago and whose programme raises one competency."""
    program = make_program(kompetensi={kompetensi: level})
    ProgramKompetensi.objects.filter(program=program).update(cara=cara)
    day = timezone.localdate() - timedelta(days=7)
    angkatan = make_angkatan(program, status="selesai", **{"mulai": day, "selesai": day, **batch})
    return make_pendaftaran(angkatan, pegawai or make_pegawai(unit=make_unit()), "hadir")


def set_hasil(row: Pendaftaran, by: Pengguna, status: str = "lulus") -> None:
    pendaftaran.set_hasil(hasil={row.pk: status}, by=by)


def change(row: Pendaftaran, by: Pengguna, status: str = "tidak_lulus", alasan: str = "Salah catat.") -> None:
    hasil.change_hasil(pendaftaran_id=row.pk, hasil=status, nilai=(None, None), alasan=alasan, by=by)


def state(row: Pendaftaran) -> list[tuple[str, str]]:
    return list(BuktiDiklat.objects.filter(pendaftaran=row).order_by("pk").values_list("status", "alasan"))


def indikatif(pegawai: Pegawai, kompetensi: Kompetensi) -> Decimal | None:
    """The level of the maintained profile, which must be what a rebuild gives."""
    assert set(periksa.find_beda(timezone.localdate()).jumlah.values()) == {0}
    row = ProfilKompetensi.objects.filter(pegawai=pegawai, kompetensi=kompetensi).first()
    return row.level_indikatif if row else None


def test_passing_raises_the_level_on_the_last_day_of_the_training(kompetensi: Kompetensi, pengelola: Pengguna):
    row = make_peserta(kompetensi)
    set_hasil(row, pengelola)
    bukti = BuktiDiklat.objects.get()
    nilai = bukti.penilaian
    assert (bukti.status, bukti.cara, bukti.level, bukti.tanggal) == ("dinaikkan", "naik", 3, row.angkatan.selesai)
    assert (nilai.level, nilai.sumber, nilai.tanggal, nilai.dicatat_oleh) == (3, "diklat", row.angkatan.selesai, pengelola)
    assert nilai.keterangan == row.angkatan.nama
    assert indikatif(row.pegawai, kompetensi) == 3


def test_the_other_ways_write_no_level(kompetensi: Kompetensi, pengelola: Pengguna):
    for cara, status in (("bukti", "tercatat"), ("rekomendasi", "disarankan")):
        row = make_peserta(kompetensi, cara)
        set_hasil(row, pengelola)
        assert state(row) == [(status, "")]
    assert Penilaian.objects.count() == 0


@pytest.mark.parametrize("sumber", ["asesmen", "uji", "atasan", "mandiri", "pasca", "diklat"])
@pytest.mark.parametrize(("ada", "sebut"), [("2.99", ""), ("3", "3,00"), ("3.5", "3,50")])
def test_a_level_is_never_lowered(kompetensi: Kompetensi, pengelola: Pengguna, sumber: str, ada: str, sebut: str):
    row = make_peserta(kompetensi)
    make_penilaian(row.pegawai, kompetensi, ada, sumber=sumber)
    profil.refresh_profil([row.pegawai_id])
    set_hasil(row, pengelola)
    wanted = ("tercatat", f"Level {sebut} sudah tercapai, jadi tidak diubah.") if sebut else ("dinaikkan", "")
    assert state(row) == [wanted]
    assert Penilaian.objects.count() == 1 + (not sebut)


def test_an_expired_or_cancelled_level_does_not_stand_in_the_way(kompetensi: Kompetensi, pengelola: Pengguna):
    row, today = make_peserta(kompetensi), timezone.localdate()
    make_penilaian(row.pegawai, kompetensi, 4, tanggal=today - timedelta(days=900), berlaku_sampai=row.angkatan.selesai)
    make_penilaian(row.pegawai, kompetensi, 4, sumber="uji", dibatalkan_pada=timezone.now(), alasan_batal="Salah orang.")
    set_hasil(row, pengelola)
    assert state(row) == [("dinaikkan", "")]


def test_a_level_already_reached_is_not_suggested(kompetensi: Kompetensi, pengelola: Pengguna):
    row = make_peserta(kompetensi, "rekomendasi")
    make_penilaian(row.pegawai, kompetensi, 3)
    set_hasil(row, pengelola)
    assert state(row) == [("tercatat", "Level 3,00 sudah tercapai, jadi tidak diubah.")]


def test_correcting_a_result_cancels_what_it_left_and_passing_again_writes_it_anew(kompetensi: Kompetensi, pengelola: Pengguna):
    row = make_peserta(kompetensi)
    set_hasil(row, pengelola)
    change(row, pengelola)
    nilai = Penilaian.objects.get()
    assert state(row) == [("dibatalkan", "Hasil diklat diubah: Salah catat.")]
    assert (nilai.alasan_batal, nilai.dibatalkan_oleh) == ("Hasil diklat diubah: Salah catat.", pengelola)
    assert indikatif(row.pegawai, kompetensi) is None
    set_hasil(row, pengelola)
    assert [status for status, _ in state(row)] == ["dibatalkan", "dinaikkan"]
    assert indikatif(row.pegawai, kompetensi) == 3


def test_setting_the_result_again_cancels_too(kompetensi: Kompetensi, pengelola: Pengguna):
    row = make_peserta(kompetensi)
    set_hasil(row, pengelola)
    set_hasil(row, pengelola, "tidak_hadir")
    assert state(row) == [("dibatalkan", "Hasil diklat diubah menjadi tidak lulus.")]
    assert indikatif(row.pegawai, kompetensi) is None


def test_another_reason_changes_nothing(kompetensi: Kompetensi, pengelola: Pengguna):
    row = make_peserta(kompetensi)
    set_hasil(row, pengelola)
    services.sync_bukti(pendaftaran_ids=[row.pk], by=pengelola, alasan="lagi")
    hasil.change_hasil(pendaftaran_id=row.pk, hasil="lulus", nilai=(None, Decimal(90)), alasan="Nilai.", by=pengelola)
    assert (state(row), Penilaian.objects.count()) == ([("dinaikkan", "")], 1)


def test_a_second_training_takes_over_when_the_first_is_undone(kompetensi: Kompetensi, pengelola: Pengguna):
    first = make_peserta(kompetensi)
    second = make_peserta(kompetensi, pegawai=first.pegawai)
    for row in (first, second):
        set_hasil(row, pengelola)
    assert state(second) == [("tercatat", "Level 3,00 sudah tercapai, jadi tidak diubah.")]
    change(first, pengelola)
    assert state(second) == [("dinaikkan", "")]
    assert indikatif(first.pegawai, kompetensi) == 3


def test_of_two_trainings_that_end_on_one_day_the_higher_level_counts(kompetensi: Kompetensi, pengelola: Pengguna):
    low = make_peserta(kompetensi, level=2)
    high = make_peserta(kompetensi, level=4, pegawai=low.pegawai)
    for row in (low, high):
        set_hasil(row, pengelola)
    assert (state(low), state(high)) == ([("tercatat", services.DIGANTIKAN)], [("dinaikkan", "")])
    assert indikatif(low.pegawai, kompetensi) == 4
    change(high, pengelola)
    assert state(low) == [("dinaikkan", "")]
    assert indikatif(low.pegawai, kompetensi) == 2


def test_a_suggestion_returns_when_the_level_that_made_it_superfluous_is_gone(kompetensi: Kompetensi, pengelola: Pengguna):
    raised = make_peserta(kompetensi)
    suggested = make_peserta(kompetensi, "rekomendasi", pegawai=raised.pegawai)
    for row in (raised, suggested):
        set_hasil(row, pengelola)
    change(raised, pengelola)
    assert state(suggested) == [("disarankan", "")]


@pytest.mark.parametrize(("kelas", "dicabut"), [("kelulusan", True), ("data", False)])
def test_a_withdrawn_certificate_takes_the_evidence_along_only_when_the_result_was_wrong(
    kompetensi: Kompetensi, pengelola: Pengguna, kelas: str, dicabut: bool
):
    row = make_peserta(kompetensi)
    set_hasil(row, pengelola)
    sertifikat = make_sertifikat(row)
    sertifikat_services.propose_cabut(pk=sertifikat.pk, kelas=kelas, alasan="Nilai milik orang lain.", by=pengelola)
    confirm_cabut(sertifikat, make_pengguna("pengelola"))
    assert state(row)[0][0] == ("dibatalkan" if dicabut else "dinaikkan")
    assert indikatif(row.pegawai, kompetensi) == (None if dicabut else 3)


@pytest.mark.parametrize(("kelas", "status", "jam"), [("kelulusan", "tidak_lulus", 0), ("data", "lulus", 4)])
def test_annulling_a_pass_takes_result_and_hours_back_also_from_a_closed_batch(
    kompetensi: Kompetensi, pengelola: Pengguna, kelas: str, status: str, jam: int
):
    row = make_peserta(kompetensi)
    make_kehadiran(make_sesi(row.angkatan, timezone.localdate() - timedelta(days=7)), row)
    set_hasil(row, pengelola)
    sertifikat = make_sertifikat(row)
    Angkatan.objects.update(status="ditutup", berakhir_pada=timezone.now())
    sertifikat_services.propose_cabut(pk=sertifikat.pk, kelas=kelas, alasan="Nilai milik orang lain.", by=pengelola)
    confirm_cabut(sertifikat, make_pengguna("pengelola"))
    row.refresh_from_db()
    assert (row.status, sum(CatatanJP.objects.values_list("jp", flat=True))) == (status, jam)
    assert (Angkatan.objects.get().status, count_beda()) == ("ditutup", 0)
    if status == "tidak_lulus":  # the annulment itself is undone as any result is: hours of a plain failure count as attended
        Angkatan.objects.update(status="selesai", berakhir_pada=None)
        for again in ("lulus", "tidak_lulus"):
            change(row, pengelola, again)
        assert (CatatanJP.objects.get().jp, count_beda()) == (4, 0)


def make_atasan(kompetensi: Kompetensi, pengelola: Pengguna) -> tuple[Pengguna, Pendaftaran]:
    """A head, and a member of his unit with a suggestion that is open."""
    unit = make_unit()
    kepala, anggota = make_pegawai(unit=unit, memimpin=True), make_pegawai(unit=unit)
    profil.refresh_profil([kepala.pk, anggota.pk])  # a suggestion alone changes no level, so nothing else would
    row = make_peserta(kompetensi, "rekomendasi", pegawai=anggota)
    set_hasil(row, pengelola)
    return make_pengguna(pegawai=kepala), row


def open_ids() -> list[int]:
    return list(BuktiDiklat.objects.filter(status="disarankan").values_list("pk", flat=True))


def test_accepting_writes_the_level_of_today(kompetensi: Kompetensi, pengelola: Pengguna):
    atasan, row = make_atasan(kompetensi, pengelola)
    assert services.accept_saran(bukti_ids=open_ids(), by=atasan) == 1
    bukti = BuktiDiklat.objects.get()
    assert (bukti.status, bukti.diputuskan_oleh, bukti.penilaian.tanggal) == ("diterima", atasan, timezone.localdate())
    assert indikatif(row.pegawai, kompetensi) == 3


def test_accepting_never_lowers(kompetensi: Kompetensi, pengelola: Pengguna):
    atasan, row = make_atasan(kompetensi, pengelola)
    make_penilaian(row.pegawai, kompetensi, "3.5", sumber="atasan", tanggal=timezone.localdate())
    services.accept_saran(bukti_ids=open_ids(), by=atasan)
    assert state(row) == [("tercatat", "Level 3,50 sudah tercapai, jadi tidak diubah.")]


def test_refusing_needs_a_reason_and_writes_no_level(kompetensi: Kompetensi, pengelola: Pengguna):
    atasan, row = make_atasan(kompetensi, pengelola)
    ids = open_ids()
    assert code_of(lambda: services.refuse_saran(bukti_ids=ids, alasan=" ", by=atasan)) == "alasan"
    services.refuse_saran(bukti_ids=ids, alasan="Belum tampak.", by=atasan)
    assert (state(row), Penilaian.objects.count()) == ([("ditolak", "Belum tampak.")], 0)
    assert code_of(lambda: services.accept_saran(bukti_ids=ids, by=atasan)) == "sudah_diputuskan"


def test_nobody_decides_about_himself_or_about_strangers(kompetensi: Kompetensi, pengelola: Pengguna):
    atasan, row = make_atasan(kompetensi, pengelola)
    sendiri = make_peserta(kompetensi, "rekomendasi", pegawai=atasan.pegawai)
    set_hasil(sendiri, pengelola)
    others = (make_pengguna(pegawai=make_pegawai(unit=make_unit(), memimpin=True)), make_pengguna(pegawai=row.pegawai), pengelola)
    ids = {bukti.pendaftaran_id: bukti.pk for bukti in BuktiDiklat.objects.all()}
    assert code_of(lambda: services.accept_saran(bukti_ids=[ids[sendiri.pk]], by=atasan)) == "sendiri"
    got = [code_of(lambda other=other: services.refuse_saran(bukti_ids=[ids[row.pk]], alasan="x", by=other)) for other in others]
    assert got == ["bukan_wewenang", "sendiri", "bukan_wewenang"]
    assert len(open_ids()) == 2


def test_undoing_takes_an_accepted_level_back(kompetensi: Kompetensi, pengelola: Pengguna):
    atasan, row = make_atasan(kompetensi, pengelola)
    services.accept_saran(bukti_ids=open_ids(), by=atasan)
    change(row, pengelola)
    assert state(row) == [("dibatalkan", "Hasil diklat diubah: Salah catat.")]
    assert indikatif(row.pegawai, kompetensi) is None


def test_a_whole_batch_costs_as_many_queries_as_one_person(pengelola: Pengguna, django_assert_num_queries: Any):
    program = make_program(kompetensi={make_kompetensi(): 3, make_kompetensi(): 2})
    ProgramKompetensi.objects.update(cara="naik")
    rows = [make_pendaftaran(make_angkatan(program, status="selesai", kuota=60), make_pegawai(unit=make_unit()), "lulus") for _ in range(1)]
    angkatan = make_angkatan(program, status="selesai", kuota=60)
    many = [make_pendaftaran(angkatan, make_pegawai(unit=make_unit()), "lulus") for _ in range(40)]
    for people in (rows, many):
        with django_assert_num_queries(20):
            services.sync_bukti(pendaftaran_ids=[row.pk for row in people], by=pengelola, alasan="-")
    assert Penilaian.objects.filter(sumber="diklat").count() == 82
    assert set(periksa.find_beda(timezone.localdate()).jumlah.values()) == {0}


def test_graduates_of_before_are_caught_up_with_once(kompetensi: Kompetensi):
    row = make_peserta(kompetensi)
    Pendaftaran.objects.filter(pk=row.pk).update(status="lulus")
    for _ in range(2):
        call_command("catat_bukti", verbosity=0, stdout=StringIO())
        assert state(row) == [("dinaikkan", "")]
    assert indikatif(row.pegawai, kompetensi) == 3


def test_the_profile_names_the_training_and_leads_to_its_certificate(kompetensi: Kompetensi, pengelola: Pengguna):
    row = make_peserta(kompetensi)
    set_hasil(row, pengelola)
    akun = make_pengguna(pegawai=row.pegawai)
    client = enter(akun)
    address = reverse("diklat:pendaftaran-detail", args=[row.pk])
    pages = (reverse("kompetensi:profil-saya"), reverse("kompetensi:profil-bukti", args=[row.pegawai_id]))
    for page in pages:
        assert f'<a href="{address}">{row.angkatan.nama}</a>' in client.get(page).content.decode()
    sertifikat = make_sertifikat(row)
    for page in pages:
        assert f'<a href="{sertifikat.get_absolute_url()}">{row.angkatan.nama}</a>' in client.get(page).content.decode()
