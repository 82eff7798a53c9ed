"""Plans as Excel: the list, and the rows of one with the columns of article 207(3) of PP 11/2017."""

from collections.abc import Iterable, Iterator
from typing import Any

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from rencana.models import BarisRencana
from rencana.queries.periode import jadwal_of

PERIODE = (
    Column("TAHUN", "tahun"),
    Column("REVISI", "angka"),
    Column("KEADAAN", width=16),
    Column("PROGRAM", "angka", width=12),
    Column("BIAYA", "angka", width=18),
    Column("DIAJUKAN OLEH", width=30),
    Column("DISETUJUI OLEH", width=30),
    Column("DISETUJUI", "waktu", width=20),
)
BARIS = (
    Column("PROGRAM", width=50),
    Column("JENIS KOMPETENSI", width=30),
    Column("TARGET", width=24),
    Column("JENIS DAN JALUR PENGEMBANGAN", width=36),
    Column("PENYELENGGARA", width=36),
    Column("JADWAL", width=30),
    Column("KESESUAIAN DENGAN STANDAR KURIKULUM", width=40),
    Column("ANGKATAN", "angka", width=12),
    Column("KURSI PER ANGKATAN", "angka", width=14),
    Column("ANGGARAN", "angka", width=18),
    Column("PAGU", width=50),
    Column("DIKUNCI", width=10),
    Column("ALASAN", width=40),
)


def write_periode(target: Target, rows: Iterable[Any], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Rencana", PERIODE, _plans(rows))], notes=notes)


def write_baris(target: Target, rows: Iterable[BarisRencana], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Rencana", BARIS, baris_cells(rows))], notes=notes)


def _plans(rows: Iterable[Any]) -> Iterator[list[object]]:
    for row in rows:
        people = [person.nama if person else "" for person in (row.diajukan_oleh, row.disetujui_oleh)]
        yield [row.tahun, row.revisi, row.get_status_display(), row.program_count, row.biaya, *people, row.disetujui_pada]


def baris_cells(rows: Iterable[BarisRencana]) -> Iterator[list[object]]:
    for row in rows:
        law = [row.jenis_kompetensi, row.target, row.jalur, row.penyelenggara, jadwal_of(row), row.kesesuaian]
        money = [row.angkatan_count, row.kursi, row.biaya, str(row.pagu or ""), "ya" if row.is_terkunci else "tidak", row.alasan]
        yield [row.program.nama, *law, *money]
