from collections.abc import Iterable, Sequence
from pathlib import Path

from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("Nama unit", width=48),
    Column("Singkatan", width=14),
    Column("Jenis", width=24),
    Column("Unit atasan", width=60),
    Column("Kepala", width=34),
    Column("Pegawai di unit ini", "angka"),
    Column("Pegawai dengan subunit", "angka"),
    Column("UNOR ID", width=38),
    Column("UNOR ATASAN ID", width=38),
    Column("Sebutan", width=72),
)


def write_unit(target: Path, rows: Iterable[Sequence[object]], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Unit", COLUMNS, rows)], notes=notes)
