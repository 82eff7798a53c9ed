"""The words of every kind: the placeholders are known, the office's text is text only, and each stops when it has become needless."""

import email
from collections.abc import Iterator
from datetime import date, timedelta
from email import policy
from string import Template
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from diklat.models import Angkatan, Pendaftaran, PertemuanMentoring, RiwayatLuar, Sertifikat, Sesi
from diklat.services import sertifikat
from diklat.services.terbitan import objek_usul
from pegawai.models import AturanPengingat, Notifikasi, Pegawai
from pegawai.queries.instansi import at_office
from pegawai.services import notifikasi
from pegawai.services.notifikasi import kata, susun
from pegawai.services.notifikasi.jenis import JENIS
from tests import factories, instansi, pemerintah
from tests.diklat import pabrik
from tests.diklat.lulusan import confirm_cabut
from tests.hari import PADA

pytestmark = pytest.mark.django_db
KODE = sorted({
    "tawaran", "tawaran_lewat_1", "dari_tunggu", "terdaftar", "ditolak", "dibatalkan", "persetujuan", "eskalasi", "angkatan_berubah",
    "angkatan_batal", "sesi_h7", "sesi_h1", "sertifikat_terbit", "minimum_kurang", "minat_dibuka", "riwayat_diputuskan",
    "mentoring_dikonfirmasi", "pengajar_diundang", "penarikan", "pesan", "jp_kurang", "sertifikat_usul_cabut",
    "ganti_tawaran", "ganti_dijawab",
    "sertifikat_usul_ganti", "masuk_tunggu", "diusulkan", "disetujui_atasan", "kehadiran_belum", "hasil_kedaluwarsa",
    "sertifikat_dicabut",
})  # fmt: skip


@pytest.fixture
def rina() -> Pegawai:
    return factories.make_pegawai("Rina", email="rina@contoh.id", unit=factories.make_unit("Dinas Kesehatan"), gelar_belakang="S.Sos.")


@pytest.fixture
def angkatan() -> Angkatan:
    angkatan = pabrik.make_angkatan(pabrik.make_program("Pelayanan <Prima>"), status="dipastikan", tempat="Aula Barat", minimum=5)
    pabrik.make_sesi(angkatan, timezone.localdate() + timedelta(days=7), jam=8, judul="Standar", ruang=pabrik.make_ruang("Aula"))
    pabrik.make_sesi(angkatan, timezone.localdate() + timedelta(days=8), jam=13, judul="Latihan")
    return angkatan


def compose() -> tuple[list[susun.Surat], dict[int, tuple[str, str]]]:
    """Of the mails put in since the last call."""
    rows = list(Notifikasi.objects.filter(selesai=None).order_by("pk"))
    Notifikasi.objects.update(status="terkirim", selesai=timezone.now())
    return susun.compose(rows)


def why() -> str:
    """Why nothing is sent; fails when something is."""
    letters, closed = compose()
    assert letters == []
    [(status, reason)] = closed.values()
    assert status == "tidak_perlu"
    return reason


def letter() -> susun.Surat:
    [found], closed = compose()
    assert closed == {}
    return found


def calendar_of(surat: susun.Surat) -> Any:
    message: Any = email.message_from_bytes(surat.content, policy=policy.default)
    [part] = message.iter_attachments()
    return part, Calendar.from_ical(part.get_payload(decode=True))


def add(aturan: str, objek: str, pegawai: Pegawai | None = None, **more: Any) -> None:
    notifikasi.add(aturan=aturan, objek=objek, pegawai_ids=[pegawai.pk] if pegawai else [], **more)


def test_every_kind_has_words_and_every_kind_with_words_is_known() -> None:
    others = AturanPengingat.objects.exclude(kelompok__in=("Evaluasi", "Poin", "Rencana dan anggaran"))
    ours = others.exclude(kode__in=("kepala_usul", "perbaikan_diputus"))  # of pegawai
    assert sorted(ours.values_list("kode", flat=True)) == KODE
    assert sorted(set(JENIS) & set(KODE)) == KODE


