"""The rows of training history in the field names of SIASN's course record, texts where SIASN reads texts."""

from collections.abc import Iterable, Iterator, Sequence
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
    Column("TAHUN", "angka"),
    Column("JUMLAH JAM", "angka"),
    Column("JENIS SERTIPIKAT", width=18),
)


def write_siasn(target: Path, rows: Iterable[BarisSiasn], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Riwayat kursus", COLUMNS, _cells(rows))], notes=notes)


def _cells(rows: Iterable[BarisSiasn]) -> Iterator[list[object]]:
    """Dates as dd-mm-yyyy texts: SIASN does not read date cells."""
    for row in rows:
        head = [row.nip, row.nama, row.jenis_id, row.jenis, row.kursus, row.penyelenggara, row.nomor]
        yield [*head, f"{row.mulai:%d-%m-%Y}", f"{row.selesai:%d-%m-%Y}", row.selesai.year, row.jp, row.huruf]
