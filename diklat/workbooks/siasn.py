"""The rows of training history in the field names of SIASN's course record, texts where SIASN reads texts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from diklat.queries.siasn import BarisSiasn
from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("JENIS DIKLAT ID", "angka", width=16),
    Column("JENIS DIKLAT", width=24),
    Column("NAMA KURSUS", width=44),
    Column("INSTITUSI PENYELENGGARA", width=34),
    Column("NOMOR SERTIPIKAT", width=30),
    Column("TANGGAL MULAI", width=16),
    Column("TANGGAL SELESAI", width=16),
    Column("TAHUN", "tahun"),
    Column("JUMLAH JAM", "angka"),
    Column("JENIS SERTIPIKAT", width=18),
)

STRUKTURAL = tuple(replace(column, title="NAMA DIKLAT STRUKTURAL") if column.title == "NAMA KURSUS" else column for column in COLUMNS)


def write_siasn(
    target: Path, kursus: Iterable[BarisSiasn], struktural: Iterable[BarisSiasn], *, notes: Sequence[tuple[str, object]]
) -> None:
    sheets = [Sheet("Riwayat kursus", COLUMNS, _cells(kursus)), Sheet("Riwayat diklat struktural", STRUKTURAL, _cells(struktural))]
    write_workbook(target, sheets, notes=notes)


def _cells(rows: Iterable[BarisSiasn]) -> Iterator[list[object]]:
    """Dates as dd-mm-yyyy texts: SIASN does not read date cells."""
    for row in rows:
        head = [row.nip, row.nama, row.jenis_id, row.jenis, row.kursus, row.penyelenggara, row.nomor]
        yield [*head, f"{row.mulai:%d-%m-%Y}", f"{row.selesai:%d-%m-%Y}", row.selesai.year, row.jp, row.huruf]