@pytest.mark.parametrize("kode", KODE)
def test_the_first_words_use_only_their_placeholders_and_have_a_sample_for_each(kode: str) -> None:
    rule = AturanPengingat.objects.get(kode=kode)
    allowed = kata.placeholders_of(rule)
    kata.check_text(rule.judul, allowed)
    kata.check_text(rule.isi, allowed)
    used = {*Template(rule.judul).get_identifiers(), *Template(rule.isi).get_identifiers()} - set(kata.SELALU)
    assert used <= set(JENIS[kode].contoh)


def occasions(rina: Pegawai, angkatan: Angkatan) -> Iterator[dict[str, Any]]:
    """One mail of every kind, each needed now."""
    states = ("ditolak", "dibatalkan", "ditawari", "daftar_tunggu", "disetujui_atasan")
    one = {name: pabrik.make_pendaftaran(pabrik.make_angkatan(), rina, name) for name in states}
    seat = pabrik.make_pendaftaran(angkatan, rina)
    head = factories.make_pegawai("Kepala", email="kepala@contoh.id", unit=factories.make_unit("Dinas"), memimpin=True)
    waits = pabrik.make_pendaftaran(angkatan, factories.make_pegawai("Dewi"), "diajukan", unit_pemutus=head.penempatan_list.get().unit)
    batal = pabrik.make_angkatan(angkatan.program, status="batal", alasan_batal="Anggaran dipotong")
    kurang = pabrik.make_angkatan(angkatan.program, status="terbuka", minimum=9, minimum_tanggal=date(2026, 12, 24))
    guru = pabrik.make_narasumber(email="guru@contoh.id")
    Sesi.objects.filter(angkatan=angkatan).update(narasumber=guru)
    lulus = pabrik.make_pendaftaran(pabrik.make_angkatan(), rina, "lulus")
    mentoring = pabrik.make_mentoring(head, rina)
    temu = PertemuanMentoring.objects.create(mentoring=mentoring, tanggal=date(2026, 2, 2), topik="Awal", dicatat_oleh=head)
    p, a = {"pegawai_ids": [rina.pk]}, f"angkatan:{angkatan.pk}"
    day = timezone.localtime(angkatan.sesi_list.first().mulai).date()
    yield {"aturan": "terdaftar", "objek": f"pendaftaran:{seat.pk}", **p}
    yield {"aturan": "dari_tunggu", "objek": f"pendaftaran:{seat.pk}", **p}
    yield {"aturan": "tawaran", "objek": f"pendaftaran:{one['ditawari'].pk}", **p}
    yield {"aturan": "tawaran_lewat_1", "objek": f"pendaftaran:{one['ditawari'].pk}:202612010800", **p}
    yield {"aturan": "masuk_tunggu", "objek": f"pendaftaran:{one['daftar_tunggu'].pk}", **p}
    yield {"aturan": "diusulkan", "objek": f"pendaftaran:{one['disetujui_atasan'].pk}", **p}
    yield {"aturan": "disetujui_atasan", "objek": f"pendaftaran:{one['disetujui_atasan'].pk}", **p}
    held = pabrik.make_angkatan(status="selesai")
    lesson = pabrik.make_sesi(held, timezone.localdate() - timedelta(days=2))
    pabrik.make_pendaftaran(held, rina)
    yield {"aturan": "kehadiran_belum", "objek": "tanggal:2026-12-01", "data": {"sesi": [lesson.pk]}, "pegawai_ids": [head.pk]}
    until = timezone.localdate() + timedelta(days=60)
    factories.make_penilaian(rina, factories.make_kompetensi(), "3", berlaku_sampai=until)
    yield {"aturan": "hasil_kedaluwarsa", "objek": "bulan:2026-12", "data": {"sampai": until.isoformat()}, **p}
    yield {"aturan": "ditolak", "objek": f"pendaftaran:{one['ditolak'].pk}", **p}
    yield {"aturan": "dibatalkan", "objek": f"pendaftaran:{one['dibatalkan'].pk}", **p}
    yield {"aturan": "penarikan", "objek": f"pendaftaran:{one['dibatalkan'].pk}", "alamat": ["hr@contoh.id"]}
    yield {"aturan": "eskalasi", "objek": f"pendaftaran:{waits.pk}", "pegawai_ids": [head.pk]}
    yield {"aturan": "persetujuan", "objek": f"tanggal:{timezone.localdate()}", "pegawai_ids": [head.pk]}
    perubahan = [{"sesi": 1, "judul": "Standar", "lama": "3 Des", "baru": "10 Des"}]
    yield {"aturan": "angkatan_berubah", "objek": a, "data": {"alasan": "Ruang dipakai", "perubahan": perubahan}, **p}
    yield {"aturan": "angkatan_batal", "objek": f"angkatan:{batal.pk}", **p}
    yield {"aturan": "sesi_h7", "objek": a, **p}
    yield {"aturan": "sesi_h1", "objek": f"{a}:{day}", **p}
    yield {"aturan": "minimum_kurang", "objek": f"angkatan:{kurang.pk}", "alamat": ["hr@contoh.id"]}
    yield {"aturan": "minat_dibuka", "objek": f"angkatan:{kurang.pk}", **p}
    sessions = list(angkatan.sesi_list.values_list("pk", flat=True))
    yield {"aturan": "pengajar_diundang", "objek": a, "alamat": ["guru@contoh.id"], "data": {"narasumber": guru.pk, "sesi": sessions}}
    sri = factories.make_pegawai("Sri")
    ganti = pabrik.make_penggantian(pabrik.make_pendaftaran(angkatan, sri), rina, oleh=factories.make_pengguna(pegawai=sri))
    yield {"aturan": "ganti_tawaran", "objek": f"penggantian:{ganti.pk}", **p}
    yield {"aturan": "ganti_dijawab", "objek": f"penggantian:{ganti.pk}", "data": {"jawaban": "menyanggupi"}, **p}
    yield {"aturan": "pesan", "objek": a, "data": {"judul": "Bawa laptop", "isi": "Mohon bawa laptop.", "pengirim": "Sari"}, **p}
    yield {"aturan": "sertifikat_terbit", "objek": f"sertifikat:{pabrik.make_sertifikat(lulus).pk}", **p}
    usul = pabrik.make_sertifikat(pabrik.make_pendaftaran(pabrik.make_angkatan(), rina, "lulus"))
    sertifikat.propose_cabut(pk=usul.pk, kelas="data", alasan="NIP orang lain", by=factories.make_pengguna("pengelola"))
    usul.refresh_from_db()
    yield {"aturan": "sertifikat_usul_cabut", "objek": objek_usul(usul), "alamat": ["hr@contoh.id"]}
    yield {"aturan": "sertifikat_usul_ganti", "objek": objek_usul(usul), "alamat": ["hr@contoh.id"]}
    yield {"aturan": "sertifikat_dicabut", "objek": f"sertifikat:{usul.pk}", "data": {"akibat": "Tetap."}, **p}
    luar = pabrik.make_riwayat(rina, status="diverifikasi")
    yield {"aturan": "riwayat_diputuskan", "objek": f"riwayat:{luar.pk}", **p}
    yield {"aturan": "mentoring_dikonfirmasi", "objek": f"mentoring:{mentoring.pk}", "data": {"pertemuan": temu.pk}, **p}
    yield {"aturan": "jp_kurang", "objek": f"jp:{timezone.localdate().year}:11", "data": {"target": 20}, **p}


