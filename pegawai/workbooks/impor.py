"""Templates to fill in, and lists of what a file got wrong."""

import io
from collections.abc import Iterable, Mapping, Sequence

from lib.berkas.writer import Column, Sheet, write_workbook
from lib.format import format_waktu
from pegawai.models import Impor

CATATAN = "CATATAN GALAT"
FINDING_COLUMNS = (
    Column("Baris", "angka"),
    Column("Nama", width=30),
    Column("Kolom", width=24),
    Column("Isi di berkas", width=30),
    Column("Sebab", width=34),
    Column("Yang perlu dilakukan", width=70),
)


def write_template(
    label: str, kolom: Iterable[tuple[str, str]], lists: Mapping[str, list[Sequence[object]]], notes: Sequence[tuple[str, object]]
) -> bytes:
    """Empty columns (title, hint beside the cell), and the reference lists (header, then rows) as further sheets."""
    sheets = [Sheet(label, [Column(title, width=max(14, len(title) + 4), hint=hint) for title, hint in kolom])]
    for title, (header, *rows) in lists.items():
        sheets.append(Sheet(title, [Column(str(name), width=40) for name in header], rows))
    return _bytes(sheets, notes)


def write_faulty(impor: Impor, rows: Iterable[Sequence[object]]) -> bytes:
    """The faulty rows in the columns of their own file, with a note: correct it and upload just this file."""
    columns = [*(Column(title, width=22) for title in impor.kolom), Column(CATATAN, width=80)]
    return _bytes([Sheet("Baris galat", columns, rows)], _notes(impor))


def write_findings(impor: Impor, title: str, rows: Iterable[Sequence[object]]) -> bytes:
    return _bytes([Sheet(title, FINDING_COLUMNS, rows)], _notes(impor))


def _notes(impor: Impor) -> list[tuple[str, object]]:
    return [("Berkas", impor.nama_berkas), ("SHA-256", impor.sha256), ("Diunggah", f"{impor.oleh}, {format_waktu(impor.dibuat)}")]


def _bytes(sheets: Sequence[Sheet], notes: Sequence[tuple[str, object]]) -> bytes:
    target = io.BytesIO()
    write_workbook(target, sheets, notes=notes)
    return target.getvalue()
