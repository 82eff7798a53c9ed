"""Reminders of evaluation: who is told when, once, and when a mail has become needless."""

import email
from datetime import timedelta
from email import policy
from string import Template
from typing import Any

import pytest
from django.utils import timezone

from diklat.models import Angkatan, Kehadiran
from evaluasi.models import PartisipasiSurvei, PenugasanEvaluasi, Survei, Ujian
from evaluasi.services import pengingat
from evaluasi.services.pasca import refresh_penugasan
from pegawai.models import AturanPengingat, KedudukanHukum, Notifikasi, Pegawai
from pegawai.services import notifikasi
from pegawai.services.notifikasi import kata, susun
from pegawai.services.notifikasi.jenis import JENIS
from tests.diklat.pabrik import make_angkatan, make_kehadiran, make_pendaftaran, make_sesi
from tests.evaluasi.kelas_pasca import Kantor, publish_all
from tests.evaluasi.pabrik import make_pengerjaan, make_penugasan, make_survei, make_ujian, make_versi
from tests.factories import make_pegawai, make_pengguna

pytestmark = pytest.mark.django_db
KODE = ("pasca_diminta", "pasca_terlambat", "survei_dibuka", "uji_dibuka")


@pytest.fixture
def kantor() -> Kantor:
    return Kantor()


def ask(kantor: Kantor, penilai: Pegawai, *, tenggat: int, dibuka: int = -30, peran: str = "atasan", alumnus: Pegawai | None = None) -> Any:
    """Days from today."""
    today = timezone.localdate()
    seat = kantor.graduate(alumnus or make_pegawai(unit=kantor.bidang))
    days = {"dibuka": today + timedelta(days=dibuka), "tenggat": today + timedelta(days=tenggat)}
    return make_penugasan(seat, penilai, peran, **days)


def told(aturan: str) -> list[str]:
    """Names of the receivers, in order."""
    rows = Notifikasi.objects.filter(aturan=aturan)
    return sorted(row.pegawai.nama if row.pegawai else row.pengguna.nama for row in rows)


def compose() -> tuple[list[susun.Surat], list[tuple[str, str]]]:
    letters, closed = susun.compose(list(Notifikasi.objects.order_by("pk")))
    return letters, sorted(closed.values())


def text_of(surat: susun.Surat) -> str:
    message: Any = email.message_from_bytes(surat.content, policy=policy.default)
    return message.get_body(("plain",)).get_content()


@pytest.mark.parametrize("kode", KODE)
def test_the_first_words_use_only_their_placeholders_and_have_a_sample_for_each(kode: str):
    rule = AturanPengingat.objects.get(kode=kode)
    kata.check_text(rule.judul, kata.placeholders_of(rule))
    kata.check_text(rule.isi, kata.placeholders_of(rule))
    used = {*Template(rule.judul).get_identifiers(), *Template(rule.isi).get_identifiers()} - set(kata.SELALU)
    assert used <= set(JENIS[kode].contoh)


def test_new_forms_are_one_mail_with_all_of_them(kantor: Kantor):
    kantor.kabid.email = "kabid@contoh.id"
    kantor.kabid.save(update_fields=["email"])
    for _ in range(3):
        ask(kantor, kantor.kabid, dibuka=0, tenggat=30)
    assert (pengingat.scan_diminta(), pengingat.scan_diminta()) == (1, 0)
    [letter], closed = compose()
    assert (closed, text_of(letter).count("Sebagai atasan")) == ([], 3)
    assert email.message_from_bytes(letter.content, policy=policy.default)["Subject"] == "3 penilaian pascadiklat menunggu Anda"


def test_somebody_is_reminded_once_more_before_the_deadline(kantor: Kantor):
    ask(kantor, kantor.kabid, dibuka=-23, tenggat=7)
    assert (pengingat.scan_diminta(), pengingat.scan_diminta()) == (1, 0)
    AturanPengingat.objects.filter(kode="pasca_diminta").update(hari=0)
    Notifikasi.objects.all().delete()
    assert pengingat.scan_diminta() == 0


