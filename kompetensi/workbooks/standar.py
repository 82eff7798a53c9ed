from collections.abc import Iterable, Sequence
from pathlib import Path

from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("JABATAN ID", width=34),
    Column("NAMA JABATAN", width=44),
    Column("KODE KOMPETENSI", width=18),
    Column("LEVEL", "angka"),
    Column("BOBOT", "desimal"),
    Column("BERLAKU MULAI", "tanggal", width=16),
    Column("KOMPETENSI", width=34),
    Column("KELOMPOK JABATAN", width=20),
    Column("ASAL", width=24),
)


def write_standar(target: Path, rows: Iterable[Sequence[object]], *, notes: Sequence[tuple[str, object]]) -> None:
    """`rows` as `queries.standar.export_rows` gives them."""
    write_workbook(target, [Sheet("Standar kompetensi", COLUMNS, rows)], notes=notes)
