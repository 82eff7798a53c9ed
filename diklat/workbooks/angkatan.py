"""Batches as a list, and one batch with its schedule and participants."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from diklat.models import Angkatan, Pendaftaran, Sesi
from lib import waktu
from lib.berkas.writer import Column, Sheet, Sink, write_workbook
from lib.format import format_jam

Notes = Sequence[tuple[str, object]]
Target = Path | Sink
ANGKATAN = (
    Column("KODE PROGRAM", width=16),
    Column("PROGRAM", width=44),
    Column("ANGKATAN", width=18),
    Column("STATUS", width=14),
    Column("HARI PERTAMA", "tanggal", width=16),
    Column("HARI TERAKHIR", "tanggal", width=16),
    Column("SESI", "angka"),
    Column("KURSI", "angka"),
    Column("TERISI", "angka"),
    Column("DAFTAR TUNGGU", "angka", width=16),
    Column("PENDAFTARAN DIBUKA", "tanggal", width=20),
    Column("PENDAFTARAN SAMPAI", "tanggal", width=20),
    Column("TEMPAT", width=30),
    Column("PENANGGUNG JAWAB", width=28),
)
JADWAL = (
    Column("SESI", "angka"),
    Column("MATERI", width=44),
    Column("TANGGAL", "tanggal"),
    Column("MULAI", width=10),
    Column("SELESAI", width=10),
    Column("JP", "angka"),
    Column("RUANG", width=26),
    Column("PENGAJAR", width=32),
    Column("KETERANGAN", width=16),
)
PESERTA = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("JABATAN", width=38),
    Column("UNIT", width=38),
    Column("STATUS", width=16),
    Column("NILAI AWAL", "desimal"),
    Column("NILAI AKHIR", "desimal"),
)


def write_angkatan_list(target: Target, rows: Iterable[Any], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Angkatan", ANGKATAN, _batches(rows))], notes=notes)


def write_angkatan(target: Target, sesi: Iterable[Sesi], peserta: Iterable[Pendaftaran], *, notes: Notes) -> None:
    sheets = [Sheet("Jadwal", JADWAL, _sessions(sesi)), Sheet("Peserta", PESERTA, _people(peserta))]
    write_workbook(target, sheets, notes=notes)


def _batches(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        head = [row.program.kode, row.program.nama, row.sebutan, Angkatan.Status(row.status).label, row.mulai, row.selesai]
        seats = [row.sesi_count, row.kuota, row.terisi, row.menunggu, row.pendaftaran_mulai, row.pendaftaran_sampai]
        yield [*head, *seats, row.tempat, row.penanggung_jawab.nama if row.penanggung_jawab else ""]


def _sessions(rows: Iterable[Sesi]) -> Iterator[list[object]]:
    for row in rows:
        where = row.ruang.nama if row.ruang is not None else ("Daring" if row.tautan else "")
        times = [waktu.day(row.mulai), format_jam(row.mulai), format_jam(row.selesai)]
        teacher = row.narasumber.nama if row.narasumber is not None else ""
        yield [row.nomor, row.judul, *times, row.jp, where, teacher, "Ditiadakan" if row.is_batal else ""]


def _people(rows: Iterable[Pendaftaran]) -> Iterator[list[object]]:
    for row in rows:
        place = [row.jabatan.nama if row.jabatan is not None else "", row.unit.sebutan if row.unit is not None else ""]
        yield [row.pegawai.nip, row.pegawai.nama, *place, row.get_status_display(), row.nilai_awal, row.nilai_akhir]
