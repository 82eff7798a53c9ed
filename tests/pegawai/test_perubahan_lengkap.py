"""The change log is whole: every model has triggers, is a ledger that the page shows, or stands in the list below with its reason."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.utils import timezone
from pghistory.models import Event

from diklat.models import HariLibur, PenandaTangan, Sertifikat, Transisi
from kompetensi.models import BatasJPM, Kompetensi
from pegawai.models import Pegawai
from pegawai.models.riwayat import BUKU
from pegawai.queries import perubahan as queries
from pegawai.queries.perubahan_jenis import tracked_models, tracked_of
from pegawai.queries.perubahan_kata import Catatan, Selisih, plain
from tests.config.test_migrasi_aman import BESAR
from tests.diklat import pabrik
from tests.factories import make_pegawai, make_pengguna, make_penilaian, make_unit

pytestmark = pytest.mark.django_db
TURUNAN = "diturunkan dari baris lain yang tercatat, dan dapat dihitung ulang"
ANTREAN = "antrean atau jejak pekerjaan, bukan data"
ANONIM = "jawaban anonim: catatan akan memberinya waktu dan urutan"
ISIAN = "isi lembar jawaban milik pengisinya, terkunci sesudah dikirim; isinya rahasia bagi pembaca catatan"
SEGEL = "segel catatan itu sendiri; hanya bertambah"
PUSTAKA = "milik kerangka kerja, tanpa data kota"
LEPAS = {
    "evaluasi.BlokSurvei": ANONIM,
    "evaluasi.HasilSurvei": ANONIM,
    "evaluasi.JawabanSurvei": ANONIM,
    "evaluasi.PartisipasiSurvei": ANONIM,
    "evaluasi.SelSurvei": ANONIM,
    "evaluasi.SurveiMasuk": ANONIM,
    "evaluasi.JawabanPasca": ISIAN,
    "evaluasi.LevelPasca": ISIAN,
    "evaluasi.JawabanUjian": ISIAN,
    "evaluasi.PengerjaanUjian": ISIAN,
    "insentif.Perhitungan": ANTREAN,
    "insentif.SimulasiAturan": TURUNAN,
    "insentif.SimulasiOrang": TURUNAN,
    "diklat.CatatanJP": TURUNAN,
    "pegawai.Rekap": TURUNAN,
    "diklat.Program_prasyarat": "tabel penghubung tanpa model, yang tidak dapat diberi pemicu",
    "kompetensi.ProfilKompetensi": TURUNAN,
    "kompetensi.ProfilPegawai": TURUNAN,
    "kompetensi.RingkasanUnit": TURUNAN,
    "kompetensi.RingkasanJPM": TURUNAN,
    "kompetensi.PerluDihitung": ANTREAN,
    "kompetensi.TandaRingkasan": ANTREAN,
    "rencana.Susunan": TURUNAN,
    "rencana.SusunanBaris": TURUNAN,
    "rencana.SusunanKompetensi": TURUNAN,
    "rencana.SusunanLewat": TURUNAN,
    "rencana.SusunanPagu": TURUNAN,
    "rencana.SusunanPeserta": TURUNAN,
    "rencana.SusunanTak": TURUNAN,
    "rencana.SusunanTutup": TURUNAN,
    "rencana.SusunanUnit": TURUNAN,
    "pegawai.Draf": "tulisan yang belum disimpan, hanya bagi penulisnya",
    "pegawai.Titipan": "unggahan yang belum disimpan, hanya bagi pengunggahnya",
    "pegawai.GantiSurel": "ditulis pemicu dari perubahan surel akun, yang tercatat",
    "rencana.LaporanBulanan": "dibuat mesin sekali sebulan dari baris yang tercatat sendiri; tidak diubah",
    "pegawai.KodeAktivasi": "kode di surat; surat, penarikan, dan pembuatannya tercatat pada aktivasi dan riwayat akun",
    "pegawai.JejakImpor": "jejak impor; yang ditunjuknya tercatat",
    "pegawai.SuratAkun": ANTREAN,
    "pegawai.LariTugas": ANTREAN,
    "pegawai.Pekerjaan": ANTREAN,
    "pegawai.BarisImpor": ANTREAN,
    "pegawai.GalatImpor": ANTREAN,
    "pegawai.Notifikasi": ANTREAN,
    "pegawai.Pengguna_groups": "perubahan peran ditulis ke riwayat akun, yang tampil pada catatan",
    "pegawai.Pengguna_user_permissions": "tidak dipakai: hak mengikuti peran",
    "account.EmailAddress": "mengikuti surel akun, yang tercatat",
    "account.EmailConfirmation": ANTREAN,
    "mfa.Authenticator": "rahasia faktor kedua; pemasangan dan pelepasannya ada pada riwayat akun",
    "usersessions.UserSession": "sesi",
    "sessions.Session": "sesi",
    "pegawai.RincianSimpan": "ditulis migrasi dari aturan di kode; aplikasi hanya membacanya",
    "pegawai.Segel": SEGEL,
    "pegawai.IsiSegel": SEGEL,
    "pghistory.Context": "catatan perubahan itu sendiri",
    "pghistory.MiddlewareEvents": "catatan perubahan itu sendiri",
    "auth.Permission": PUSTAKA,
    "auth.Group": PUSTAKA,
    "auth.Group_permissions": PUSTAKA,
    "contenttypes.ContentType": PUSTAKA,
}
# Births of these are told by a ledger, or would tell the order of anonymous rows.
TANPA_LAHIR = {"diklat.pendaftaran": "diklat.transisi", "kompetensi.penilaian": "kompetensi.penilaian", "evaluasi.komentarsurvei": ANONIM}


def test_every_model_is_tracked_or_a_ledger_or_listed_with_its_reason() -> None:
    """Views hold no rows."""
    models_ = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not issubclass(model, Event)]
    every = {model._meta.label for model in models_}
    kept = {tracked_of(event)._meta.label for event in tracked_models().values()} | {model._meta.label for model in BUKU}
    assert sorted(every - kept) == sorted(LEPAS)
    assert all(LEPAS.values())


# What opens something, or is the thing itself: the log is read by people who may see neither.
RAHASIA = {"kode", "isi", "berkas", "sha256", "sidik", "password", "sandi", "token", "kunci", "rahasia", "secret", "draf"}
UMUM = {
    "diklat.ProgramEvent.kode", "evaluasi.InstrumenEvent.kode", "evaluasi.KategoriNilaiEvent.kode", "evaluasi.SoalEvent.kode",
    "insentif.ButirIPEvent.kode", "kompetensi.KompetensiEvent.kode", "kompetensi.PerangkatBatasEvent.kode", "pegawai.GolonganEvent.kode",
    "pegawai.AturanPengingatEvent.kode", "pegawai.AturanPengingatEvent.isi",  # the words of a mail, the same for all
    "pegawai.PenggunaEvent.wajib_ganti_sandi", "pegawai.PenggunaEvent.sandi_sementara_sampai", "evaluasi.PenugasanEvaluasiEvent.draf_pada",
    "rencana.RekeningEvent.kode", "rencana.SubKegiatanEvent.kode", "pegawai.Impor.nama_berkas", "pegawai.Impor.berkas_penuh",
    "pegawai.AktivasiEvent.jumlah_kode", "pegawai.PadananUnitEvent.kunci",  # the names of a unit, as a file writes them
    *(f"diklat.BahanAjarEvent.{name}" for name in ("berkas", "jenis_berkas", "nama_berkas", "sha256")),  # what was handed out, and when
    "diklat.RiwayatLuarEvent.bukti", "diklat.RiwayatLuarEvent.sha256",  # by these a proof that was exchanged is told
}  # fmt: skip


def test_no_secret_and_no_content_is_copied_into_the_log() -> None:
    told = {f"{event._meta.label}.{c.name}": c for event in tracked_models().values() for c in event._meta.concrete_fields}
    for model, buku in BUKU.items():
        told |= {f"{model._meta.label}.{c.name}": c for c in model._meta.concrete_fields if c.name not in buku.exclude}
    blobs = (models.BinaryField, models.FileField)
    found = {label for label, c in told.items() if isinstance(c, blobs) or set(c.name.split("_")) & RAHASIA}
    assert sorted(found) == sorted(UMUM)


def test_the_log_reads_each_ledger_that_grows_by_an_index_on_its_time() -> None:
    for model, buku in BUKU.items():
        indexes = [list(index.fields) for index in model._meta.indexes]
        assert [buku.waktu, "id"] in indexes or model._meta.db_table not in BESAR, model


def test_the_database_has_the_triggers_of_every_tracked_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgname LIKE 'pgtrigger_%%'")
        found = {(table, name.split("_")[1]) for table, name in cursor.fetchall()}
    wanted = set()
    for label, event in tracked_models().items():
        table = tracked_of(event)._meta.db_table
        kinds = {"ubah", "hapus"} | (set() if label in TANPA_LAHIR else {"buat"})
        wanted |= {(table, kind) for kind in kinds}
    assert wanted - found == set()


def page(client: Client, query: str = "") -> list[queries.Catatan]:
    return list(client.get(f"/perubahan/{query}").context["catatan"])


@pytest.fixture
def auditor(client: Client) -> Client:
    client.force_login(make_pengguna("auditor"))
    return client


def test_birth_change_and_death_by_plain_sql_are_told(auditor: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO diklat_harilibur (tanggal, nama) VALUES ('2031-08-17', 'Kemerdekaan')")
        cursor.execute("UPDATE diklat_harilibur SET nama = 'Hari Kemerdekaan' WHERE tanggal = '2031-08-17'")
        cursor.execute("DELETE FROM diklat_harilibur WHERE tanggal = '2031-08-17'")
    rows = page(auditor, "?jenis=diklat.harilibur")
    assert [(row.dibuat, row.dihapus, [(s.kolom, s.sebelum, s.sesudah) for s in row.selisih]) for row in rows] == [
        (False, True, []),
        (False, False, [("Nama", "Kemerdekaan", "Hari Kemerdekaan")]),
        (True, False, [("Tanggal", "", "17 Agu 2031"), ("Nama", "", "Kemerdekaan")]),
    ]


def test_signatories_bands_and_allotments_are_told(auditor: Client) -> None:
    PenandaTangan.objects.create(nama="Kepala Badan", nip="198001012005011001", jabatan="Kepala", pangkat="Pembina")
    BatasJPM.objects.filter(pk=BatasJPM.objects.earliest("pk").pk).update(label="Sangat sesuai")
    angkatan = pabrik.make_angkatan()
    angkatan.jatah_list.create(unit=make_unit("Dinas Pangan"), jumlah=2)
    angkatan.jatah_list.update(jumlah=3)
    angkatan.jatah_list.all().delete()
    kinds = [row.jenis for row in page(auditor)]
    assert (kinds.count("Penanda tangan"), kinds.count("Batas jpm"), kinds.count("Jatah unit")) == (1, 1, 3)


def test_a_revoked_certificate_is_told_and_found_by_its_number(auditor: Client) -> None:
    row = pabrik.make_sertifikat(pabrik.make_pendaftaran(pabrik.make_angkatan(), make_pegawai("Ani"), "lulus"))
    satu, dua = make_pengguna("pengelola"), make_pengguna("pengelola")
    usul = {"usul_oleh": satu, "usul_pada": timezone.now(), "usul_alasan": "Menyontek"}
    akhir = {"status": "dicabut", "alasan": "Menyontek", "berakhir_pada": timezone.now(), "diakhiri_oleh": dua}
    Sertifikat.objects.filter(pk=row.pk).update(**usul, **akhir)
    found = page(auditor, f"?objek={row.nomor}")
    assert [(one.jenis, one.dibuat) for one in found] == [("Sertifikat", False), ("Sertifikat", True)]
    assert ("Status", "Terbit", "Dicabut") in [(s.kolom, s.sebelum, s.sesudah) for s in found[0].selisih]
    assert row.kode not in auditor.get("/perubahan/").content.decode()


def test_a_cancelled_result_is_told_beside_its_birth(auditor: Client) -> None:
    hr = make_pengguna("kepegawaian", nama="Petugas")
    row = make_penilaian(make_pegawai("Ani"), Kompetensi.objects.earliest("pk"), level=Decimal("2.55"), dicatat_oleh=hr)
    type(row).objects.filter(pk=row.pk).update(dibatalkan_pada="2026-01-01T00:00Z", dibatalkan_oleh=hr, alasan_batal="Salah orang")
    rows = page(auditor, "?jenis=kompetensi.penilaian")
    assert [(one.dibuat, one.oleh) for one in rows if one.dibuat] == [(True, "Petugas")]
    assert {s.kolom: s.sesudah for one in rows if one.dibuat for s in one.selisih}["Level"] == "2,55"
    assert "Salah orang" in [s.sesudah for one in rows if not one.dibuat for s in one.selisih]


def test_the_log_is_searched_by_what_it_is_about(auditor: Client) -> None:
    ani, dinas = make_pegawai("Ani Lestari", nip="198502022010012002"), make_unit("Dinas Pangan")
    make_pegawai("Budi")
    program = pabrik.make_program(kode="PPP")
    angkatan = pabrik.make_angkatan(program, nomor=7)
    pabrik.make_kehadiran(pabrik.make_sesi(angkatan), pabrik.make_pendaftaran(angkatan, ani), "H")

    def objek(text: str) -> set[tuple[str, str]]:
        return {(row.jenis, row.objek) for row in page(auditor, f"?objek={text}")}

    assert {kind for kind, _ in objek("198502022010012002")} >= {"Pegawai", "Kehadiran"}
    assert ("Pegawai", "Budi") not in objek("ani lestari")
    assert ("Unit kerja", "Dinas Pangan") in objek("pangan")
    assert {kind for kind, _ in objek("PPP-7")} >= {"Angkatan", "Sesi"}
    assert objek("tidak ada sama sekali") == set()
    assert dinas.pk


@pytest.mark.parametrize("query", ["", "?objek=ani"])
def test_the_page_asks_as_often_whatever_the_kinds(auditor: Client, query: str, django_assert_max_num_queries: Any) -> None:
    ani = make_pegawai("Ani", unit=make_unit("Dinas Pangan"))
    make_penilaian(ani, Kompetensi.objects.earliest("pk"))
    HariLibur.objects.create(tanggal=date(2031, 8, 17), nama="Libur")
    angkatan = pabrik.make_angkatan()
    pabrik.make_kehadiran(pabrik.make_sesi(angkatan), pabrik.make_pendaftaran(angkatan, ani), "H")
    auditor.get(f"/perubahan/{query}")
    with django_assert_max_num_queries(12):
        auditor.get(f"/perubahan/{query}")


def test_births_of_many_are_one_statement(django_assert_num_queries: Any) -> None:
    kedudukan = make_pegawai("Ani").kedudukan
    rows = [Pegawai(nip=f"1985020220100120{n:02}", nama=f"Orang {n}", jenis_asn="PNS", kedudukan=kedudukan) for n in range(20)]
    with django_assert_num_queries(1):
        Pegawai.objects.bulk_create(rows)
    events: Any = apps.get_model("pegawai", "PegawaiEvent")
    assert events.objects.filter(pgh_label="buat", nama__startswith="Orang").count() == 20


@pytest.mark.parametrize(("dibuat", "ringkas", "rinci"), [(True, 0, 5), (False, 3, 2)])
def test_what_is_long_is_folded(dibuat: bool, ringkas: int, rinci: int) -> None:
    values = [Selisih(f"Kolom {number}", "", "a") for number in range(5)]
    row = Catatan(timezone.now(), "", "", "", "", "", dibuat, False, values)
    assert (row.ringkas, row.rinci, len(row.rinci)) == (values[:ringkas], values[ringkas:], rinci)


@pytest.mark.parametrize(("code", "words"), [("angkatan_batal", "angkatan batal"), ("batal", "batal"), ("A_1", "A_1"), ("a_b c", "a_b c")])
def test_codes_are_read_as_words(code: str, words: str) -> None:
    assert plain(Transisi._meta.get_field("aksi"), code) == words