def test_every_kind_makes_a_whole_mail_with_a_link(rina: Pegawai, angkatan: Angkatan) -> None:
    """As the second government sends it: nothing in it is of the first."""
    instansi.change(**pemerintah.KEDUA)
    with at_office():
        check_mails(rina, angkatan)


def check_mails(rina: Pegawai, angkatan: Angkatan) -> None:
    for occasion in occasions(rina, angkatan):
        notifikasi.add(**occasion)
    letters, closed = compose()
    assert closed == {}
    assert sorted(surat.row.aturan for surat in letters) == KODE
    for surat in letters:
        message: Any = email.message_from_bytes(surat.content, policy=policy.default)
        for name in ("plain", "html"):
            words = message.get_body((name,)).get_content()
            assert "$" not in words, (surat.row.aturan, words)
            assert "http://127.0.0.1:8000/" in words
            assert "Anda menerima surel ini" in words
            assert pemerintah.strange_words(words.encode()) == []
        assert pemerintah.strange_words(str(message["subject"]).encode()) == []
        for part in message.iter_attachments():
            assert pemerintah.strange_words(part.get_payload(decode=True)) == []
        assert "Pelayanan <Prima>" not in message.get_body(("html",)).get_content()


def test_words_of_a_mail_before_a_training(rina: Pegawai, angkatan: Angkatan) -> None:
    pabrik.make_pendaftaran(angkatan, rina)
    add("sesi_h7", f"angkatan:{angkatan.pk}", rina)
    surat = letter()
    assert surat.judul == f"7 hari lagi: Pelayanan <Prima>, Angkatan I Tahun {PADA.year}"
    assert "08.00–11.00 WIB: Standar (Aula)\n" in surat.isi
    part, calendar = calendar_of(surat)
    assert (part.get_content_type(), part.get_param("method"), str(calendar["method"])) == ("text/calendar", "PUBLISH", "PUBLISH")
    assert len(calendar.walk("VEVENT")) == 2


