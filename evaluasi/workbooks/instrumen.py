"""Instruments as Excel: the list, and one version with all its items."""

from collections.abc import Iterable, Sequence
from typing import Any

from evaluasi.models import Butir, VersiInstrumen
from evaluasi.models.instrumen import PILIHAN_MAKS, SKALA_MAKS
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

DAFTAR = (
    Column("KODE", width=18),
    Column("NAMA", width=44),
    Column("JENIS", width=28),
    Column("PROGRAM", width=44),
    Column("VERSI TERBIT", "angka", width=14),
    Column("TERBIT PADA", "waktu", width=18),
    Column("PERTANYAAN", "angka", width=14),
    Column("DRAF", "angka", width=10),
    Column("DIPAKAI", width=10),
)
BUTIR = (
    Column("NO", "angka"),
    Column("JENIS", width=16),
    Column("TENTANG", width=18),
    Column("UNSUR", width=24),
    Column("PERTANYAAN", width=70),
    Column("PENJELASAN", width=40),
    Column("WAJIB", width=10),
    Column("BOBOT", "desimal"),
    *(Column(f"PILIHAN {number}", width=34) for number in range(1, PILIHAN_MAKS + 1)),
    Column("KUNCI", "angka"),
    *(Column(f"KATA {number}", width=18) for number in range(1, SKALA_MAKS + 1)),
    Column("PALING KECIL", "desimal", width=14),
    Column("PALING BESAR", "desimal", width=14),
)


def write_daftar(target: Sink, rows: Iterable[Any], *, notes: Sequence[tuple[str, object]]) -> None:
    """Rows of `queries.instrumen_daftar.instrumen_list`."""
    write_workbook(target, [Sheet("Instrumen", DAFTAR, map(_head, rows))], notes=notes)


def write_versi(target: Sink, versi: VersiInstrumen, butir: Iterable[Butir], *, notes: Sequence[tuple[str, object]]) -> None:
    head = [
        ("Instrumen", versi.instrumen.nama),
        ("Kode", versi.instrumen.kode),
        ("Jenis", versi.instrumen.get_jenis_display()),
        ("Versi", versi.nomor),
        ("Keadaan", versi.get_status_display()),
        ("Petunjuk", versi.petunjuk),
    ]
    write_workbook(target, [Sheet("Pertanyaan", BUTIR, map(_line, butir))], notes=[*head, *notes])


def _head(row: Any) -> list[object]:
    program = row.program.nama if row.program else "umum"
    facts = [row.terbit_nomor, row.terbit_pada, row.butir_count, row.draf_nomor]
    return [row.kode, row.nama, row.get_jenis_display(), program, *facts, "ya" if row.is_aktif else "tidak"]


def _line(row: Butir) -> list[object]:
    pilihan = [*row.pilihan, *[None] * (PILIHAN_MAKS - len(row.pilihan))]
    skala = row.label_list if row.jenis == Butir.Jenis.SKALA else [None] * SKALA_MAKS
    head = [row.urutan, row.get_jenis_display(), row.get_tentang_display(), row.unsur, row.teks, row.bantuan]
    return [*head, "ya" if row.is_wajib else "tidak", row.bobot, *pilihan, row.kunci, *skala, row.angka_min, row.angka_maks]
