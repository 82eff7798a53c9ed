"""The scoreboard of units as Excel."""

from collections.abc import Sequence
from typing import Any, Final

from insentif.queries.unit import Baris, Papan
from kompetensi.queries.peta.ukuran import MIN_DINILAI
from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS: Final = (
    Column("PERINGKAT", "angka"),
    Column("UNIT", width=64),
    Column("PEGAWAI", "angka"),
    Column("MENCAPAI TARGET JP (%)", "desimal", width=22),
    Column("ISIAN DIJAWAB (%)", "desimal", width=18),
    Column("KESENJANGAN DITUTUP (%)", "desimal", width=24),
    Column("POIN DIPEROLEH PER PEGAWAI", "desimal", width=28),
)
ARTI: Final = (
    ("Isian dijawab", "Isian pascadiklat dan survei umpan balik yang sudah ditutup"),
    ("Kesenjangan ditutup", "Dari kesenjangan pada awal tahun terhadap standar jabatan sekarang"),
    ("Poin diperoleh per pegawai", "Poin tahun itu menurut aturan, tanpa penukaran, dibagi jumlah pegawai unit"),
    ("Tanpa angka", f"Kurang dari {MIN_DINILAI} pegawai, isian, atau kesenjangan"),
)


def write_papan(target: Any, papan: Papan, *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Papan unit", COLUMNS, map(_line, papan.baris))], notes=[*notes, *ARTI])


def _line(row: Baris) -> list[object]:
    return [row.peringkat, row.nama, row.pegawai, row.jp, row.respons, row.celah, row.poin]