def test_a_cancelled_batch_takes_its_sessions_out_of_the_calendar(rina: Pegawai, angkatan: Angkatan) -> None:
    pabrik.make_pendaftaran(angkatan, rina, "angkatan_batal")
    uid = f"sesi-{angkatan.sesi_list.first().pk}@127.0.0.1"
    Angkatan.objects.filter(pk=angkatan.pk).update(status="batal", alasan_batal="Anggaran dipotong")
    Sesi.objects.filter(angkatan=angkatan).update(is_batal=True)
    add("angkatan_batal", f"angkatan:{angkatan.pk}", rina)
    surat = letter()
    _, calendar = calendar_of(surat)
    event = calendar.walk("VEVENT")[0]
    assert (str(calendar["method"]), event["uid"], event["status"], event["sequence"]) == ("CANCEL", uid, "CANCELLED", 2)
    assert "Alasan: Anggaran dipotong" in surat.isi


@pytest.mark.parametrize("kode", ["sesi_h7", "sesi_h1", "angkatan_berubah"])
@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": "batal", "alasan_batal": "x"}, "Angkatan ini sudah dibatalkan."),
        ({"versi_jadwal": 2}, "Jadwal berubah lagi; surel tentang jadwal yang baru menggantikannya."),
        ({}, "Penerima bukan peserta angkatan ini lagi."),
    ],
    ids=["batal", "versi", "mundur"],
)
def test_a_mail_about_a_schedule_stops(rina: Pegawai, angkatan: Angkatan, kode: str, change: dict[str, Any], reason: str) -> None:
    pabrik.make_pendaftaran(angkatan, rina, "terdaftar" if change else "dibatalkan")
    add(kode, f"angkatan:{angkatan.pk}", rina)
    Angkatan.objects.filter(pk=angkatan.pk).update(**change)
    assert why() == reason


def test_a_reminder_of_what_has_begun_stops(rina: Pegawai, angkatan: Angkatan) -> None:
    pabrik.make_pendaftaran(angkatan, rina)
    Sesi.objects.filter(angkatan=angkatan).update(mulai=timezone.now() - timedelta(minutes=1), selesai=timezone.now() + timedelta(hours=2))
    add("sesi_h7", f"angkatan:{angkatan.pk}", rina)
    assert why() == "Sudah lewat."


@pytest.mark.parametrize(
    ("kode", "status", "reason"),
    [
        ("terdaftar", "dibatalkan", "Pendaftaran ini tidak berstatus terdaftar lagi."),
        ("dari_tunggu", "dibatalkan", "Pendaftaran ini tidak berstatus terdaftar lagi."),
        ("tawaran", "terdaftar", "Tawaran ini sudah dijawab atau berakhir."),
        ("tawaran_lewat_1", "terdaftar", "Tawaran ini sudah dijawab atau berakhir."),
        ("ditolak", "diajukan", "Status pendaftaran ini sudah berubah lagi."),
        ("dibatalkan", "terdaftar", "Status pendaftaran ini sudah berubah lagi."),
        ("eskalasi", "terdaftar", "Permohonan ini sudah diputuskan."),
        ("penarikan", "terdaftar", "Status pendaftaran ini sudah berubah lagi."),
    ],
)
def test_a_mail_about_an_application_stops(rina: Pegawai, angkatan: Angkatan, kode: str, status: str, reason: str) -> None:
    row = pabrik.make_pendaftaran(angkatan, rina, status)
    add(kode, f"pendaftaran:{row.pk}", rina)
    assert why() == reason


