from collections.abc import Iterable, Sequence
from pathlib import Path

from lib import waktu
from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.models import PerbaikanData

COLUMNS = (
    Column("NIP", "nip"),
    Column("Nama", width=34),
    Column("Diajukan", "tanggal"),
    Column("Data yang keliru", width=36),
    Column("Yang tertulis", width=36),
    Column("Yang seharusnya", width=36),
    Column("Alasan", width=60),
    Column("Keadaan", width=18),
    Column("Jawaban", width=60),
    Column("Diputus oleh", width=34),
    Column("Diputus pada", "tanggal"),
)


def write_perbaikan(target: Path, found: Iterable[PerbaikanData], *, notes: Sequence[tuple[str, object]]) -> None:
    rows = (
        (
            row.pegawai.nip,
            row.pegawai.nama,
            waktu.day(row.dibuat),
            row.get_bagian_display(),
            row.tertulis,
            row.seharusnya,
            row.alasan,
            row.get_status_display(),
            row.jawaban,
            row.diputus_oleh.nama if row.diputus_oleh else "",
            waktu.day(row.diputus_pada) if row.diputus_pada else None,
        )
        for row in found
    )
    write_workbook(target, [Sheet("Perbaikan data", COLUMNS, rows)], notes=notes)
