"""Child module: the Excel file of all employees as the worker makes it, and the same cells by openpyxl's write-only mode."""

from pathlib import Path

import openpyxl
from django.db import connection

from pegawai.models import Pekerjaan, Pengguna
from pegawai.queries.pegawai import Saringan
from pegawai.services import ekspor, pekerjaan
from tests.bench.measure import counted, taken

CELLS_SQL = """
    SELECT p.nip, p.nama, p.gelar_depan, p.gelar_belakang, p.jenis_asn, g.kode, g.pangkat, p.tmt_golongan,
           j.nama, j.jenis, j.kelompok, j.eselon, u.nama, a.nama, n.mulai, p.jenis_kelamin, p.tanggal_lahir, t.nama, p.pendidikan,
           p.tahun_lulus, p.tmt_cpns, k.nama
    FROM pegawai_pegawai p
    JOIN pegawai_kedudukanhukum k ON k.id = p.kedudukan_id
    LEFT JOIN pegawai_golongan g ON g.id = p.golongan_id
    LEFT JOIN pegawai_tingkatpendidikan t ON t.id = p.tingkat_pendidikan_id
    LEFT JOIN pegawai_penempatan n ON n.pegawai_id = p.id AND n.status = 'definitif' AND n.selesai IS NULL
    LEFT JOIN pegawai_jabatan j ON j.id = n.jabatan_id
    LEFT JOIN pegawai_unitkerja u ON u.id = n.unit_id
    LEFT JOIN pegawai_unitkerja a ON a.id = u.induk_id
    ORDER BY lower(p.nama), p.id
"""


def run_export(username: str) -> dict[str, float]:
    job = create_job(username)
    with taken() as took:
        pekerjaan.run_pekerjaan(pk=job.pk)
    job.refresh_from_db()
    if job.status != Pekerjaan.Status.SELESAI:
        raise RuntimeError(job.pesan)
    Path(job.hasil.path).unlink()
    return {"ms": took.seconds * 1000, "kib": took.kib}


def count_export(username: str) -> int:
    job = create_job(username)
    with counted() as queries:
        pekerjaan.run_pekerjaan(pk=job.pk)
    return len(queries)


def create_job(username: str) -> Pekerjaan:
    by = Pengguna.objects.get(username=username)
    return ekspor.create_ekspor_pegawai(saringan=Saringan(status="semua"), urut="nama", keterangan="semua pegawai", by=by)


def run_openpyxl(path: str) -> dict[str, float]:
    """Only the writing counts; the cells are in memory."""
    with connection.cursor() as cursor:
        cursor.execute(CELLS_SQL)
        titles = [column.name for column in cursor.description]
        rows = cursor.fetchall()
    with taken() as took:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Pegawai")
        sheet.append(titles)
        for row in rows:
            sheet.append(row)
        book.save(path)
    return {"ms": took.seconds * 1000, "kib": took.kib}
