from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.queries.perubahan_kata import Catatan

COLUMNS = (
    Column("Waktu", "waktu"),
    Column("Oleh", width=30),
    Column("Melalui", width=26),
    Column("Data", width=18),
    Column("Objek", width=40),
    Column("Kolom", width=24),
    Column("Sebelum", width=36),
    Column("Sesudah", width=36),
)


def write_perubahan(target: Path, catatan_list: Iterable[Catatan], *, notes: Sequence[tuple[str, object]]) -> None:
    """One row for each changed or first filled column."""
    write_workbook(target, [Sheet("Catatan perubahan", COLUMNS, _rows(catatan_list))], notes=notes)


def _rows(catatan_list: Iterable[Catatan]) -> Iterator[tuple[object, ...]]:
    for row in catatan_list:
        head = (row.waktu, row.oleh, row.tindakan, row.jenis, row.objek)
        if row.dihapus:
            yield (*head, "(baris dihapus)", "", "")
        if row.dibuat:
            yield (*head, "(baris dibuat)", "", "")
        if row.akses:
            yield (*head, row.akses, "", "")
        for change in row.selisih:
            yield (*head, change.kolom, change.sebelum, change.sesudah)
