from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from kompetensi.models import Penilaian
from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("KODE KOMPETENSI", width=18),
    Column("KOMPETENSI", width=34),
    Column("LEVEL", "desimal"),
    Column("TANGGAL", "tanggal"),
    Column("SUMBER", width=18),
    Column("KETERANGAN", width=40),
    Column("BERLAKU SAMPAI", "tanggal", width=16),
    Column("KEADAAN", width=14),
    Column("ALASAN BATAL", width=34),
)


def write_penilaian(target: Path, rows: Iterable[Penilaian], hari_ini: date, *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Penilaian", COLUMNS, _cells(rows, hari_ini))], notes=notes)


def _cells(rows: Iterable[Penilaian], hari_ini: date) -> Iterator[list[object]]:
    for row in rows:
        head = [row.pegawai.nip, row.pegawai.nama, row.kompetensi.kode, row.kompetensi.nama, row.level, row.tanggal]
        yield [*head, row.get_sumber_display(), row.keterangan, row.berlaku_sampai, row.keadaan_pada(hari_ini), row.alasan_batal]
