"""The list of surveys as a workbook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from evaluasi.models import Survei
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

COLUMNS = (
    Column("SURVEI", width=50),
    Column("JENIS", width=28),
    Column("PROGRAM", width=44),
    Column("INSTRUMEN", width=30),
    Column("DIBUKA", "tanggal"),
    Column("HARI TERAKHIR", "tanggal", width=16),
    Column("KEADAAN", width=26),
    Column("RESPONS (%, KELIPATAN 10)", "angka", width=24),
)


def write_survei(target: Sink, rows: Iterable[Survei], respons: Mapping[int, int], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Survei", COLUMNS, _cells(rows, respons))], notes=notes)


def _cells(rows: Iterable[Survei], respons: Mapping[int, int]) -> Iterator[list[object]]:
    for row in rows:
        program = row.angkatan.program.nama if row.angkatan else ""
        kind: list[object] = [row.nama, row.get_jenis_display(), program, str(row.versi.instrumen)]
        yield [*kind, row.buka, row.tutup, row.get_status_display(), respons.get(row.pk)]