def test_an_offer_that_has_run_out_is_not_mailed(rina: Pegawai, angkatan: Angkatan) -> None:
    row = pabrik.make_pendaftaran(angkatan, rina, "ditawari", tawaran_sampai=timezone.now() - timedelta(seconds=1))
    add("tawaran", f"pendaftaran:{row.pk}", rina)
    assert why() == "Tawaran ini sudah dijawab atau berakhir."


def test_an_offered_seat_that_was_answered_is_not_mailed(rina: Pegawai, angkatan: Angkatan) -> None:
    offer = pabrik.make_penggantian(pabrik.make_pendaftaran(angkatan, factories.make_pegawai("Sri")), rina, status="ditarik")
    add("ganti_tawaran", f"penggantian:{offer.pk}", rina)
    assert why() == "Tawaran ini sudah dijawab atau berakhir."


def test_the_digest_lists_what_waits_now_and_stops_when_all_is_decided(angkatan: Angkatan) -> None:
    unit = factories.make_unit("Dinas Kesehatan")
    head = factories.make_pegawai("Kepala", email="kepala@contoh.id", unit=unit, memimpin=True)
    for name in ("Ani", "Budi"):
        row = pabrik.make_pendaftaran(
            angkatan, factories.make_pegawai(name), "diajukan", unit_pemutus=unit, batas_putusan=date(2026, 12, 4)
        )
    pabrik.make_pendaftaran(angkatan, head, "diajukan", unit_pemutus=unit)
    add("persetujuan", "tanggal:2026-12-01", head)
    surat = letter()
    assert surat.judul == "2 permohonan diklat menunggu keputusan Anda"
    line = f"- Budi: Pelayanan <Prima>, Angkatan I Tahun {PADA.year}. Paling lambat 4 Desember 2026. http://127.0.0.1:8000"
    assert f"{line}{row.get_absolute_url()}" in surat.isi
    assert "Kepala" not in surat.isi
    Pendaftaran.objects.update(status="terdaftar")
    add("persetujuan", "tanggal:2026-12-02", head)
    assert why() == "Tidak ada permohonan yang menunggu lagi."


def test_results_stop_when_they_no_longer_hold(rina: Pegawai, angkatan: Angkatan) -> None:
    seat = pabrik.make_pendaftaran(angkatan, rina, "lulus")
    sertifikat = pabrik.make_sertifikat(seat)
    new = pabrik.make_sertifikat(pabrik.make_pendaftaran(pabrik.make_angkatan(), rina, "lulus"))
    by, second = (factories.make_pengguna("pengelola") for _ in range(2))
    usul = {"usul_oleh": by, "usul_pada": timezone.now(), "usul_alasan": "salah"}
    Sertifikat.objects.filter(pk=sertifikat.pk).update(**usul)
    ended = {"status": "diganti", "pengganti": new, "berakhir_pada": timezone.now(), "alasan": "salah", "diakhiri_oleh": second}
    Sertifikat.objects.filter(pk=sertifikat.pk).update(**ended)
    luar: RiwayatLuar = pabrik.make_riwayat(rina)
    add("sertifikat_terbit", f"sertifikat:{sertifikat.pk}", rina)
    add("riwayat_diputuskan", f"riwayat:{luar.pk}", rina)
    add("jp_kurang", "jp:2025:11", rina, data={"target": 20})
    add("jp_kurang", f"jp:{timezone.localdate().year}:11", rina, data={"target": 0})
    add("terdaftar", "pendaftaran:0", rina)
    letters, closed = compose()
    assert (letters, sorted(reason for _, reason in closed.values())) == (
        [],
        sorted([
            "Sertifikat ini sudah dicabut atau diganti.", "Riwayat ini sedang diperiksa lagi.", "Tahun itu sudah lewat.",
            "Target JP sudah tercapai.", "Data yang dibicarakan surel ini sudah tidak ada.",
        ]),
    )  # fmt: skip