def test_what_is_older_than_a_week_is_not_told(kantor: Kantor):
    ask(kantor, kantor.kabid, dibuka=-7, tenggat=20)
    assert pengingat.scan_diminta() == 0


@pytest.mark.parametrize(
    ("telat", "siapa"),
    [
        (0, []),
        (1, ["Rekan 1"]),
        (7, ["Rekan 1"]),
        (8, ["Kabid"]),  # the rater was told a week ago
        (15, ["Pengelola"]),
        (22, []),
    ],
)
def test_a_late_form_climbs(kantor: Kantor, telat: int, siapa: list[str]):
    make_pengguna("pengelola", nama="Pengelola")
    ask(kantor, kantor.rekan[0], tenggat=-telat, dibuka=-60, peran="rekan")
    pengingat.scan_terlambat()
    assert told("pasca_terlambat") == siapa


def test_a_supervisor_gets_one_mail_about_his_own_and_those_of_his_staff(kantor: Kantor):
    Pegawai.objects.update(email="orang@contoh.id")
    ask(kantor, kantor.rekan[0], tenggat=-8, dibuka=-60, peran="rekan")
    ask(kantor, kantor.rekan[1], tenggat=-9, dibuka=-60, peran="rekan")
    ask(kantor, kantor.kabid, tenggat=-2, dibuka=-40)
    pengingat.scan_terlambat()
    assert told("pasca_terlambat") == ["Kabid"]
    [letter], _ = compose()
    assert [word in text_of(letter) for word in ("Belum diisi oleh pegawai Anda:", "Rekan 1 tentang", "Rekan 2 tentang")] == [True] * 3


def test_what_was_filled_in_meanwhile_stops_the_mail(kantor: Kantor):
    Pegawai.objects.update(email="orang@contoh.id")
    ask(kantor, kantor.kabid, dibuka=0, tenggat=30)
    ask(kantor, kantor.rekan[0], tenggat=-8, dibuka=-60, peran="rekan")
    pengingat.scan_diminta()
    pengingat.scan_terlambat()
    PenugasanEvaluasi.objects.update(status="selesai", dikirim_pada=timezone.now())
    letters, closed = compose()
    assert letters == []
    assert closed == [
        ("tidak_perlu", "Tidak ada penilaian yang lewat tenggat lagi."),
        ("tidak_perlu", "Tidak ada penilaian yang menunggu lagi."),
    ]


def test_a_graduate_who_left_is_not_asked_about_any_more(kantor: Kantor):
    Pegawai.objects.update(email="orang@contoh.id")
    publish_all()
    ask(kantor, kantor.kabid, dibuka=0, tenggat=30, alumnus=kantor.alumnus)
    pengingat.scan_diminta()
    Pegawai.objects.filter(pk=kantor.alumnus.pk).update(kedudukan=KedudukanHukum.objects.filter(is_aktif=False).first())
    refresh_penugasan()
    assert compose() == ([], [("tidak_perlu", "Tidak ada penilaian yang menunggu lagi.")])


def make_tes(**kwargs: Any) -> tuple[Ujian, list[Any]]:
    angkatan = make_angkatan(status="berjalan")
    seats = [make_pendaftaran(angkatan, make_pegawai(f"Peserta {letter}", email="p@contoh.id"), "hadir") for letter in "AB"]
    return make_ujian(angkatan, **kwargs), seats


def test_an_open_test_is_told_to_those_who_have_not_begun():
    ujian, (begun, _) = make_tes()
    make_pengerjaan(ujian, begun)
    assert (pengingat.scan_uji(), pengingat.scan_uji(), told("uji_dibuka")) == (1, 0, ["Peserta B"])
    [letter], _ = compose()
    assert "Waktu mengerjakan 30 menit, satu kali." in text_of(letter)


