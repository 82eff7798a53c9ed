from collections.abc import Iterable, Sequence
from pathlib import Path

from lib.berkas.writer import Column, Sheet, write_workbook
from pegawai.models import Jabatan

COLUMNS = (
    Column("Nama jabatan", width=48),
    Column("Jenis jabatan", width=16),
    Column("Kelompok jabatan", width=20),
    Column("Eselon", width=10),
    Column("Dipakai", width=10),
    Column("Pemangku", "angka"),
    Column("ID SIASN", width=38),
)


def write_jabatan(target: Path, jabatan_list: Iterable[Jabatan], *, notes: Sequence[tuple[str, object]]) -> None:
    """The rows carry `pemangku_count`."""
    rows = (
        (
            row.nama,
            row.get_jenis_display(),
            row.get_kelompok_display(),
            row.eselon,
            "Ya" if row.is_aktif else "Tidak",
            row.pemangku_count,  # type: ignore[attr-defined]
            row.siasn_id or "",
        )
        for row in jabatan_list
    )
    write_workbook(target, [Sheet("Jabatan", COLUMNS, rows)], notes=notes)
