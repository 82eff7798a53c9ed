"""The list of people whom a breach touches, and of what was taken away."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.models import Akses, Pegawai

ORANG = (
    Column("NIP", "nip"),
    Column("Nama", width=34),
    Column("Surel", width=34),
    Column("Cara", width=30),
    Column("Kali", "angka"),
    Column("Pertama", "waktu"),
    Column("Terakhir", "waktu"),
)
UNDUHAN = (
    Column("Waktu", "waktu"),
    Column("Jenis", width=26),
    Column("Halaman", width=34),
    Column("Nomor", width=12),
    Column("Saringan", width=50),
    Column("Alamat jaringan", width=20),
    Column("Orang dalam berkas", width=44),
)
TIDAK_ADA = "Berkas tidak tersimpan: periksa halaman dan saringannya"


class Cara(Protocol):
    cara: str
    kali: int | None
    pertama: object
    terakhir: object


def write_terdampak(
    target: Path,
    people: Iterable[tuple[Pegawai, "Cara"]],
    taken: Iterable[Akses],
    files: dict[int, set[str] | None],
    *,
    notes: Sequence[tuple[str, object]],
) -> None:
    rows = ((one.nip, one.nama, one.email, how.cara, how.kali, how.pertama, how.terakhir) for one, how in people)
    write_workbook(
        target,
        [Sheet("Terdampak", ORANG, rows), Sheet("Unduhan", UNDUHAN, (_taken(row, files[row.pk]) for row in taken))],
        notes=notes,
    )


def _taken(row: Akses, nips: set[str] | None) -> tuple[object, ...]:
    inside = TIDAK_ADA if nips is None else str(len(nips))
    return (row.waktu, row.get_jenis_display(), row.halaman, str(row.objek or ""), row.saringan, row.alamat or "", inside)
