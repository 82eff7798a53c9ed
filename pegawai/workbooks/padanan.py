from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.models import PadananUnit

COLUMNS = (
    Column("Unit di berkas", width=48),
    Column("Satuan kerja induk di berkas", width=48),
    Column("UNOR ID di berkas", width=38),
    Column("Unit di sini", width=72),
    Column("Dipakai", width=10),
    Column("Dicatat", "waktu"),
    Column("Dicatat oleh", width=30),
)


def write_padanan(target: Any, rows: Iterable[PadananUnit], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Padanan unit", COLUMNS, _cells(rows))], notes=notes)


def _cells(rows: Iterable[PadananUnit]) -> Iterator[tuple[object, ...]]:
    for row in rows:
        used = "Ya" if row.unit.is_aktif else "Tidak"
        yield row.nama, row.pd, row.unor_id, row.unit.sebutan, used, row.dicatat, row.oleh.nama
