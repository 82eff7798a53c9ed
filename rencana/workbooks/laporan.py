"""The figures of the monthly reports, as Excel."""

from collections.abc import Iterable

from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from rencana.models import LaporanBulanan
from rencana.queries.laporan import UKURAN

LAPORAN = (
    Column("BULAN", "tanggal"),
    *(Column(one.label.upper(), "angka", width=24) for one in UKURAN),
    Column("DIBUAT", "waktu", width=20),
)


def write_laporan(target: Target, rows: Iterable[LaporanBulanan], *, notes: Notes) -> None:
    """Of each figure that of the month itself; those beside it are the months of other rows."""
    lines = ([row.bulan, *(row.isi["ukuran"].get(one.kode, [None])[0] for one in UKURAN), row.dibuat] for row in rows)
    write_workbook(target, [Sheet("Laporan bulanan", LAPORAN, lines)], notes=notes)
