from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from diklat.workbooks.angkatan import Notes, Target
from insentif.models import Penukaran
from lib import waktu
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

IMBALAN = (
    Column("IMBALAN", width=38),
    Column("KETERANGAN", width=60),
    Column("POIN", "angka"),
    Column("SISA PERSEDIAAN", "angka", width=18),
    Column("BATAS SETAHUN", "angka", width=16),
    Column("DIMINTA TAHUN INI", "angka", width=18),
    Column("DAPAT DIPILIH", width=14),
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
            waktu.day(row.diajukan_pada),
            row.get_status_display(),
            row.diputus_oleh.nama if row.diputus_oleh else None,
            waktu.day(row.diputus_pada) if row.diputus_pada else None,
            waktu.day(row.diserahkan_pada) if row.diserahkan_pada else None,
            row.alasan,
        ]


def write_imbalan(target: Target, rows: Iterable[Any], *, notes: Notes) -> None:
    """Rows of `queries.imbalan.imbalan_list`. An empty stock or limit means none."""
    cells = (
        [row.nama, row.keterangan, row.poin, row.stok, row.batas_tahun, row.tahun_ini, "ya" if row.is_aktif else "tidak"] for row in rows
    )
    write_workbook(target, [Sheet("Imbalan", IMBALAN, cells)], notes=notes)
