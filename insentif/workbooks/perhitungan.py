"""Runs of the recalculation as Excel."""

from collections.abc import Iterable, Sequence

from insentif.models import Perhitungan
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

PERHITUNGAN = (
    Column("MULAI", "waktu"),
    Column("DIMULAI OLEH", width=32),
    Column("KEADAAN", width=12),
    Column("DICATAT", "angka", width=12),
    Column("DIBALIK", "angka", width=12),
    Column("PERUBAHAN POIN", "angka", width=16),
    Column("DETIK", "angka", width=10),
)


def write_perhitungan(target: Sink, rows: Iterable[Perhitungan], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Perhitungan", PERHITUNGAN, map(_row, rows))], notes=notes)


def _row(row: Perhitungan) -> list[object]:
    state = "Selesai" if row.selesai else "Terhenti" if row.is_terhenti else "Berjalan"
    by = row.oleh.nama if row.oleh else "Jadwal malam"
    return [row.mulai, by, state, row.dicatat, row.dibalik, row.poin, round(row.detik) if row.detik is not None else None]
