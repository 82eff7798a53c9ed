"""Rooms and teachers as lists."""

from collections.abc import Iterable, Iterator
from typing import Any

from diklat.models import Sesi
from diklat.workbooks.angkatan import Notes, Target
from lib import waktu
from lib.berkas.writer import Column, Sheet, write_workbook
from lib.format import format_jam

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


PAPAN = (
    Column("TANGGAL", "tanggal"),
    Column("JAM", width=14),
    Column("RUANG", width=36),
    Column("ANGKATAN", width=48),
    Column("SESI", width=48),
    Column("PENGAJAR", width=36),
    Column("KURSI", "angka"),
    Column("KAPASITAS", "angka"),
)


def write_papan(target: Target, rows: Iterable[Sesi], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Papan ruang", PAPAN, _bookings(rows))], notes=notes)


def _bookings(rows: Iterable[Sesi]) -> Iterator[list[object]]:
    for row in rows:
        room, guru = row.ruang, row.narasumber
        yield [
            waktu.day(row.mulai),
            f"{format_jam(row.mulai)}–{format_jam(row.selesai)}",
            room.nama if room else "",
            row.angkatan.nama,
            f"{row.nomor}. {row.judul}",
            guru.nama if guru else "",
            row.angkatan.kuota,
            room.kapasitas if room else None,
        ]


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
