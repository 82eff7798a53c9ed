"""Issuing: who gets one, numbers without gaps, frozen facts, a signed file; all together or nothing."""

import hashlib
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import IntegrityError, ProgrammingError
from django.utils import timezone

from diklat.models import MataPelatihan, NomorUrut, Pendaftaran, Sertifikat
from diklat.services import sertifikat as services
from diklat.services.tanda_tangan import Keutuhan, get_penanda, verify_pdf
from lib.pola import fill_pola
from pegawai.models import Notifikasi
from tests import instansi
from tests.diklat.lulusan import HARI, make_lulusan, stored_files
from tests.diklat.pabrik import make_angkatan, make_penanda_tangan, make_pendaftaran, make_program, make_sertifikat, make_sesi
from tests.factories import make_kompetensi, make_pegawai, make_pengguna, make_unit
from tests.tolak import refusing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tanpa_berkas")]


def issue(rows: list[Any], **kwargs: Any) -> list[Sertifikat]:
    kwargs = {"tanggal": HARI, **kwargs}
    if "by" not in kwargs:
        kwargs["by"] = make_pengguna("pengelola")
    if "penanda_tangan_id" not in kwargs:
        kwargs["penanda_tangan_id"] = make_penanda_tangan().pk
    return services.issue_sertifikat(pendaftaran_ids=[row.pk for row in rows], **kwargs)


def refused(code: str, act: Callable[[], object]) -> None:
    with refusing(code):
        act()
    assert (Sertifikat.objects.filter(tahun=2026).count(), stored_files()) == (0, [])


def test_numbers_follow_the_names_and_the_year_of_the_date() -> None:
    first = issue(make_lulusan(2))
    assert [row.nomor for row in first] == ["800.1.13/0001/BKPSDM/2026", "800.1.13/0002/BKPSDM/2026"]
    assert [row.isi["nama"] for row in first] == ["Peserta 0000", "Peserta 0001"]
    assert NomorUrut.objects.get(tahun=2026).terakhir == 2


def test_each_year_counts_from_one_with_the_pattern_of_the_office() -> None:
    NomorUrut.objects.create(tahun=2025, terakhir=41)
    instansi.change(pola_sertifikat="{urut}/DIKLAT/{tahun}")
    assert issue(make_lulusan(1))[0].nomor == "1/DIKLAT/2026"
    assert NomorUrut.objects.get(tahun=2025).terakhir == 41


@pytest.mark.parametrize("pola", ["", "{urut}", "{tahun}", "{urut}/{tahun}/{x}", "{urut.__class__}{tahun}", "{urut:99d}{tahun}", "x" * 60])
def test_a_pattern_that_could_repeat_a_number_or_run_something_is_refused(pola: str) -> None:
    with refusing("pola"):
        fill_pola(pola, tahun=2026, urut=7)


def test_a_number_past_the_width_of_the_pattern_is_written_in_full() -> None:
    assert fill_pola("{urut:03d}/{tahun}", tahun=2026, urut=12345) == "12345/2026"


@pytest.mark.parametrize("status", ["terdaftar", "hadir", "tidak_lulus", "tidak_hadir", "dibatalkan"])
def test_only_those_who_passed(status: str) -> None:
    rows = make_lulusan(1)
    rows.append(make_pendaftaran(rows[0].angkatan, make_pegawai(), status))
    refused("bukan_lulus", lambda: issue(rows))


@pytest.mark.parametrize("status", ["terbuka", "dipastikan", "berjalan", "batal"])
def test_only_after_the_batch(status: str) -> None:
    kwargs = {"alasan_batal": "uji"} if status == "batal" else {}
    angkatan = make_angkatan(status=status, **kwargs)
    make_sesi(angkatan, HARI)
    rows = make_lulusan(1, angkatan=angkatan)
    refused("status_angkatan", lambda: issue(rows))


