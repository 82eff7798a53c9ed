"""Child module: three years of 12,000 people with sixty sources of points each, the recalculation, and what it is measured against."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from diklat.models import Angkatan, JenisDiklat, Program, ProgramKompetensi, Sesi
from evaluasi.models import Survei, VersiInstrumen
from insentif.queries import hitung as queries
from insentif.services import hitung
from kompetensi.models import Kompetensi
from tests.bench.city import vacuum
from tests.bench.measure import counted, seconds

PEOPLE, SEATS, TERMS = 12_000, 30, 12
SOURCES = 60
GAPS = 3  # competencies that a programme raises
KOLOM = "pegawai_id, tahun, tanggal, aturan_id, sumber, ke, satuan, pengali, dasar, poin"


def fill() -> int:
    """Each term batches of one session and thirty people; forms, meetings, courses elsewhere. Every tenth person passes a cap."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(AKTIF)
        cursor.execute(ORANG, {"people": PEOPLE, "seats": SEATS})
        people: int = cursor.rowcount
        for term in range(TERMS):
            fill_term(cursor, term, days_of(term), -(-people // SEATS))
        program = Program.objects.order_by("pk")[0]
        for statement in (LUAR, CATATAN_LUAR, MENTORING, PERTEMUAN):
            cursor.execute(statement, {"program": program.pk, "jenis": program.jenis_id})
    vacuum()
    return people


def days_of(term: int) -> date:
    return date(2023 + term // 4 + 1, 2 + 3 * (term % 4), 12)


def fill_term(cursor: Any, term: int, day: date, batches: int) -> None:
    program = Program.objects.create(
        kode=f"BENCHPOIN{term}", nama=f"Program {term}", jenis=JenisDiklat.objects.get(siasn_id=3), penyelenggara="BKPSDM", jp=6
    )
    wanted = list(Kompetensi.objects.active())
    raised = [wanted[(GAPS * term + step) % len(wanted)] for step in range(GAPS)]
    ProgramKompetensi.objects.bulk_create(ProgramKompetensi(program=program, kompetensi=row, level=3) for row in raised)
    window = {"pendaftaran_mulai": day - timedelta(days=30), "pendaftaran_sampai": day - timedelta(days=9)}
    seats = {"kuota": SEATS, "terisi": SEATS, "urutan_terakhir": SEATS, "status": "ditutup", "mulai": day, "selesai": day}
    angkatan = Angkatan.objects.bulk_create(Angkatan(program=program, nomor=n + 1, tahun=2026, **seats, **window) for n in range(batches))
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
    Sesi.objects.bulk_create(
        Sesi(angkatan=row, nomor=1, judul="Materi", jp=6, mulai=at, selesai=at + timedelta(hours=5)) for row in angkatan
    )
    versi = VersiInstrumen.objects.filter(instrumen__jenis="umpan_balik", status="terbit").first()
    Survei.objects.bulk_create(
        Survei(
            jenis="umpan_balik", nama="Umpan balik", angkatan=row, versi=versi, buka=day, tutup=day + timedelta(days=7), status="dirilis"
        )
        for row in angkatan
    )
    values = {"program": program.pk, "versi": versi.pk, "term": term, "dibuat": at - timedelta(days=20), "day": day}
    for statement in (DAFTAR, HADIR, CATATAN, UMPAN, *([PASCA] if term % 2 else [])):
        cursor.execute(statement, values)


AKTIF = """
    UPDATE pegawai_pegawai SET kedudukan_id = (SELECT id FROM pegawai_kedudukanhukum WHERE siasn_id = '01')
    WHERE kedudukan_id NOT IN (SELECT id FROM pegawai_kedudukanhukum WHERE siasn_id IN ('01', '71'))
"""
# In the order of their keys, thirty to a batch.
ORANG = """
    CREATE TEMPORARY TABLE orang ON COMMIT DROP AS
    SELECT p.id, p.jenis_asn, row_number() OVER (ORDER BY p.id) AS nomor, (row_number() OVER (ORDER BY p.id) - 1) / %(seats)s + 1 AS kelas,
        (SELECT t.jabatan_id FROM pegawai_penempatan t WHERE t.pegawai_id = p.id AND t.status = 'definitif' LIMIT 1) AS jabatan_id
    FROM pegawai_pegawai p ORDER BY p.id LIMIT %(people)s
"""
DAFTAR = """
    INSERT INTO diklat_pendaftaran (angkatan_id, program_id, pegawai_id, status, jalur, prioritas, urutan, eskalasi, jabatan_id, alasan,
        alasan_pengecualian, dibuat, nilai_awal, nilai_akhir)
    SELECT a.id, a.program_id, o.id, 'lulus', 'mandiri', 5, o.nomor, 0, o.jabatan_id, '', '', %(dibuat)s,
        40 + o.nomor %% 20, 82 + o.nomor %% 18
    FROM orang o JOIN diklat_angkatan a ON a.program_id = %(program)s AND a.nomor = o.kelas
"""
HADIR = """
    INSERT INTO diklat_kehadiran (sesi_id, pendaftaran_id, status, cara, alasan, dicatat_pada)
    SELECT s.id, d.id, 'H', 'daftar', '', %(dibuat)s
    FROM diklat_pendaftaran d JOIN diklat_sesi s ON s.angkatan_id = d.angkatan_id WHERE d.program_id = %(program)s
"""
CATATAN = """
    INSERT INTO diklat_catatanjp (pegawai_id, tanggal, tahun, jp, is_penugasan, kehadiran_id, pendaftaran_id)
    SELECT d.pegawai_id, %(day)s, extract(year FROM %(day)s::date), CASE WHEN d.urutan %% 10 = 0 THEN 20 ELSE 6 END, true, k.id, d.id
    FROM diklat_pendaftaran d JOIN diklat_kehadiran k ON k.pendaftaran_id = d.id WHERE d.program_id = %(program)s
"""
UMPAN = """
    INSERT INTO evaluasi_partisipasisurvei (id, survei_id, pegawai_id)
    SELECT gen_random_uuid(), s.id, d.pegawai_id
    FROM diklat_pendaftaran d JOIN evaluasi_survei s ON s.angkatan_id = d.angkatan_id WHERE d.program_id = %(program)s
"""
PASCA = """
    INSERT INTO evaluasi_penugasanevaluasi (pendaftaran_id, peran, penilai_id, versi_id, status, dibuka, tenggat, draf, dikirim_pada,
        alasan_tutup, dibuat)
    SELECT d.id, 'alumnus', d.pegawai_id, %(versi)s, 'selesai', %(day)s::date + 90, %(day)s::date + 120, '{}', %(day)s::date + 100, '',
        %(dibuat)s
    FROM diklat_pendaftaran d WHERE d.program_id = %(program)s
"""
# A PPPK has no JP target to reach: instead of its three sources these have courses elsewhere.
LUAR = """
    INSERT INTO diklat_riwayatluar (pegawai_id, jenis_id, nama, penyelenggara, nomor_sertifikat, mulai, selesai, jp, is_penugasan, bukti,
        nama_bukti, jenis_bukti, sha256, status, catatan, dibuat)
    SELECT o.id, %(jenis)s, 'Seminar', 'Universitas', '', make_date(y, 8, 4), make_date(y, 8, 4), 2, false, 'bukti/x.pdf', 'x.pdf', '',
        md5(o.id::text || y), 'diverifikasi', '', now()
    FROM orang o, generate_series(2024, 2026) y WHERE o.jenis_asn = 'PPPK'
"""
CATATAN_LUAR = """
    INSERT INTO diklat_catatanjp (pegawai_id, tanggal, tahun, jp, is_penugasan, riwayat_luar_id)
    SELECT r.pegawai_id, r.selesai, extract(year FROM r.selesai), r.jp, false, r.id FROM diklat_riwayatluar r
"""
MENTORING = """
    INSERT INTO diklat_mentoring (program_id, mentor_id, mentee_id, status, mulai, selesai, catatan_akhir, alasan_batal, dibuat)
    SELECT %(program)s, o.id, m.id, 'selesai', '2025-01-10', '2025-12-10', '', '', now()
    FROM orang o JOIN orang m ON m.nomor = o.nomor %% (SELECT count(*) FROM orang) + 1
"""
PERTEMUAN = """
    INSERT INTO diklat_pertemuanmentoring (mentoring_id, tanggal, menit, topik, catatan, dicatat_oleh_id, mentor_setuju, mentee_setuju,
        dibuat)
    SELECT m.id, make_date(2025, 3 * n, 9), 60, 'Topik', '', m.mentor_id, now(), now(), now()
    FROM diklat_mentoring m, generate_series(1, 3) n
"""


def keep() -> int:
    """The postings as they would be, in a table of their own: posted once by the product, taken away again. Gives how many."""
    hitung.recalculate()
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE salinan AS SELECT {KOLOM} FROM insentif_postingpoin ORDER BY id")
        count: int = cursor.rowcount
    if count < SOURCES * PEOPLE:
        raise RuntimeError(f"{count} postings")
    return count


def clear() -> None:
    """Nothing posted yet; the triggers that refuse this rest meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("TRUNCATE insentif_postingpoin CASCADE")
    vacuum()


def measure_full() -> float:
    """Milliseconds of the recalculation, as the nightly task runs it."""
    clear()
    return seconds(hitung.recalculate) * 1000


def measure_insert() -> float:
    """The same rows into the same table with the same indexes, keys and triggers, from where they lie ready: nothing is derived, compared
    or sorted, and all is one statement in one transaction."""
    clear()
    return seconds(insert) * 1000


def insert() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO insentif_postingpoin ({KOLOM}) SELECT {KOLOM} FROM salinan")


def post() -> None:
    hitung.recalculate()
    vacuum()


def measure_again() -> tuple[float, float]:
    """Nothing to post: the whole recalculation, and beside it the comparison alone. That derives what everybody should have and counts
    the differences from the ledger by the same rules, in one statement over everybody: no parts, no lock, no record, nothing to write."""
    return seconds(again) * 1000, seconds(compare) * 1000


def again() -> None:
    hasil = hitung.recalculate()
    if not hasil.is_nihil:
        raise RuntimeError(f"{hasil}")


def compare() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('work_mem', '64MB', true), set_config('jit', 'off', true)")
        cursor.execute(queries.statement(" SELECT count(*) FROM selisih", queries.SEMUA), {"zona": settings.TIME_ZONE})
        if cursor.fetchone() != (0,):
            raise RuntimeError("differences")


def count_queries() -> int:
    with counted() as found:
        hitung.recalculate()
    return len(found)
