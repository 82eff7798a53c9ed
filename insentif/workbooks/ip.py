"""The estimated IP ASN of units and people as Excel; every file says that it is an estimate."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from insentif.models import DataIP, Disiplin
from insentif.queries.ip.unit import Baris, Laporan, Orang
from lib.berkas.writer import Column, Sheet, write_workbook

Notes = Sequence[tuple[str, object]]
UNIT: Final = (
    Column("UNIT", width=44),
    Column("PEGAWAI", "angka"),
    Column("RATA-RATA KOMPETENSI (ESTIMASI)", "desimal", width=32),
    Column("KOMPETENSI MASIH NOL", "angka", width=22),
    Column("KOMPETENSI PENUH", "angka", width=18),
    Column("TANPA DATA KUALIFIKASI", "angka", width=24),
    Column("TANPA DATA KINERJA", "angka", width=20),
    Column("TANPA DATA DISIPLIN", "angka", width=20),
    Column("KEEMPAT DIMENSI ADA", "angka", width=22),
    Column("RATA-RATA JUMLAH (ESTIMASI)", "desimal", width=28),
)
KURANG: Final = (Column("INDIKATOR", width=44), Column("PEGAWAI", "angka"), Column("BELUM PENUH", "angka", width=14))
ORANG: Final = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("UNIT", width=40),
    Column("JABATAN", width=40),
    Column("KUALIFIKASI", "desimal", width=14),
    Column("KOMPETENSI", "desimal", width=14),
    Column("KINERJA", "desimal"),
    Column("DISIPLIN", "desimal"),
    Column("JUMLAH (ESTIMASI)", "desimal", width=18),
    Column("KATEGORI (ESTIMASI)", width=20),
    Column("DIMENSI YANG DAPAT DIHITUNG", width=28),
)
DATA: Final = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("TAHUN", "tahun"),
    Column("NILAI KINERJA", "desimal", width=16),
    Column("HUKUMAN DISIPLIN", width=20, choices=tuple(str(label) for label in Disiplin.labels)),
)
ESTIMASI: Final = ("Estimasi", "Dihitung dari data di Tangkas; angka resmi dihitung BKN dari SIASN")


def write_unit(target: Any, laporan: Laporan, *, notes: Notes) -> None:
    rows = [_line(row) for row in [*laporan.baris, laporan.total]]
    lacks = [[row.indikator, row.pegawai, row.kurang] for row in laporan.kurang]
    write_workbook(target, [Sheet("Per unit", UNIT, rows), Sheet("Indikator", KURANG, lacks)], notes=[*notes, ESTIMASI])


def write_orang(target: Path, rows: Iterable[Orang], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Pegawai", ORANG, map(_person, rows))], notes=[*notes, ESTIMASI])


def write_data(target: Path, rows: Iterable[DataIP], *, notes: Notes) -> None:
    """With the titles of the template: changed here, the file may be uploaded again."""
    lines = ([row.pegawai.nip, row.pegawai.nama, row.tahun, row.nilai_kinerja, row.get_disiplin_display()] for row in rows)
    write_workbook(target, [Sheet("Data", DATA, lines)], notes=notes)


def _line(row: Baris) -> list[object]:
    missing = [row.tanpa_kualifikasi, row.tanpa_kinerja, row.tanpa_disiplin]
    return [row.nama, row.pegawai, row.rata, row.nol, row.penuh, *missing, row.lengkap, row.rata_total]


def _person(row: Orang) -> list[object]:
    figures = [row.kualifikasi, row.kompetensi, row.kinerja, row.disiplin, row.total]
    return [row.nip, row.nama, row.unit, row.jabatan, *figures, row.kategori, f"{row.dihitung} dari 4"]