def test_a_closed_batch_still_gets_its_certificates() -> None:
    assert len(issue(make_lulusan(1, status="ditutup"))) == 1


def test_nobody_gets_two() -> None:
    rows = make_lulusan(2)
    issue(rows[:1])
    with refusing("sudah_terbit"):
        issue(rows)
    assert [row.urut for row in Sertifikat.objects.all()] == [1]
    one = Sertifikat.objects.get()
    with pytest.raises(IntegrityError, match="sertifikat_satu_berlaku"), transaction.atomic():
        Sertifikat.objects.create(pendaftaran=rows[0], tahun=2026, urut=9, nomor="9", kode="9", isi={}, penanda_tangan=one.penanda_tangan)


def test_refusals_of_date_signer_and_nobody() -> None:
    rows = make_lulusan(1)
    refused("tanggal", lambda: issue(rows, tanggal=HARI - timedelta(days=1)))
    refused("tanggal", lambda: issue(rows, tanggal=timezone.localdate() + timedelta(days=1)))
    refused("penanda_tangan", lambda: issue(rows, penanda_tangan_id=make_penanda_tangan(is_aktif=False).pk))
    refused("kosong", lambda: issue([]))


def test_all_printed_facts_are_frozen_from_the_application() -> None:
    dinas = make_unit("Dinas Kesehatan")
    seksi = make_unit("Puskesmas Serpong 1", dinas)
    program = make_program(
        "Pelayanan Prima", jp=20, penyelenggara="BKPSDM", judul_sertifikat="STTPP", kompetensi={make_kompetensi("Pelayanan"): 3}
    )
    MataPelatihan.objects.create(program=program, judul="Dasar", jp=12)
    MataPelatihan.objects.create(program=program, judul="Praktik", jp=8, urutan=2)
    angkatan = make_angkatan(program, nomor=4, status="selesai", tempat="Aula BKPSDM")
    make_sesi(angkatan, date(2026, 3, 30))
    make_sesi(angkatan, date(2026, 4, 2))
    pegawai = make_pegawai(
        "Siti Aminah", unit=seksi, gelar_depan="dr.", gelar_belakang="M.Kes.", tempat_lahir="Serang", tanggal_lahir=date(1985, 8, 3)
    )
    daftar = make_pendaftaran(angkatan, pegawai, "lulus", nilai_akhir="86.5")
    made = issue([daftar], tanggal=date(2026, 4, 6))[0]
    pegawai.nama, program.nama = "Lain", "Lain"
    pegawai.save(update_fields=["nama"])
    program.save(update_fields=["nama"])
    isi = Sertifikat.objects.get().isi
    nip = pegawai.nip
    assert isi == {
        "nomor": "800.1.13/0001/BKPSDM/2026",
        "nama": "dr. Siti Aminah, M.Kes.",
        "nip": f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}",
        "lahir": "Serang, 3 Agustus 1985",
        "pangkat": "Penata Muda, III/a",
        "jabatan": daftar.jabatan.nama,
        "instansi": "Puskesmas Serpong 1, Dinas Kesehatan",
        "judul": "STTPP",
        "program": "Pelayanan Prima",
        "jenis": str(program.jenis),
        "jenis_siasn": program.jenis.siasn_id,
        "jenis_sertipikat": program.jenis.huruf,
        "angkatan": "Angkatan IV",
        "tahun": 2026,
        "penyelenggara": "BKPSDM",
        "tempat": "Aula BKPSDM",
        "mulai": "2026-03-30",
        "selesai": "2026-04-02",
        "waktu": "pada tanggal 30 Maret–2 April 2026",
        "jp": 20,
        "hasil": "Lulus",
        "nilai": "86,50",
        "kualifikasi": "Memuaskan",
        "penerbit": {"pemerintah": instansi.KATA["pemerintah"], "badan": instansi.KATA["badan"], "lambang": ""},
        "tempat_tanggal": "Tangerang Selatan, 6 April 2026",
        "tanggal": "2026-04-06",
        "penanda_tangan": {
            "nama": "Dr. Kepala Badan, M.Si.",
            "jabatan": "Kepala BKD",
            "pangkat": "",
            "nip": "19700101 199503 1 001",
        },
        "keterangan_tanda_tangan": "Ditandatangani secara elektronik (uji coba)",
        "tanda_tangan": {"label": "tanda tangan uji coba, bukan tersertifikasi", "resmi": False},
        "mata": [{"judul": "Dasar", "jp": 12}, {"judul": "Praktik", "jp": 8}],
        "kompetensi": [{"nama": "Pelayanan", "level": 3}],
    }
    assert made.isi == isi


