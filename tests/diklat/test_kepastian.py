"""What mails many or closes for good is shown first: whom, what, what breaks; done as shown or not at all; closing is taken back."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from diklat.models import Angkatan, HariLibur, Sesi
from diklat.services import angkatan as services
from pegawai.models import Notifikasi, Pekerjaan, Pengguna
from tests import factories
from tests.diklat import pabrik
from tests.diklat.test_angkatan import mails, today
from tests.kepastian import confirm, is_asking, shown
from tests.tolak import codes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def pengelola() -> Pengguna:
    return factories.make_pengguna("pengelola")


@pytest.fixture
def hr(client: Client, pengelola: Pengguna) -> Client:
    client.force_login(pengelola)
    return client


def url(name: str, angkatan: Angkatan, *args: str) -> str:
    return reverse(f"diklat:{name}", args=[angkatan.pk, *args])


def weekday(days: int) -> date:
    """A Tuesday some time away, so that neighbours are working days."""
    day = today(days)
    return day + timedelta(days=(1 - day.weekday()) % 7)


def make_berjalan(count: int = 3) -> Angkatan:
    """An open batch in three weeks whose people have an address each, apart from the first."""
    angkatan = pabrik.make_angkatan(nomor=4)
    pabrik.make_sesi(angkatan, weekday(21))
    for number in range(count):
        email = f"p{number}@contoh.go.id" if number else ""
        pabrik.make_pendaftaran(angkatan, factories.make_pegawai(f"Peserta {number}", email=email))
    return angkatan


def test_moving_a_schedule_tells_whom_what_and_what_breaks_before_it_mails(hr: Client) -> None:
    angkatan = make_berjalan()
    other = pabrik.make_angkatan()
    pabrik.make_sesi(other, weekday(21) + timedelta(days=1))
    pabrik.make_pendaftaran(other, angkatan.pendaftaran_list.order_by("pk")[1].pegawai)
    HariLibur.objects.create(tanggal=weekday(21) + timedelta(days=1), nama="Hari Uji")
    answer = hr.post(url("angkatan-postpone", angkatan), {"geser_hari": "1", "alasan": "Rapat"})
    found = shown(answer)
    assert [(kind.aturan, len(kind.penerima), len(kind.tanpa)) for kind in found.surel] == [("angkatan_berubah", 2, 1)]
    assert [(one.judul, len(one.baris)) for one in found.dampak] == [
        ("1 bentrokan jadwal peserta", 1),
        ("1 sesi pada hari libur atau bukan hari kerja", 1),
    ]
    assert "Rapat" in found.surel[0].isi
    for text in ("Peserta 1", "Peserta 2", "Hari Uji", "dan kirim 2 surel"):
        assert text in answer.content.decode()
    assert (mails("angkatan_berubah"), Sesi.objects.get(angkatan=angkatan).mulai.date()) == ([], weekday(21))
    confirm(hr, url("angkatan-postpone", angkatan), {"geser_hari": "1", "alasan": "Rapat"})
    assert Angkatan.objects.get(pk=angkatan.pk).mulai == weekday(21) + timedelta(days=1)
    assert {row.pegawai_id for row in mails("angkatan_berubah")} == {row.pegawai_id for row in angkatan.pendaftaran_list.all()}


def test_what_changed_meanwhile_is_shown_again_and_not_done(hr: Client) -> None:
    angkatan, data = make_berjalan(), {"geser_hari": "1", "alasan": "Rapat"}
    sidik = shown(hr.post(url("angkatan-postpone", angkatan), data)).sidik
    pabrik.make_pendaftaran(angkatan, factories.make_pegawai("Baru", email="baru@contoh.go.id"))
    answer = hr.post(url("angkatan-postpone", angkatan), {**data, "sidik": sidik})
    assert (len(shown(answer).surel[0].penerima), "Keadaan berubah" in answer.content.decode()) == (3, True)
    assert (Angkatan.objects.get(pk=angkatan.pk).mulai, Notifikasi.objects.count()) == (weekday(21), 0)


def test_the_form_is_open_again_with_what_was_typed(hr: Client) -> None:
    angkatan = make_berjalan()
    answer = hr.post(url("angkatan-postpone", angkatan), {"geser_hari": "1", "alasan": "Rapat dinas", "ubah": "1", "sidik": "x"})
    assert (is_asking(answer), answer.context["form"]["alasan"].value(), Notifikasi.objects.count()) == (False, "Rapat dinas", 0)


def test_nothing_is_asked_where_nobody_is_told_and_nothing_breaks(hr: Client) -> None:
    angkatan = pabrik.make_angkatan(status="draf")
    pabrik.make_sesi(angkatan, weekday(21))
    assert hr.post(url("angkatan-postpone", angkatan), {"geser_hari": "1", "alasan": "x"}).status_code == 302
    assert Angkatan.objects.get(pk=angkatan.pk).mulai == weekday(21) + timedelta(days=1)


def test_a_page_before_the_act_asks_as_often_for_one_as_for_three(hr: Client, django_assert_num_queries: object) -> None:
    few, many = make_berjalan(1), make_berjalan(3)
    hr.post(url("angkatan-postpone", few), {"geser_hari": "1", "alasan": "x"})
    for angkatan in (few, many):
        with django_assert_num_queries(41):  # type: ignore[operator]
            hr.post(url("angkatan-postpone", angkatan), {"geser_hari": "1", "alasan": "x"})


def test_cancelling_shows_whose_applications_end(hr: Client) -> None:
    angkatan = make_berjalan()
    found = shown(hr.post(url("angkatan-cancel", angkatan), {"alasan": "Sepi"}))
    assert [(one.judul, len(one.baris)) for one in found.dampak] == [
        ("Angkatan yang dibatalkan tidak dapat dibuka kembali", 0),
        ("3 pendaftaran berakhir", 3),
        ("1 sesi ditiadakan", 1),
    ]
    assert Angkatan.objects.get(pk=angkatan.pk).status == "terbuka"
    confirm(hr, url("angkatan-cancel", angkatan), {"alasan": "Sepi"})
    assert (Angkatan.objects.get(pk=angkatan.pk).status, len(mails("angkatan_batal"))) == ("batal", 3)


def make_selesai() -> Angkatan:
    """Over, everybody passed, nobody has a certificate."""
    angkatan = pabrik.make_angkatan(status="selesai")
    sesi = pabrik.make_sesi(angkatan, weekday(-21))
    for nama in ("Ani", "Budi"):
        pabrik.make_kehadiran(sesi, pabrik.make_pendaftaran(angkatan, factories.make_pegawai(nama), "lulus"), "H")
    return angkatan


def test_closing_shows_the_certificates_that_stay_undone(hr: Client) -> None:
    angkatan = make_selesai()
    found = shown(hr.post(url("angkatan-langkah", angkatan, "tutup")))
    assert [(one.judul, one.baris, one.gawat) for one in found.dampak] == [
        ("2 peserta layak sertifikat dan sertifikatnya belum diterbitkan", ("Ani", "Budi"), True),
        ("Kehadiran, nilai, dan hasil tidak dapat diubah lagi sampai angkatan dibuka kembali", (), False),
    ]
    assert Angkatan.objects.get(pk=angkatan.pk).status == "selesai"
    confirm(hr, url("angkatan-langkah", angkatan, "tutup"))
    assert Angkatan.objects.get(pk=angkatan.pk).status == "ditutup"


def test_a_closed_batch_is_reopened_with_a_reason_and_is_as_it_was(hr: Client, pengelola: Pengguna) -> None:
    angkatan = make_selesai()
    before = Angkatan.objects.values("status", "mulai", "selesai", "berakhir_pada", "terisi").get(pk=angkatan.pk)
    services.close_angkatan(angkatan_id=angkatan.pk, by=pengelola)
    assert hr.post(url("angkatan-reopen", angkatan), {"alasan": " "}).context["form"].errors
    hr.post(url("angkatan-reopen", angkatan), {"alasan": "Sertifikat tertinggal"})
    assert Angkatan.objects.values("status", "mulai", "selesai", "berakhir_pada", "terisi").get(pk=angkatan.pk) == before
    notes = hr.get(angkatan.get_absolute_url()).context["ringkasan"].catatan
    assert ("Angkatan dibuka kembali: Sertifikat tertinggal", pengelola.nama) in [(note.teks, note.oleh) for note in notes]
    confirm(hr, url("angkatan-langkah", angkatan, "tutup"))
    assert Angkatan.objects.get(pk=angkatan.pk).status == "ditutup"


def test_only_a_closed_batch_is_reopened(pengelola: Pengguna) -> None:
    angkatan = make_selesai()
    assert codes_of(services.reopen_angkatan, angkatan_id=angkatan.pk, alasan="x", by=pengelola) == ["status"]
    services.close_angkatan(angkatan_id=angkatan.pk, by=pengelola)
    assert codes_of(services.reopen_angkatan, angkatan_id=angkatan.pk, alasan=" ", by=pengelola) == ["alasan"]


def test_issuing_certificates_names_who_gets_one_and_a_mail(hr: Client) -> None:
    angkatan, official = make_selesai(), pabrik.make_penanda_tangan()
    data = {"siapa": "semua", "penanda_tangan": official.pk, "tanggal": f"{today()}"}
    found = shown(hr.post(url("sertifikat-issue", angkatan), data))
    assert [(one.judul, one.baris) for one in found.dampak] == [("2 sertifikat terbit dan bernomor", ("Ani", "Budi"))]
    assert [(kind.aturan, len(kind.penerima) + len(kind.tanpa), kind.is_contoh) for kind in found.surel] == [("sertifikat_terbit", 2, True)]
    assert Pekerjaan.objects.count() == 0
    confirm(hr, url("sertifikat-issue", angkatan), data)
    assert Pekerjaan.objects.get().parameter["pendaftaran"] == sorted(angkatan.pendaftaran_list.values_list("pk", flat=True))
