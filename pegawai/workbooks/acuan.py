"""A reference table as its page lists it."""

from collections.abc import Iterable, Sequence
from typing import Any

from lib.berkas.writer import Column, Sheet, Sink, write_workbook
from pegawai.queries.acuan import Kolom


def write_acuan(target: Sink, judul: str, kolom_list: Sequence[Kolom], rows: Iterable[Any], *, notes: Sequence[tuple[str, object]]) -> None:
    columns = [Column(kolom.judul.upper(), kolom.jenis, width=kolom.lebar) for kolom in kolom_list]
    write_workbook(target, [Sheet(judul, columns, ([kolom.nilai(row) for kolom in kolom_list] for row in rows))], notes=notes)