def test_the_file_is_stored_signed_and_known_by_its_hash() -> None:
    issue(make_lulusan(1))
    row = Sertifikat.objects.get()
    content = stored_files()[0].read_bytes()
    assert hashlib.sha256(content).hexdigest() == row.sha256
    assert verify_pdf(content, get_penanda().akar()) == Keutuhan.UTUH
    assert [str(path) for path in stored_files()] == [row.berkas.path]
    assert len(row.kode) == 19


@pytest.mark.parametrize("field", ["nomor", "isi", "kode", "urut", "sha256"])
def test_the_database_refuses_to_change_an_issued_certificate(field: str) -> None:
    row = issue(make_lulusan(1))[0]
    setattr(row, field, {"isi": {}, "urut": 99}.get(field, "x"))
    with pytest.raises(ProgrammingError), transaction.atomic():
        row.save(update_fields=[field])


def test_the_database_refuses_to_delete_one() -> None:
    row = issue(make_lulusan(1))[0]
    with pytest.raises(ProgrammingError), transaction.atomic():
        row.delete()


def test_each_person_gets_one_mail() -> None:
    made = issue(make_lulusan(2))
    rows = Notifikasi.objects.order_by("pegawai")
    assert [(row.aturan, row.pegawai_id, row.objek) for row in rows] == [
        ("sertifikat_terbit", one.pendaftaran.pegawai_id, f"sertifikat:{one.pk}") for one in made
    ]


def test_a_failure_in_the_middle_leaves_no_number_and_no_file() -> None:
    rows = make_lulusan(3)

    def stop(done: int, total: int) -> None:
        if done == 2:
            raise RuntimeError(total)

    with pytest.raises(RuntimeError):
        issue(rows, tell=stop)
    assert (Sertifikat.objects.count(), stored_files(), Notifikasi.objects.count()) == (0, [], 0)
    assert [row.urut for row in issue(rows)] == [1, 2, 3]


def test_queries_do_not_grow_with_people(django_assert_num_queries: Any) -> None:
    few, many = make_lulusan(1), make_lulusan(5)
    by, official = make_pengguna("pengelola"), make_penanda_tangan()
    issue(make_lulusan(1), by=by, penanda_tangan_id=official.pk)
    for rows in (few, many):
        with django_assert_num_queries(17):
            issue(rows, by=by, penanda_tangan_id=official.pk)


def test_who_ever_got_one_waits_for_none_however_it_ended() -> None:
    """The mark that the count of all years reads says what the certificates say, whoever wrote them."""
    rows = make_lulusan(4)
    issue(rows[:2])
    ended = Sertifikat.objects.get(pendaftaran=rows[0])
    Sertifikat.objects.filter(pk=ended.pk).update(
        **{"status": "dicabut", "alasan": "uji", "berakhir_pada": timezone.now(), "usul_oleh": make_pengguna("pengelola")},
        **{"usul_pada": timezone.now(), "usul_alasan": "uji", "diakhiri_oleh": make_pengguna("admin")},
    )
    make_sertifikat(rows[2])
    waiting = Pendaftaran.objects.filter(status="lulus").layak_sertifikat()
    assert list(waiting) == list(Pendaftaran.objects.filter(status="lulus", sertifikat_list=None)) == [rows[3]]
