"""Results as Excel: the tables of the page, one sheet each."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from evaluasi.queries.hasil.lembar import Lembar
from lib.berkas.writer import Column, Kind, Sheet, write_workbook

KIND: dict[str, Kind] = {
    "teks": "teks",
    "angka": "angka",
    "desimal1": "desimal1",
    "desimal": "desimal",
    "selisih": "desimal1",
    "tanggal": "tanggal",
}


def write_lembar(lembar: Iterable[Lembar], *, notes: Sequence[tuple[str, object]]) -> bytes:
    target = BytesIO()
    sheets = [
        Sheet(row.judul, [Column(kolom.judul.upper(), KIND[kolom.jenis], kolom.lebar) for kolom in row.kolom], row.baris) for row in lembar
    ]
    write_workbook(target, sheets, notes=[*notes, *((row.judul, row.catatan) for row in lembar if row.catatan)])
    return target.getvalue()
