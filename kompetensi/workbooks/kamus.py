from collections.abc import Iterable, Sequence
from pathlib import Path

from lib.berkas.writer import Column, Sheet, write_workbook

LEVELS = range(1, 6)
COLUMNS = (
    Column("KODE", width=10),
    Column("NAMA KOMPETENSI", width=34),
    Column("SINGKATAN", width=14),
    Column("JENIS", width=16),
    Column("DEFINISI", width=60),
    *(Column(f"LEVEL {number}", width=44) for number in LEVELS),
    *(Column(f"INDIKATOR {number}", width=30) for number in LEVELS),
    Column("DIPAKAI", width=10),
)


def write_kamus(target: Path, rows: Iterable[Sequence[object]], *, notes: Sequence[tuple[str, object]]) -> None:
    """`rows` as `queries.kamus.export_rows` gives them."""
    write_workbook(target, [Sheet("Kamus kompetensi", COLUMNS, ([*row[:-1], "Ya" if row[-1] else "Tidak"] for row in rows))], notes=notes)