def test_a_proposal_to_withdraw_is_told_as_long_as_it_waits(rina: Pegawai, angkatan: Angkatan) -> None:
    row = pabrik.make_sertifikat(pabrik.make_pendaftaran(angkatan, rina, "lulus"), isi={"nama": "Rina, S.Sos."})
    first, second = (factories.make_pengguna("pengelola", nama=nama, email=f"{nama}@contoh.id") for nama in ("Dimas", "Sari"))
    sertifikat.propose_cabut(pk=row.pk, kelas="data", alasan="NIP orang lain", by=first)
    surat = letter()
    assert (surat.alamat, surat.judul) == ("Sari@contoh.id", f"Sahkan atau batalkan: pencabutan sertifikat {row.nomor}")
    assert f"{row.nomor}, Rina, S.Sos.\nPelayanan <Prima>\nAlasan: Kesalahan data: NIP orang lain" in surat.isi
    sertifikat.keep_sertifikat(pk=row.pk, by=first)
    sertifikat.propose_cabut(pk=row.pk, kelas="data", alasan="Nama", by=second)
    Notifikasi.objects.exclude(pengguna=second).update(status="menunggu", selesai=None)
    assert [surat.alamat for surat in compose()[0]] == ["Dimas@contoh.id"]
    confirm_cabut(row, first)
    told = letter()
    assert (told.alamat, told.judul) == ("rina@contoh.id", "Sertifikat dicabut: Pelayanan <Prima>")
    assert "Alasan: Kesalahan data: Nama\n\nHasil diklat, JP, dan poin Anda tidak berubah." in told.isi
    Notifikasi.objects.filter(pengguna=first).update(status="menunggu", selesai=None)
    assert why() == "Usul ini sudah diputuskan."


def test_a_teacher_is_invited_to_the_lessons_he_still_has(angkatan: Angkatan) -> None:
    guru = pabrik.make_narasumber(email="guru@contoh.id")
    first, second = angkatan.sesi_list.order_by("nomor")
    data = {"narasumber": guru.pk, "sesi": [first.pk, second.pk]}
    Sesi.objects.filter(pk=first.pk).update(narasumber=guru)
    notifikasi.add(aturan="pengajar_diundang", objek=f"angkatan:{angkatan.pk}", alamat=["guru@contoh.id"], data=data)
    surat = letter()
    assert ("Standar" in surat.isi, "Latihan" in surat.isi) == (True, False)
    Sesi.objects.filter(pk=first.pk).update(narasumber=None)
    notifikasi.add(aturan="pengajar_diundang", objek=f"angkatan:{angkatan.pk}", alamat=["guru@contoh.id"], data=data, ke=2)
    assert why() == "Penerima tidak mengajar sesi ini lagi."


EVIL = "{{ settings.SECRET_KEY }} {0.__class__} {__init__.__globals__} %s %(nama)s {% debug %} ${nama} $nama $$nama"


def test_asvs_1_3_5_editable_words_are_never_run(rina: Pegawai, angkatan: Angkatan, settings: Any) -> None:
    AturanPengingat.objects.filter(kode="pesan").update(judul=EVIL, isi=f"{EVIL}\n\n$isi\n\n$tautan")
    pabrik.make_pendaftaran(angkatan, rina)
    add("pesan", f"angkatan:{angkatan.pk}", rina, data={"judul": "x", "isi": EVIL})
    surat = letter()
    name = "Rina, S.Sos."
    literal = "{{ settings.SECRET_KEY }} {0.__class__} {__init__.__globals__} %s %(nama)s {% debug %} "
    assert surat.judul == f"{literal}{name} {name} $nama"
    assert surat.isi.split("\n\n")[:2] == [f"{literal}{name} {name} $nama", EVIL]
    assert settings.SECRET_KEY.encode() not in surat.content


def test_a_chunk_asks_the_database_as_often_for_three_mails_as_for_thirty(angkatan: Angkatan, django_assert_num_queries: Any) -> None:
    def put(count: int) -> list[Notifikasi]:
        for _ in range(count):
            person = factories.make_pegawai(email="x@contoh.id")
            pabrik.make_pendaftaran(angkatan, person)
            add("sesi_h7", f"angkatan:{angkatan.pk}", person)
        return list(Notifikasi.objects.all())

    for rows in (put(3), put(20)):
        with django_assert_num_queries(6):
            susun.compose(rows)
