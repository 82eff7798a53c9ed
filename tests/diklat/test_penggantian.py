"""A seat passes to a colleague: offered within the giver's scope, agreed to by the colleague, decided as any application."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import Angkatan, Pendaftaran, Penggantian, Transisi
from diklat.queries import pendaftaran as queries
from diklat.services import pendaftaran as services
from pegawai.models import Notifikasi, Pegawai, Pengguna
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_penggantian, make_program, make_sesi
from tests.factories import make_pegawai, make_pengguna, make_unit
from tests.tolak import code_of

pytestmark = pytest.mark.django_db


def akun_of(pegawai: Pegawai) -> Pengguna:
    return Pengguna.objects.filter(pegawai=pegawai).first() or make_pengguna(pegawai=pegawai)


def offer(row: Pendaftaran, calon: Pegawai, by: Pengguna) -> Penggantian:
    return services.offer_kursi(pendaftaran_id=row.pk, pegawai_id=calon.pk, by=by, alasan="Cuti")


def accept(tawaran: Penggantian) -> Pendaftaran:
    return services.accept_penggantian(penggantian_id=tawaran.pk, by=akun_of(tawaran.calon))


def gantikan(row: Pendaftaran, calon: Pegawai, by: Pengguna) -> Pendaftaran:
    """Offered by this account and agreed to."""
    return accept(offer(row, calon, by))


def status(row: Pendaftaran) -> str:
    row.refresh_from_db()
    return str(row.status)


def mails(row: Pendaftaran | Penggantian) -> list[str]:
    noun = "pendaftaran" if isinstance(row, Pendaftaran) else "penggantian"
    return list(Notifikasi.objects.filter(objek=f"{noun}:{row.pk}").order_by("pk").values_list("aturan", flat=True))


def url(name: str, pk: int) -> str:
    return reverse(f"diklat:{name}", args=[pk])


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def pengelola() -> Pengguna:
    return make_pengguna("pengelola")


def test_the_seat_stays_until_the_colleague_agrees_and_then_passes_the_queue_with_its_allotment(kantor, pengelola):
    angkatan = make_angkatan(kuota=1)
    services.set_jatah(angkatan_id=angkatan.pk, jatah=[(kantor.bidang.pk, 1, None)], by=pengelola)
    row = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=kantor.rina.pegawai_id, by=kantor.rina)
    waiting = make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    services.recount_kursi(angkatan_id=angkatan.pk)
    jatah = row.jatah_id
    tawaran = offer(row, kantor.dodi, kantor.rina)
    assert (status(row), Pendaftaran.objects.filter(pegawai=kantor.dodi).exists(), mails(tawaran)) == (
        "terdaftar",
        False,
        ["ganti_tawaran"],
    )
    assert Notifikasi.objects.get(aturan="ganti_tawaran").pegawai == kantor.dodi
    new = accept(tawaran)
    assert (status(row), status(new), status(waiting)) == ("dibatalkan", "terdaftar", "daftar_tunggu")
    assert (new.menggantikan_id, new.jalur, new.jatah_id, row.jatah_id, new.prioritas) == (row.pk, "pengganti", jatah, None, 5)
    assert list(Transisi.objects.filter(pendaftaran=new).order_by("pk").values_list("aksi", "oleh__pegawai")) == [
        ("sanggupi", kantor.dodi.pk), ("gantikan", kantor.dodi.pk),
    ]  # fmt: skip
    assert (mails(new), mails(row)[-1], mails(tawaran)) == (["terdaftar"], "dibatalkan", ["ganti_tawaran", "ganti_dijawab"])
    assert queries.find_beda() == []


@pytest.mark.parametrize("siapa", ["rina", "kepala", "pengelola"])
def test_each_offers_within_his_own_scope_and_nobody_is_told_who_is_outside(siapa, kantor, pengelola):
    """A stranger, somebody who left service, and no row at all get one answer."""
    by = {"rina": kantor.rina, "kepala": kantor.kepala, "pengelola": pengelola}[siapa]
    row, left = make_pendaftaran(make_angkatan(), kantor.rina.pegawai), make_pegawai(unit=kantor.bidang)
    left.kedudukan = type(left.kedudukan).objects.get(siasn_id="99")
    left.save(update_fields=["kedudukan"])
    outside = [left.pk, 0, row.pegawai_id, *([kantor.jauh.pk] if by != pengelola else [])]
    refusals = []
    for pk in outside:
        with pytest.raises(ValidationError) as error:
            services.offer_kursi(pendaftaran_id=row.pk, pegawai_id=pk, by=by, alasan="Cuti")
        refusals.append((error.value.code, error.value.message))
    assert set(refusals) == {("bukan_rekan", "Pilih rekan dari daftar pada halaman ini.")}
    assert not Penggantian.objects.exists()
    assert offer(row, kantor.dodi, by).sebagai == {"rina": "mandiri", "kepala": "atasan", "pengelola": "pengelola"}[siapa]


def test_only_the_holder_his_heads_and_the_office_offer_and_only_a_seat_that_is_held(kantor, pengelola):
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    strangers = (akun_of(kantor.dodi), akun_of(kantor.jauh), make_pengguna("kepegawaian"))
    assert {code_of(offer, row, kantor.dodi, by) for by in strangers} == {"bukan_wewenang"}
    for state in ("daftar_tunggu", "hadir", "dibatalkan"):
        Pendaftaran.objects.filter(pk=row.pk).update(status=state, alasan="x")
        assert code_of(offer, row, kantor.dodi, pengelola) == "langkah"
    Pendaftaran.objects.filter(pk=row.pk).update(status="terdaftar")
    Angkatan.objects.update(status="berjalan")
    assert code_of(offer, row, kantor.dodi, kantor.rina) == "status_angkatan"
    Angkatan.objects.update(status="terbuka", batas_batal=timezone.localdate() - timedelta(days=1))
    assert code_of(offer, row, kantor.dodi, kantor.rina) == "batas_batal"


def test_an_employee_learns_only_that_a_colleague_is_not_fit(kantor, pengelola):
    program = make_program(kelompok_jabatan=["jpt_madya"])
    row = make_pendaftaran(make_angkatan(program), kantor.rina.pegawai)
    assert code_of(offer, row, kantor.dodi, kantor.rina) == "tidak_cocok"
    assert code_of(offer, row, kantor.dodi, kantor.kepala) == "kelompok_jabatan"
    assert code_of(offer, row, kantor.dodi, pengelola) == "kelompok_jabatan"


def test_the_page_of_an_employee_shows_name_unit_and_fit(client: Client, kantor: Kantor) -> None:
    program = make_program(kompetensi={})
    row = make_pendaftaran(make_angkatan(program), kantor.rina.pegawai)
    make_pendaftaran(row.angkatan, kantor.kepala.pegawai)
    client.force_login(kantor.rina)
    answer = client.get(url("pendaftaran-replace", row.pk))
    assert {(calon.nama, calon.unit_sebutan, calon.boleh) for calon in answer.context["calon"]} == {
        ("Dodi Staf", "Bidang Kantor · Dinas Kantor", True), ("Hendra Kepala", "Bidang Kantor · Dinas Kantor", False),
    }  # fmt: skip
    text = answer.content.decode()
    assert "tk-nip" not in text
    assert "Level dan standar" not in text
    assert "sudah ada pada angkatan" not in text
    for query, found in (("dod", 1), (kantor.dodi.nip[:10], 0), ("Jauh", 0)):
        assert len(client.get(url("pendaftaran-replace", row.pk), {"q": query}).context["calon"]) == found


def test_searching_again_keeps_the_reason_and_the_choice_and_offers_nothing(client: Client, kantor: Kantor) -> None:
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    client.force_login(kantor.rina)
    sent = {"q": "dod", "cari": "1", "alasan": "Tukar tugas", "pegawai": kantor.dodi.pk}
    context = client.post(url("pendaftaran-replace", row.pk), sent).context
    assert (context["q"], context["form"]["alasan"].value(), context["dipilih"], context["form"].errors) == (
        "dod",
        "Tukar tugas",
        kantor.dodi.pk,
        {},
    )
    assert not Penggantian.objects.exists()


def test_a_head_picks_among_his_own_people_and_reads_why_not(client: Client, kantor: Kantor) -> None:
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    client.force_login(kantor.kepala)
    answer = client.get(url("pendaftaran-replace", row.pk))
    assert [calon.pegawai for calon in answer.context["calon"]] == [kantor.dodi]
    client.post(url("pendaftaran-replace", row.pk), {"pegawai": kantor.jauh.pk, "alasan": "Tukar"})
    assert not Penggantian.objects.exists()


def test_the_colleague_answers_on_his_page_and_nobody_else(client: Client, kantor: Kantor) -> None:
    row = make_pendaftaran(make_angkatan(kuota=1), kantor.rina.pegawai)
    client.force_login(kantor.rina)
    client.post(url("pendaftaran-replace", row.pk), {"pegawai": kantor.dodi.pk, "alasan": ""})
    assert not Penggantian.objects.exists()
    client.post(url("pendaftaran-replace", row.pk), {"pegawai": kantor.dodi.pk, "alasan": "Tugas lain"})
    tawaran = Penggantian.objects.get()
    assert client.get(row.get_absolute_url()).context["tawaran"] == tawaran
    for name in ("penggantian-accept", "penggantian-decline"):
        assert client.post(url(name, tawaran.pk)).status_code == 404
    assert code_of(services.accept_penggantian, penggantian_id=tawaran.pk, by=kantor.kepala) == "tidak_ada"
    client.force_login(akun_of(kantor.dodi))
    assert client.get("/diklat-saya/").context["saya"].ditanyai == [tawaran]
    assert client.get(tawaran.get_absolute_url()).context["terbuka"] is True
    client.post(url("penggantian-accept", tawaran.pk))
    taken = Pendaftaran.objects.get(menggantikan=row)
    assert status(taken) == "terdaftar"
    assert code_of(accept, tawaran) == "tawaran_lewat"
    assert client.get(tawaran.get_absolute_url()).context["terbuka"] is False
    client.force_login(kantor.rina)
    assert client.get(row.get_absolute_url()).context["pengganti"] == taken


def test_declined_withdrawn_and_lapsed_offers_leave_the_seat_and_give_way_to_another(kantor, pengelola):
    row, third = make_pendaftaran(make_angkatan(), kantor.rina.pegawai), make_pegawai(unit=kantor.bidang)
    first = offer(row, kantor.dodi, kantor.rina)
    assert code_of(offer, row, third, pengelola) == "ditawarkan"
    services.decline_penggantian(penggantian_id=first.pk, by=akun_of(kantor.dodi))
    second = offer(row, third, kantor.rina)
    assert code_of(services.withdraw_penggantian, penggantian_id=second.pk, by=akun_of(kantor.dodi)) == "bukan_wewenang"
    services.withdraw_penggantian(penggantian_id=second.pk, by=kantor.kepala)
    assert code_of(accept, second) == "tawaran_lewat"
    late = make_penggantian(row, third, sampai=timezone.now() - timedelta(seconds=1))
    assert code_of(accept, late) == "tawaran_lewat"
    offer(row, kantor.dodi, kantor.rina)
    assert list(Penggantian.objects.order_by("pk").values_list("status", flat=True)) == ["ditolak", "ditarik", "lewat", "ditawarkan"]
    assert status(row) == "terdaftar"


@pytest.mark.parametrize("change", [{"status": "ditutup"}, {"status": "berjalan"}, {"status": "batal", "alasan_batal": "x"}])
def test_a_batch_that_has_begun_or_is_over_takes_no_substitute(change, kantor):
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    tawaran = offer(row, kantor.dodi, kantor.rina)
    Angkatan.objects.update(**change)
    assert code_of(accept, tawaran) == "tawaran_lewat"
    assert status(row) == "terdaftar"


def test_the_conditions_hold_on_the_day_of_the_answer(kantor):
    row, other = make_pendaftaran(make_angkatan(), kantor.rina.pegawai), make_angkatan()
    tawaran = offer(row, kantor.dodi, kantor.rina)
    make_sesi(row.angkatan)
    make_sesi(other)
    make_pendaftaran(other, kantor.dodi)
    assert code_of(accept, tawaran) == "bentrok"
    assert status(row) == "terdaftar"


def test_where_the_programme_asks_the_colleagues_head_decides_before_the_seat_passes(kantor, pengelola):
    row = make_pendaftaran(make_angkatan(make_program(persetujuan="atasan_pengelola")), kantor.rina.pegawai)
    new = gantikan(row, kantor.dodi, kantor.rina)
    assert (new.status, new.unit_pemutus, status(row)) == ("diajukan", kantor.bidang, "terdaftar")
    assert code_of(offer, row, make_pegawai(unit=kantor.bidang), kantor.rina) == "ditawarkan"
    assert code_of(services.approve_pendaftaran, pendaftaran_id=new.pk, by=kantor.rina) == "bukan_wewenang"
    services.approve_pendaftaran(pendaftaran_id=new.pk, by=kantor.kepala)
    assert (status(new), status(row)) == ("disetujui_atasan", "terdaftar")
    services.approve_pendaftaran(pendaftaran_id=new.pk, by=pengelola)
    assert (status(new), status(row), new.menggantikan) == ("terdaftar", "dibatalkan", row)
    assert queries.find_beda() == []


def test_what_the_head_refuses_leaves_the_seat_and_another_may_be_asked(kantor):
    row = make_pendaftaran(make_angkatan(make_program(persetujuan="atasan")), kantor.rina.pegawai)
    new = gantikan(row, kantor.dodi, kantor.rina)
    services.refuse_pendaftaran(pendaftaran_id=new.pk, by=kantor.kepala, alasan="Ada tugas")
    assert (status(new), status(row)) == ("ditolak", "terdaftar")
    offer(row, make_pegawai(unit=kantor.bidang), kantor.rina)


def test_a_head_who_offers_has_approved_and_the_office_still_decides_where_it_is_asked(kantor, pengelola):
    row = make_pendaftaran(make_angkatan(make_program(persetujuan="atasan")), kantor.rina.pegawai)
    assert gantikan(row, kantor.dodi, kantor.kepala).status == "terdaftar"
    row = make_pendaftaran(make_angkatan(make_program(persetujuan="atasan_pengelola")), kantor.rina.pegawai)
    new = gantikan(row, kantor.dodi, kantor.kepala)
    assert (new.status, new.unit_pemutus) == ("diajukan", None)
    services.approve_pendaftaran(pendaftaran_id=new.pk, by=pengelola)
    assert (status(new), status(row)) == ("terdaftar", "dibatalkan")


def test_a_seat_given_up_meanwhile_goes_to_the_queue_and_not_to_the_substitute(kantor):
    angkatan = make_angkatan(make_program(persetujuan="atasan"), kuota=1)
    row, waiting = make_pendaftaran(angkatan, kantor.rina.pegawai), make_pendaftaran(angkatan, make_pegawai(), "daftar_tunggu")
    services.recount_kursi(angkatan_id=angkatan.pk)
    new = gantikan(row, kantor.dodi, kantor.rina)
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=kantor.rina, alasan="Sakit")
    assert (status(waiting), status(new), new.alasan) == (
        "terdaftar",
        "dibatalkan",
        "Kursi yang akan digantikan sudah tidak dipegang rekan itu",
    )
    assert mails(new) == ["dibatalkan"]
    assert queries.find_beda() == []


def test_an_open_offer_ends_with_the_seat(kantor):
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    tawaran = offer(row, kantor.dodi, kantor.rina)
    services.cancel_pendaftaran(pendaftaran_id=row.pk, by=kantor.rina, alasan="Sakit")
    assert code_of(accept, tawaran) == "tawaran_lewat"


def test_two_colleagues_ask_the_same_person_who_takes_one_seat(kantor):
    angkatan, other = make_angkatan(), make_pegawai(unit=kantor.bidang)
    first = offer(make_pendaftaran(angkatan, kantor.rina.pegawai), kantor.dodi, kantor.rina)
    second = offer(make_pendaftaran(angkatan, other), kantor.dodi, akun_of(other))
    accept(first)
    assert code_of(accept, second) == "sudah_terdaftar"
    assert Pendaftaran.objects.filter(pegawai=kantor.dodi).count() == 1


def test_units_of_today_count_and_not_those_of_the_day_of_application(kantor):
    """Whoever moved to another office chooses among his new colleagues."""
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    posting = kantor.rina.pegawai.penempatan_list.get()
    posting.unit = make_unit()
    posting.save()
    assert code_of(offer, row, kantor.dodi, kantor.rina) == "bukan_rekan"
