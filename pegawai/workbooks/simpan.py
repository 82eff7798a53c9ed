"""What is over its term: rows by table, and the people whose names would go."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

from lib.berkas.writer import Column, Sheet, write_workbook

TABEL = (Column("Data", width=46), Column("Baris", "angka"), Column("Berkas", "angka"), Column("Yang terjadi", width=24))
ORANG = (Column("NIP", "nip"), Column("Nama", width=34), Column("Tidak aktif sejak", "tanggal"))


class Hitungan(Protocol):
    @property
    def nama(self) -> str: ...
    @property
    def jumlah(self) -> int: ...
    @property
    def tindakan(self) -> str: ...
    @property
    def berkas(self) -> tuple[str, ...]: ...


def write_lewat(target: Path, found: Iterable[Hitungan], people: Iterable[Any], *, notes: Sequence[tuple[str, object]]) -> None:
    """`people` carry the day on which they left (`sejak`)."""
    rows = ((one.nama, one.jumlah, len(one.berkas), one.tindakan) for one in found if one.jumlah)
    sheets = [Sheet("Baris", TABEL, rows), Sheet("Orang", ORANG, ((one.nip, one.nama, one.sejak) for one in people))]
    write_workbook(target, sheets, notes=notes)