@pytest.mark.parametrize(
    ("change", "alasan"),
    [
        (lambda ujian, _: Angkatan.objects.update(status="batal", alasan_batal="uji"), "Angkatan ini sudah dibatalkan."),
        (lambda ujian, _: Ujian.objects.update(selesai=timezone.now()), "Tes ini sudah ditutup atau belum dibuka."),
        (lambda ujian, seats: [make_pengerjaan(ujian, seat) for seat in seats], "Penerima sudah mengerjakan tes ini."),
    ],
)
def test_a_mail_about_a_test_stops_when_it_is_needless(change: Any, alasan: str):
    ujian, seats = make_tes()
    pengingat.scan_uji()
    change(ujian, seats)
    assert compose() == ([], [("tidak_perlu", alasan)] * 2)


def test_a_cancelled_batch_reminds_nobody():
    make_tes()
    Angkatan.objects.update(status="batal", alasan_batal="uji")
    assert pengingat.scan_uji() == 0


def make_umpan_balik(buka: int, tutup: int) -> tuple[Survei, list[Pegawai]]:
    today = timezone.localdate()
    angkatan = make_angkatan(status="selesai")
    sesi = make_sesi(angkatan, today - timedelta(days=9))
    people = [make_pegawai(f"Peserta {letter}", email="p@contoh.id") for letter in "ABC"]
    for person in people[:2]:
        make_kehadiran(sesi, make_pendaftaran(angkatan, person, "hadir"))
    make_pendaftaran(angkatan, people[2], "tidak_hadir")
    return make_survei(angkatan, buka=today + timedelta(days=buka), tutup=today + timedelta(days=tutup)), people


def test_a_survey_is_told_to_all_who_were_there_and_once_more_before_it_closes():
    make_umpan_balik(0, 7)
    assert (pengingat.scan_survei(), pengingat.scan_survei(), told("survei_dibuka")) == (2, 0, ["Peserta A", "Peserta B"])
    Survei.objects.update(buka=timezone.localdate() - timedelta(days=5), tutup=timezone.localdate() + timedelta(days=2))
    assert (pengingat.scan_survei(), pengingat.scan_survei()) == (2, 0)


def test_the_log_of_mails_does_not_tell_who_answered():
    survei, people = make_umpan_balik(0, 7)
    pengingat.scan_survei()
    PartisipasiSurvei.objects.create(survei=survei, pegawai=people[0])
    letters, closed = compose()
    assert (len(letters), closed) == (2, [])


def test_who_was_not_there_after_all_gets_no_mail_about_the_survey():
    _, people = make_umpan_balik(0, 7)
    pengingat.scan_survei()
    Kehadiran.objects.filter(pendaftaran__pegawai=people[0]).update(status="T")
    letters, closed = compose()
    assert (len(letters), closed) == (1, [("tidak_perlu", "Penerima tidak diminta mengisi survei ini lagi.")])


def test_a_survey_that_closed_stops_its_mails():
    make_umpan_balik(0, 7)
    pengingat.scan_survei()
    Survei.objects.update(status="batal", alasan_batal="uji")
    assert compose() == ([], [("tidak_perlu", "Survei ini sudah ditutup atau dibatalkan.")] * 2)


def test_a_kind_that_is_switched_off_is_not_scanned():
    make_tes()
    AturanPengingat.objects.filter(kode="uji_dibuka").update(is_aktif=False)
    assert "uji_dibuka" not in pengingat.scan_semua()


@pytest.mark.django_db(transaction=True)
def test_the_mails_arrive_once_through_a_real_server(surat: Any):
    publish_all()
    kantor = Kantor()
    Pegawai.objects.filter(pk=kantor.kabid.pk).update(email="kabid@contoh.id")
    make_versi("pasca_atasan")
    ask(kantor, kantor.kabid, dibuka=0, tenggat=30)
    for _ in range(2):
        pengingat.scan_diminta()
        notifikasi.drain()
    [message] = surat.wait_for(1)
    assert (message["X-Envelope-To"], Notifikasi.objects.get().status) == ("kabid@contoh.id", "terkirim")
    assert {part.get_content_type() for part in message.walk()} >= {"text/plain", "text/html"}
