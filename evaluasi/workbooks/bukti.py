from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diklat.models import BuktiDiklat
from lib import waktu
from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("NIP", "nip"),
    Column("NAMA", width=38),
    Column("UNIT", width=44),
    Column("PROGRAM", width=44),
    Column("ANGKATAN", width=16),
    Column("KOMPETENSI", width=38),
    Column("LEVEL PROGRAM", "angka"),
    Column("TANGGAL", "tanggal"),
    Column("AKIBAT KELULUSAN", width=26),
    Column("KEADAAN", width=24),
    Column("DIPUTUSKAN OLEH", width=34),
    Column("DIPUTUSKAN PADA", "tanggal"),
    Column("ALASAN", width=60),
)


def write_bukti(target: Path, rows: Iterable[BuktiDiklat], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Bukti diklat", COLUMNS, _cells(rows))], notes=notes)


def _cells(rows: Iterable[BuktiDiklat]) -> Iterator[list[object]]:
    for row in rows:
        daftar = row.pendaftaran
        yield [
            daftar.pegawai.nip,
            daftar.pegawai.nama,
            daftar.unit.sebutan if daftar.unit else None,
            daftar.angkatan.program.nama,
            daftar.angkatan.sebutan,
            row.kompetensi.nama,
            row.level,
            row.tanggal,
            row.get_cara_display(),
            row.get_status_display(),
            row.diputuskan_oleh.nama if row.diputuskan_oleh else None,
            waktu.day(row.diputuskan_pada) if row.diputuskan_pada else None,
            row.alasan,
        ]
