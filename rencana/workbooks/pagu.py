"""Budgets and the ledger of one, as Excel."""

from collections.abc import Iterable, Iterator

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from rencana.models import KomitmenBiaya, MutasiAnggaran
from rencana.queries.pagu import Baris

PAGU = (
    Column("POS", width=60),
    Column("UNIT DAN SUB-KEGIATAN", width=60),
    Column("PAGU", "angka", width=18),
    Column("IZIN MELAMPAUI", "angka", width=18),
    Column("RENCANA", "angka", width=18),
    Column("KOMITMEN", "angka", width=18),
    Column("REALISASI", "angka", width=18),
    Column("SISA", "angka", width=18),
    Column("TERPAKAI", "persen", width=12),
)
BUKU = (
    Column("TANGGAL", "tanggal"),
    Column("JENIS", width=24),
    Column("URAIAN", width=60),
    Column("JUMLAH", "angka", width=18),
    Column("DOKUMEN", width=30),
    Column("ALASAN", width=50),
    Column("DICATAT OLEH", width=30),
    Column("DICATAT", "waktu", width=20),
)
TERIKAT = (
    Column("UNTUK", width=60),
    Column("ANGKATAN BERAKHIR", "tanggal"),
    Column("TERIKAT", "angka", width=18),
    Column("DIREALISASIKAN", "angka", width=18),
)


def write_pagu(target: Target, rows: Iterable[Baris], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Anggaran", PAGU, _lines(rows))], notes=notes)


def write_buku(target: Target, rows: Iterable[MutasiAnggaran], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Buku", BUKU, _entries(rows))], notes=notes)


def write_terikat(target: Target, rows: Iterable[KomitmenBiaya], *, notes: Notes) -> None:
    lines = ([row.uraian, row.angkatan.selesai if row.angkatan else None, row.terikat, row.terealisasi] for row in rows)
    write_workbook(target, [Sheet("Masih terikat", TERIKAT, lines)], notes=notes)


def _lines(rows: Iterable[Baris]) -> Iterator[list[object]]:
    for row in rows:
        j = row.jumlah
        share = None if j.persen is None else j.persen / 100
        yield [row.nama, row.keterangan, j.nilai, j.izin, j.rencana, j.terikat, j.terealisasi, j.sisa, share]


def _entries(rows: Iterable[MutasiAnggaran]) -> Iterator[list[object]]:
    for row in rows:
        jenis = f"{row.get_jenis_display()}{' (pembalikan)' if row.membalik_id else ''}"
        uraian, oleh = (row.komitmen.uraian if row.komitmen else ""), (row.oleh.nama if row.oleh else "")
        yield [row.tanggal, jenis, uraian, row.jumlah, row.dokumen, row.alasan, oleh, row.dibuat]
