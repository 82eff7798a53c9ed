"""Templates to fill in, and lists of what a file got wrong."""

import io
from collections.abc import Iterable, Sequence

from lib.berkas.writer import Column, Sheet, write_workbook
from lib.format import format_waktu
from pegawai.models import Impor
from pegawai.services.impor import JenisImpor

CATATAN = "CATATAN GALAT"
FINDING_COLUMNS = (
    Column("Baris", "angka"),
    Column("Nama", width=30),
    Column("Kolom", width=24),
    Column("Isi di berkas", width=30),
    Column("Sebab", width=34),
    Column("Yang perlu dilakukan", width=70),
)


def write_template(jenis: JenisImpor) -> bytes:
    """Empty columns with a hint beside each, and the reference lists as further sheets."""
    columns = [Column(kolom.judul, width=max(14, len(kolom.judul) + 4), hint=kolom.petunjuk) for kolom in jenis.kolom]
    sheets = [Sheet(jenis.label, columns)]
    for title, (header, *rows) in (jenis.lists() if jenis.lists else {}).items():
        sheets.append(Sheet(title, [Column(str(name), width=40) for name in header], rows))
    wajib = ", ".join(kolom.judul for kolom in jenis.kolom if kolom.wajib)
    return _bytes(
        sheets, [("Kolom wajib", wajib), ("Kolom lain", "Boleh dikosongkan atau dihapus; urutan bebas."), ("Isi", jenis.penjelasan)]
    )


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
