"""Workbooks of post-training evaluation: who was asked, and how many answer. Never what was answered."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.pasca.kelola import BarisUnit
from lib.berkas.writer import Column, Sheet, write_workbook

PENUGASAN = (
    Column("NIP ALUMNUS", "nip"),
    Column("ALUMNUS", width=34),
    Column("UNIT ALUMNUS", width=34),
    Column("PROGRAM", width=40),
    Column("ANGKATAN", width=18),
    Column("SELESAI DIKLAT", "tanggal", width=16),
    Column("PERAN", width=12),
    Column("NIP PENILAI", "nip"),
    Column("PENILAI", width=34),
    Column("DIBUKA", "tanggal"),
    Column("TENGGAT", "tanggal"),
    Column("STATUS", width=20),
    Column("DIKIRIM", "waktu"),
    Column("ALASAN", width=44),
)
UNIT = (
    Column("PERANGKAT DAERAH", width=44),
    Column("DIMINTA", "angka"),
    Column("SUDAH DIISI", "angka"),
    Column("TINGKAT RESPONS", "persen", width=16),
    Column("BELUM DIISI", "angka"),
    Column("LEWAT TENGGAT", "angka", width=16),
)


def write_penugasan(target: Path, rows: Iterable[PenugasanEvaluasi], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Penugasan", PENUGASAN, _penugasan(rows))], notes=notes)


def write_unit(rows: Iterable[BarisUnit], *, notes: Sequence[tuple[str, object]]) -> bytes:
    target = BytesIO()
    lines = (
        [row.nama, row.diminta, row.selesai, row.selesai / row.diminta if row.diminta else None, row.terbuka, row.lewat] for row in rows
    )
    write_workbook(target, [Sheet("Tingkat respons", UNIT, lines)], notes=notes)
    return target.getvalue()


def _penugasan(rows: Iterable[PenugasanEvaluasi]) -> Iterator[list[object]]:
    for row in rows:
        alumnus, angkatan = row.pendaftaran.pegawai, row.pendaftaran.angkatan
        yield [
            alumnus.nip,
            alumnus.nama,
            row.unit.sebutan if row.unit else None,
            angkatan.program.nama,
            angkatan.sebutan,
            angkatan.selesai,
            row.get_peran_display(),
            row.penilai.nip,
            row.penilai.nama,
            row.dibuka,
            row.tenggat,
            row.get_status_display(),
            row.dikirim_pada,
            row.alasan_tutup or None,
        ]
