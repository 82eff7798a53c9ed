from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from insentif.models import Nominasi, Penghargaan
from lib import waktu
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

PENGHARGAAN = (
    Column("PENGHARGAAN", width=40),
    Column("TAHUN", "tahun"),
    Column("UNTUK", width=18),
    Column("POIN SEKURANGNYA", "angka", width=18),
    Column("PALING BANYAK PENERIMA", "angka", width=24),
    Column("NOMINASI MULAI", "tanggal", width=16),
    Column("NOMINASI SAMPAI", "tanggal", width=16),
    Column("KEADAAN", width=18),
    Column("NOMINASI", "angka"),
    Column("MENUNGGU PUTUSAN", "angka", width=18),
    Column("PENERIMA", "angka"),
    Column("PIAGAM TERBIT", "angka", width=16),
    Column("KETERANGAN", width=60),
)
NOMINASI = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("PENGHARGAAN", width=40),
    Column("TAHUN", "tahun"),
    Column("POIN", "angka"),
    Column("JP", "angka"),
    Column("DIKLAT PENUTUP KESENJANGAN", "angka", width=26),
    Column("LENCANA", width=40),
    Column("MENGAPA PEGAWAI INI", width=60),
    Column("DIUSULKAN OLEH", width=30),
    Column("DIUSULKAN PADA", "tanggal", width=16),
    Column("KEADAAN", width=16),
    Column("DIPUTUS OLEH", width=30),
    Column("DIPUTUS PADA", "tanggal", width=16),
    Column("ALASAN PUTUSAN", width=50),
    Column("NOMOR PIAGAM", width=38),
    Column("PIAGAM DICABUT PADA", "tanggal", width=20),
)
Notes = Sequence[tuple[str, object]]


def write_penghargaan(target: Sink, rows: Iterable[Any], *, notes: Notes) -> None:
    """Rows as `queries.penghargaan.penghargaan_list` gives them."""
    write_workbook(target, [Sheet("Penghargaan", PENGHARGAAN, (_award(row) for row in rows))], notes=notes)


def write_nominasi(target: Sink, rows: Iterable[Any], *, notes: Notes) -> None:
    """Rows as `queries.nominasi.nominasi_list` gives them, with their badges."""
    write_workbook(target, [Sheet("Nominasi", NOMINASI, _cells(rows))], notes=notes)


def _award(row: Any) -> list[object]:
    award: Penghargaan = row
    head: list[object] = [award.nama, award.tahun, award.get_kelompok_display() or "Semua pegawai", award.poin_minimum, award.jumlah]
    counts = [row.nominasi_jumlah, row.menunggu_jumlah, row.penerima_jumlah, row.piagam_jumlah]
    return [*head, award.nominasi_mulai, award.nominasi_sampai, award.get_status_display(), *counts, award.keterangan]


def _cells(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        nominasi: Nominasi = row
        piagam = getattr(nominasi, "piagam", None)
        decided = nominasi.diputus_oleh.nama if nominasi.diputus_oleh else ""
        yield [
            nominasi.pegawai.nip,
            nominasi.pegawai.nama,
            nominasi.penghargaan.nama,
            nominasi.penghargaan.tahun,
            row.poin,
            row.jp,
            row.celah,
            ", ".join(row.lencana),
            nominasi.alasan,
            nominasi.diusulkan_oleh.nama,
            waktu.day(nominasi.diusulkan_pada),
            nominasi.get_status_display(),
            decided,
            waktu.day(nominasi.diputus_pada) if nominasi.diputus_pada else None,
            nominasi.alasan_putusan,
            piagam.nomor if piagam else "",
            waktu.day(piagam.dicabut_pada) if piagam and piagam.dicabut_pada else None,
        ]
