"""Proposals, needs, and what is mandatory, as Excel."""

from collections.abc import Iterable, Iterator
from typing import Any

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from rencana.models import BarisKebutuhan, DaftarWajib, UsulanDiklat

USULAN = (
    Column("TAHUN", "tahun"),
    Column("PROGRAM", width=40),
    Column("KOMPETENSI", width=36),
    Column("ALASAN", width=24),
    Column("UNTUK", width=40),
    Column("PESERTA", "angka", width=12),
    Column("PENGUSUL", width=30),
    Column("DIAJUKAN", "waktu", width=20),
    Column("KEADAAN", width=20),
    Column("DIPUTUS OLEH", width=30),
    Column("ALASAN PUTUSAN", width=40),
    Column("MENGAPA DIPERLUKAN", width=60),
)
WAJIB = (
    Column("PROGRAM", width=50),
    Column("DASAR", width=50),
    Column("KELOMPOK JABATAN", width=40),
    Column("JENIS ASN", width=16),
    Column("JABATAN", width=40),
    Column("UNIT", width=40),
    Column("BERLAKU MULAI", "tanggal"),
    Column("BERLAKU SAMPAI", "tanggal"),
)
KEBUTUHAN = (
    Column("TAHUN", "tahun"),
    Column("UNIT", width=50),
    Column("KOMPETENSI", width=40),
    Column("DI BAWAH STANDAR", "angka", width=18),
    Column("DINILAI", "angka", width=12),
    Column("BELUM DINILAI", "angka", width=16),
    Column("DIHITUNG PER", "tanggal"),
)


def write_usulan(target: Target, rows: Iterable[UsulanDiklat], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Usulan", USULAN, _usulan(rows))], notes=notes)


def write_wajib(target: Target, rows: Iterable[DaftarWajib], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Daftar wajib", WAJIB, _wajib(rows))], notes=notes)


def write_kebutuhan(target: Target, rows: Iterable[BarisKebutuhan], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Kebutuhan", KEBUTUHAN, _kebutuhan(rows))], notes=notes)


def _usulan(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        whom = row.pegawai.nama if row.pegawai else row.unit.sebutan
        asked = [row.program.nama if row.program else "", row.kompetensi.nama if row.kompetensi else "", row.get_alasan_display()]
        answer = [row.get_status_display(), row.diputus_oleh.nama if row.diputus_oleh else "", row.alasan_putusan, row.keterangan]
        yield [row.tahun, *asked, whom, row.peserta, row.pengusul.nama, row.dibuat, *answer]


def _wajib(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        where = [str(row.jabatan or ""), row.unit.sebutan if row.unit else ""]
        kinds = [", ".join(row.kelompok_labels), ", ".join(row.jenis_asn)]
        yield [row.program.nama, row.dasar, *kinds, *where, row.berlaku_mulai, row.berlaku_sampai]


def _kebutuhan(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        unit = row.kebutuhan.unit.sebutan if row.kebutuhan.unit else "Seluruh pegawai"
        yield [row.kebutuhan.tahun, unit, row.kompetensi.nama, row.di_bawah, row.dinilai, row.belum, row.per]
