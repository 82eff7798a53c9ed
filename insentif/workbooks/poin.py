"""Workbooks of the ledger and of the objections to it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from insentif.models import KeberatanPoin
from insentif.queries.buku import Baris
from lib import waktu
from lib.berkas.writer import Column, Sheet, write_workbook

BUKU = (
    Column("NIP", "nip"),
    Column("NAMA", width=38),
    Column("TANGGAL PERISTIWA", "tanggal"),
    Column("DICATAT", "tanggal"),
    Column("POIN TAHUN", "angka"),
    Column("PERISTIWA", width=60),
    Column("MENGAPA", width=60),
    Column("VERSI ATURAN", "angka"),
    Column("POIN", "angka"),
    Column("KEADAAN", width=16),
)
KEBERATAN = (
    Column("NIP", "nip"),
    Column("NAMA", width=38),
    Column("DIAJUKAN", "tanggal"),
    Column("KEBERATAN", width=70),
    Column("BARIS POIN", width=24),
    Column("KEADAAN", width=18),
    Column("JAWABAN", width=70),
    Column("DIJAWAB OLEH", width=34),
    Column("DIJAWAB PADA", "tanggal"),
)


def write_buku(target: Path, rows: Iterable[Baris], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Buku poin", BUKU, _lines(rows))], notes=notes)


def write_keberatan(target: Path, rows: Iterable[KeberatanPoin], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Keberatan poin", KEBERATAN, _objections(rows))], notes=notes)


def _lines(rows: Iterable[Baris]) -> Iterator[list[object]]:
    for line in rows:
        row = line.row
        yield [
            row.pegawai.nip,
            row.pegawai.nama,
            row.tanggal,
            waktu.day(row.dibuat),
            row.tahun,
            line.judul,
            line.sebab,
            row.aturan.versi.nomor if row.aturan else None,
            row.poin,
            line.keadaan or "berdiri",
        ]


def _objections(rows: Iterable[KeberatanPoin]) -> Iterator[list[object]]:
    for row in rows:
        yield [
            row.pegawai.nip,
            row.pegawai.nama,
            waktu.day(row.dibuat),
            row.isi,
            row.posting.sumber if row.posting else None,
            row.get_status_display(),
            row.jawaban or None,
            row.dijawab_oleh.nama if row.dijawab_oleh else None,
            waktu.day(row.dijawab_pada) if row.dijawab_pada else None,
        ]
