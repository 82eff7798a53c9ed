"""The document of a year's plan as Excel: the sheets of the PDF, and the people where a reckoning names them."""

from collections.abc import Iterator

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from lib.bulan import BULAN
from rencana.queries.dokumen import Dokumen
from rencana.workbooks.periode import BARIS, baris_cells

ANALISIS = (
    Column("KOMPETENSI", width=44),
    Column("JENIS", width=18),
    Column("DI BAWAH STANDAR", "angka", width=14),
    Column("BELUM DINILAI", "angka", width=14),
    Column("PROGRAM DALAM RENCANA", width=80),
    Column("KURSI", "angka", width=10),
)
ANGGARAN = (
    Column("SUB-KEGIATAN", width=60),
    Column("REKENING", width=50),
    Column("UNIT", width=40),
    Column("PAGU", "angka", width=18),
    Column("RENCANA", "angka", width=18),
    Column("SISA", "angka", width=18),
)
UNIT = (
    Column("PERANGKAT DAERAH", width=50),
    Column("PEGAWAI", "angka", width=12),
    Column("DENGAN KESENJANGAN", "angka", width=14),
    Column("MENDAPAT KURSI", "angka", width=14),
    Column("LEVEL KESENJANGAN", "desimal", width=14),
    Column("LEVEL DITUTUP", "desimal", width=14),
)
PESERTA = (
    Column("PROGRAM", width=50),
    Column("BULAN", width=14),
    Column("NIP", "nip"),
    Column("NAMA", width=40),
    Column("WAJIB", width=10),
    Column("LEVEL DITUTUP", "desimal", width=14),
)


def write_dokumen(target: Target, dokumen: Dokumen, *, notes: Notes) -> None:
    sheets = [
        Sheet("Rencana", BARIS, baris_cells(dokumen.baris)),
        Sheet("AKPK", ANALISIS, _analisis(dokumen)),
        Sheet("Anggaran", ANGGARAN, _anggaran(dokumen)),
        *([Sheet("HCDP per unit", UNIT, _unit(dokumen)), Sheet("Peserta", PESERTA, _peserta(dokumen))] if dokumen.unit else ()),
    ]
    write_workbook(target, sheets, notes=notes)


def _analisis(dokumen: Dokumen) -> Iterator[list[object]]:
    for row in dokumen.analisis:
        yield [row.kompetensi.nama, row.kompetensi.get_jenis_display(), row.di_bawah, row.belum, ", ".join(row.program), row.kursi]


def _anggaran(dokumen: Dokumen) -> Iterator[list[object]]:
    for row in dokumen.ringkasan.pagu:
        unit = row.pagu.unit.sebutan if row.pagu.unit else "Seluruh unit"
        yield [str(row.pagu.sub_kegiatan), str(row.pagu.rekening), unit, row.pagu.nilai, row.biaya, row.sisa]


def _unit(dokumen: Dokumen) -> Iterator[list[object]]:
    for row in dokumen.unit:
        yield [row.unit.sebutan, row.pegawai, row.berkesenjangan, row.dilayani, row.level_kesenjangan, row.level_tertutup]


def _peserta(dokumen: Dokumen) -> Iterator[list[object]]:
    for program, bulan, nip, nama, is_wajib, level in dokumen.peserta:
        yield [program, BULAN[bulan - 1], nip, nama, "ya" if is_wajib else "tidak", level]
