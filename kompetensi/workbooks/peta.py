"""The gap report as Excel: the figures and fills of the screen, and the list of people."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from kompetensi.queries.peta import Baris, BarisPegawai, Peta, row_name
from kompetensi.queries.peta.ukuran import FILLS, Nilai, Ukuran
from lib.berkas.writer import Cell, Column, Sheet, Sink, write_workbook

KEADAAN = {"kurang": "Di bawah standar", "memenuhi": "Memenuhi standar", "belum": "Belum dinilai"}
Notes = Sequence[tuple[str, object]]


def write_peta(peta: Peta, rows: list[Baris], total: str, *, notes: Notes) -> bytes:
    columns = [Column("Unit", width=44), Column("Pegawai", "angka")]
    columns += [Column(kompetensi.nama, width=14) for kompetensi in peta.kompetensi]
    columns += [Column("JPM (%)", "desimal"), *([Column("Perubahan JPM setahun (poin)", "desimal")] if peta.total_dulu else [])]
    lines = [_line(peta, row, row_name(row)) for row in rows] + [_line(peta, peta.total, total)]
    target = BytesIO()
    write_workbook(target, [Sheet("Peta kesenjangan", columns, lines)], notes=[*notes, *_definitions(peta.ukuran)])
    return target.getvalue()


def _line(peta: Peta, row: Baris, name: str) -> list[object]:
    cells = [_cell(peta.nilai(row, kompetensi), peta.ukuran) for kompetensi in peta.kompetensi]
    return [name, row.pegawai, *cells, row.jpm, *([peta.perubahan(row)] if peta.total_dulu else [])]


def _cell(value: Nilai, ukuran: Ukuran) -> Cell | str:
    """A number as a number with the fill of the screen; too few people give a dash."""
    if value.angka is None:
        return value.teks
    return Cell(value.angka, "desimal" if ukuran.desimal else "angka", FILLS[value.kelas])


def _definitions(ukuran: Ukuran) -> list[tuple[str, object]]:
    return [
        ("Warna", "; ".join(text for _, text in ukuran.legenda)),
        ("Tanda –", "Kurang dari 5 pegawai dinilai: angka tidak ditampilkan"),
        ("Sel kosong", "Tidak ada pegawai yang wajib mempunyai kompetensi itu"),
        (
            "JPM",
            "Kecocokan jabatan: jumlah level yang dicapai (paling tinggi standar) dibagi jumlah level standar, dalam persen",
        ),
        ("JPM unit", "Gabungan semua pegawai yang dinilai, bukan rata-rata JPM perorangan"),
    ]


def write_pegawai_peta(target: Path | Sink, rows: Iterable[BarisPegawai], *, notes: Notes) -> None:
    columns = [
        Column("NIP", "nip"),
        Column("Nama", width=34),
        Column("Unit", width=40),
        Column("Jabatan", width=34),
        Column("Kompetensi", width=30),
        Column("Standar", "angka"),
        Column("Level", "desimal"),
        Column("Kurang", "desimal"),
        Column("Keadaan", width=18),
    ]
    lines = (
        (row.nip, row.nama, row.unit, row.jabatan, row.nama_kompetensi, row.standar, row.level, row.kurang, KEADAAN[row.keadaan])
        for row in rows
    )
    write_workbook(target, [Sheet("Pegawai", columns, lines)], notes=notes)
