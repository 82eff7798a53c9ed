from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.utils import timezone

from insentif.models import Penukaran
from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("NIP", "nip"),
    Column("NAMA", width=38),
    Column("IMBALAN", width=38),
    Column("POIN", "angka"),
    Column("DIAJUKAN", "tanggal"),
    Column("KEADAAN", width=24),
    Column("DIPUTUSKAN OLEH", width=34),
    Column("DIPUTUSKAN PADA", "tanggal"),
    Column("DISERAHKAN PADA", "tanggal"),
    Column("ALASAN", width=60),
)


def write_penukaran(target: Path, rows: Iterable[Penukaran], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Penukaran poin", COLUMNS, _cells(rows))], notes=notes)


def _cells(rows: Iterable[Penukaran]) -> Iterator[list[object]]:
    for row in rows:
        yield [
            row.pegawai.nip,
            row.pegawai.nama,
            row.imbalan.nama,
            row.poin,
            timezone.localdate(row.diajukan_pada),
            row.get_status_display(),
            row.diputus_oleh.nama if row.diputus_oleh else None,
            timezone.localdate(row.diputus_pada) if row.diputus_pada else None,
            timezone.localdate(row.diserahkan_pada) if row.diserahkan_pada else None,
            row.alasan,
        ]
