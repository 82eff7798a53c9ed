"""The employee's pages: why, what stands in the way, applying, and each end of an application."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from diklat.models import KetentuanJP, Pendaftaran
from diklat.services import pendaftaran as services
from kompetensi.services import profil
from pegawai.models import Golongan
from tests import factories
from tests.diklat.kantor import Kantor, make_kantor
from tests.diklat.pabrik import make_angkatan, make_pendaftaran, make_program, make_sertifikat, make_sesi

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor() -> Kantor:
    return make_kantor()


@pytest.fixture
def rina(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.rina)
    return client


def url(name: str, pk: int) -> str:
    return reverse(f"diklat:{name}", args=[pk])


def status(row: Pendaftaran) -> str:
    row.refresh_from_db()
    return row.status


@pytest.mark.parametrize("count", [1, 3])
def test_batch_page_keeps_its_query_count(rina: Client, count: int, django_assert_num_queries: object) -> None:
    ranks = {"golongan_pns": Golongan.objects.get(kode="III/a"), "golongan_pppk": Golongan.objects.get(kode="IX")}
    angkatan = make_angkatan(make_program(persetujuan="atasan", **ranks))
    for number in range(count):
        make_sesi(angkatan, jam=8 + 3 * number)
    rina.get(angkatan.get_absolute_url())
    with django_assert_num_queries(8):  # type: ignore[operator]
        rina.get(angkatan.get_absolute_url())


def test_batch_page_tells_the_gap_the_steps_and_the_head_by_name(rina: Client, kantor: Kantor) -> None:
    kompetensi, jabatan = factories.make_kompetensi(), factories.make_jabatan()
    kantor.rina.pegawai.penempatan_list.update(jabatan=jabatan)
    factories.make_standar(jabatan, kompetensi, 3)
    factories.make_penilaian(kantor.rina.pegawai, kompetensi, level=2)
    profil.refresh_profil([kantor.rina.pegawai_id])
    angkatan = make_angkatan(make_program(persetujuan="atasan", kompetensi={kompetensi: 3}))
    make_sesi(angkatan)
    context = rina.get(angkatan.get_absolute_url()).context
    row = context["manfaat"].baris[0]
    assert (row.level, row.standar, row.is_menutup, str(context["manfaat"].jpm_kini), str(row.jpm_lulus)) == (2, 3, True, "66.7", "100.0")
    steps = context["halaman"].langkah
    assert [step.judul for step in steps] == ["Anda mendaftar", "Atasan menyetujui", "Anda terdaftar", "Diklat dimulai", "Diklat selesai"]
    assert steps[1].keterangan.startswith("Hendra Kepala, paling lambat ")


def test_batch_page_says_why_the_button_is_off(rina: Client) -> None:
    angkatan = make_angkatan(make_program(kelompok_jabatan=["administrator"]), pendaftaran_sampai=timezone.localdate() - timedelta(days=1))
    answer = rina.get(angkatan.get_absolute_url())
    halaman = answer.context["halaman"]
    assert [row.code for row in halaman.halangan] == ["tutup", "kelompok_jabatan"]
    for row in halaman.halangan:
        assert row.pesan in answer.content.decode()
    refused = rina.post(url("pendaftaran-create", angkatan.pk))
    assert (refused.status_code, refused.headers["Location"], Pendaftaran.objects.count()) == (302, angkatan.get_absolute_url(), 0)
    said = [str(message) for message in rina.get(angkatan.get_absolute_url()).context["messages"]]
    assert said == [halaman.halangan[0].pesan]


def test_apply_twice_is_one_application_and_no_error(rina: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan"))
    first = rina.post(url("pendaftaran-create", angkatan.pk))
    row = Pendaftaran.objects.get()
    again = rina.post(url("pendaftaran-create", angkatan.pk), follow=True)
    assert (first.url, again.redirect_chain) == (row.get_absolute_url(), [(row.get_absolute_url(), 302)])
    assert (row.pegawai, row.status, row.jalur) == (kantor.rina.pegawai, "diajukan", "mandiri")
    assert "Hendra Kepala akan memutuskan paling lambat" in str(next(iter(again.context["messages"])))


def test_ceiling_of_jp_asks_for_a_reason(rina: Client, kantor: Kantor) -> None:
    kantor.rina.pegawai.__class__.objects.filter(pk=kantor.rina.pegawai_id).update(jenis_asn="PPPK")
    KetentuanJP.objects.update(batas_pppk=3)
    angkatan = make_angkatan(make_program(persetujuan="atasan"))
    make_sesi(angkatan)
    halaman = rina.get(angkatan.get_absolute_url()).context["halaman"]
    assert (halaman.halangan, halaman.perlu_alasan.code) == ([], "batas_jp")
    answer = rina.post(url("pendaftaran-create", angkatan.pk), {"alasan_pengecualian": " "})
    assert (answer.status_code, list(answer.context["form"].errors), Pendaftaran.objects.count()) == (200, ["alasan_pengecualian"], 0)
    rina.post(url("pendaftaran-create", angkatan.pk), {"alasan_pengecualian": "Penugasan wali kota"})
    assert Pendaftaran.objects.get().alasan_pengecualian == "Penugasan wali kota"


def test_full_batch_leads_to_the_queue_with_its_place(rina: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(kuota=1)
    make_pendaftaran(angkatan, kantor.dodi)
    make_pendaftaran(angkatan, kantor.jauh, "daftar_tunggu")
    answer = rina.post(url("pendaftaran-create", angkatan.pk), follow=True)
    assert answer.context["posisi"] == (2, 2)
    assert rina.get(angkatan.get_absolute_url()).context["halaman"].posisi == (2, 2)


@pytest.mark.parametrize(("ditangguhkan", "janji"), [(False, True), (True, False)])
def test_a_suspended_batch_promises_no_seat_at_once(rina: Client, kantor: Kantor, ditangguhkan: bool, janji: bool) -> None:
    angkatan = make_angkatan(kuota=1, is_ditangguhkan=ditangguhkan)
    make_pendaftaran(angkatan, kantor.dodi)
    row = make_pendaftaran(angkatan, kantor.rina.pegawai, "daftar_tunggu")
    page = rina.get(row.get_absolute_url()).content.decode()
    assert ["langsung terdaftar" in page, "sedang ditangguhkan" in page] == [janji, ditangguhkan]


def test_drafts_are_not_there(rina: Client) -> None:
    angkatan = make_angkatan(status="draf")
    assert [rina.get(angkatan.get_absolute_url()).status_code, rina.post(url("pendaftaran-create", angkatan.pk)).status_code] == [404, 404]


def test_history_is_the_table_of_steps_in_words(rina: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(make_program(persetujuan="atasan"))
    row = services.enroll_peserta(angkatan_id=angkatan.pk, pegawai_id=kantor.rina.pegawai_id, by=kantor.rina)
    services.approve_pendaftaran(pendaftaran_id=row.pk, by=kantor.kepala)
    found = rina.get(row.get_absolute_url()).context["riwayat"]
    assert [(step.judul, step.keadaan) for step in found] == [
        ("Mengajukan pendaftaran", "done"), ("Disetujui", "done"), ("Mendapat kursi", "now"),
    ]  # fmt: skip


def test_offer_is_accepted_or_let_go(rina: Client, kantor: Kantor) -> None:
    angkatan = make_angkatan(cara_kursi="ditawarkan")
    row = make_pendaftaran(angkatan, kantor.rina.pegawai, "ditawari")
    assert rina.get(row.get_absolute_url()).context["boleh_jawab"] is True
    rina.post(url("pendaftaran-accept", row.pk))
    assert status(row) == "terdaftar"
    other = make_pendaftaran(make_angkatan(), kantor.rina.pegawai, "ditawari")
    rina.post(url("pendaftaran-decline", other.pk), {"alasan": ""})
    assert status(other) == "dibatalkan"


def test_an_offer_whose_time_is_over_says_so_until_the_clock_takes_it(rina: Client, kantor: Kantor) -> None:
    past = timezone.now() - timedelta(minutes=1)
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai, "ditawari", tawaran_sampai=past)
    for answer in (rina.get(row.get_absolute_url()), rina.post(url("pendaftaran-accept", row.pk), follow=True)):
        assert (answer.context["boleh_jawab"], status(row)) == (False, "ditawari")
        assert "sudah lewat; kursinya diberikan" in " ".join(answer.content.decode().split())


def test_a_colleague_cannot_answer_an_offer(client: Client, kantor: Kantor) -> None:
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai, "ditawari")
    client.force_login(kantor.kepala)
    assert client.get(row.get_absolute_url()).context["boleh_jawab"] is False
    client.post(url("pendaftaran-accept", row.pk))
    assert status(row) == "ditawari"


def test_cancel_needs_a_reason_and_ends_at_its_day(rina: Client, kantor: Kantor) -> None:
    row = make_pendaftaran(make_angkatan(), kantor.rina.pegawai)
    assert rina.post(url("pendaftaran-cancel", row.pk), {"alasan": ""}).context["form"].errors.as_data()["alasan"][0].code == "required"
    rina.post(url("pendaftaran-cancel", row.pk), {"alasan": "Dinas luar"})
    assert (status(row), row.alasan) == ("dibatalkan", "Dinas luar")
    late = make_pendaftaran(make_angkatan(batas_batal=timezone.localdate() - timedelta(days=1)), kantor.rina.pegawai)
    assert rina.get(url("pendaftaran-cancel", late.pk)).context["halangan"] != ""
    rina.post(url("pendaftaran-cancel", late.pk), {"alasan": "Dinas luar"})
    assert status(late) == "terdaftar"


def test_cancelled_batch_leads_to_its_programme_and_counts_no_seats(rina: Client) -> None:
    angkatan = make_angkatan(status="batal", alasan_batal="Narasumber berhalangan")
    text = rina.get(angkatan.get_absolute_url()).content.decode()
    assert len(re.findall(rf'href="{url("katalog-detail", angkatan.program_id)}">\s*Lihat angkatan lain', text)) == 2
    assert url("pendaftaran-create", angkatan.pk) not in text


def test_certificate_stands_on_the_page(rina: Client, kantor: Kantor) -> None:
    row = make_pendaftaran(make_angkatan(status="selesai"), kantor.rina.pegawai, "lulus")
    sertifikat = make_sertifikat(row)
    assert rina.get(row.get_absolute_url()).context["sertifikat"] == sertifikat
