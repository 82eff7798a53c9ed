from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.models import Jabatan, KelompokJabatan, Pegawai

COLUMNS = (
    Column("NIP", "nip"),
    Column("Nama", width=34),
    Column("Gelar depan", width=12),
    Column("Gelar belakang", width=16),
    Column("Jenis ASN", width=10),
    Column("Golongan", width=10),
    Column("Pangkat", width=22),
    Column("TMT golongan", "tanggal"),
    Column("Jabatan", width=40),
    Column("Jenis jabatan", width=14),
    Column("Kelompok jabatan", width=18),
    Column("Eselon", width=9),
    Column("Unit", width=60),
    Column("Perangkat daerah", width=40),
    Column("TMT jabatan", "tanggal"),
    Column("Jenis kelamin", width=13),
    Column("Tanggal lahir", "tanggal"),
    Column("Tingkat pendidikan", width=18),
    Column("Pendidikan", width=28),
    Column("Tahun lulus", "tahun", width=11),
    Column("TMT CPNS atau kontrak", "tanggal"),
    Column("Kedudukan hukum", width=24),
)
JENIS, KELOMPOK, KELAMIN, UNIT = 9, 10, 15, 13


def write_pegawai(target: Path, rows: Iterable[Sequence[object]], *, roots: Mapping[int, str], notes: Sequence[tuple[str, object]]) -> None:
    """`rows` as `queries.pegawai.export_rows` gives them; `roots` names the perangkat daerah of each unit."""
    write_workbook(target, [Sheet("Pegawai", COLUMNS, _cells(rows, roots))], notes=notes)


def _cells(rows: Iterable[Sequence[object]], roots: Mapping[int, str]) -> Iterator[list[object]]:
    names = {JENIS: dict(Jabatan.Jenis.choices), KELOMPOK: dict(KelompokJabatan.choices), KELAMIN: dict(Pegawai.JenisKelamin.choices)}
    for row in rows:
        cells: list[Any] = list(row)
        for place, words in names.items():
            cells[place] = words.get(cells[place], "")
        cells[UNIT] = roots.get(cells[UNIT], "")
        yield cells
