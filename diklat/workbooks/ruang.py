"""Rooms and teachers as lists."""

from collections.abc import Iterable, Iterator
from typing import Any

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook

RUANG = (
    Column("RUANG", width=36),
    Column("LOKASI", width=40),
    Column("KAPASITAS", "angka"),
    Column("SESI MENDATANG", "angka", width=18),
    Column("DIPAKAI", width=12),
)
NARASUMBER = (
    Column("NAMA", width=36),
    Column("INSTANSI", width=36),
    Column("NIP", "nip"),
    Column("AKUN", width=24),
    Column("SUREL", width=32),
    Column("SESI MENDATANG", "angka", width=18),
    Column("SEMUA SESI", "angka", width=14),
    Column("DIPAKAI", width=12),
)


def write_ruang(target: Target, rows: Iterable[Any], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Ruang", RUANG, _rooms(rows))], notes=notes)


def write_narasumber(target: Target, rows: Iterable[Any], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Narasumber", NARASUMBER, _teachers(rows))], notes=notes)


def _rooms(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        yield [row.nama, row.lokasi, row.kapasitas, row.sesi_count, "ya" if row.is_aktif else "tidak"]


def _teachers(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        nip = row.pegawai.nip if row.pegawai else ""
        akun = row.pengguna.username if row.pengguna else ""
        yield [row.nama, row.instansi, nip, akun, row.email, row.sesi_count, row.sesi_total, "ya" if row.is_aktif else "tidak"]
