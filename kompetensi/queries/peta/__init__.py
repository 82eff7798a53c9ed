"""What the gap report shows: the map, one cell of it, and the people behind it."""

from kompetensi.queries.peta.kisi import LEGENDA, ORANG_MAX, Kisi, build_kisi, get_kisi
from kompetensi.queries.peta.pegawai import BarisPegawai, DaftarPegawai
from kompetensi.queries.peta.peta import (
    Baris,
    Kesenjangan,
    Peta,
    Pita,
    add_up,
    build_rows,
    get_peta,
    jpm_bands,
    read_angka,
    top_gaps,
    unassessed,
)
from kompetensi.queries.peta.saringan import Saringan
from kompetensi.queries.peta.sel import Sel, get_sel
from kompetensi.queries.peta.tempat import Akar, Tempat, Unit, find_tempat, scope_of
from kompetensi.queries.peta.urut import row_name, sort_rows

__all__ = [
    "LEGENDA",
    "ORANG_MAX",
    "Akar",
    "Baris",
    "BarisPegawai",
    "DaftarPegawai",
    "Kesenjangan",
    "Kisi",
    "Peta",
    "Pita",
    "Saringan",
    "Sel",
    "Tempat",
    "Unit",
    "add_up",
    "build_kisi",
    "build_rows",
    "find_tempat",
    "get_kisi",
    "get_peta",
    "get_sel",
    "jpm_bands",
    "read_angka",
    "row_name",
    "scope_of",
    "sort_rows",
    "top_gaps",
    "unassessed",
]
