from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from diklat.models import Sertifikat
from lib import waktu
from lib.berkas.writer import Column, Sheet, write_workbook

COLUMNS = (
    Column("NOMOR", width=30),
    Column("NIP", "nip"),
    Column("NAMA", width=38),
    Column("PROGRAM", width=44),
    Column("ANGKATAN", width=16),
    Column("JENIS DIKLAT", width=28),
    Column("PENYELENGGARA", width=34),
    Column("TANGGAL MULAI", "tanggal"),
    Column("TANGGAL SELESAI", "tanggal"),
    Column("TAHUN", "tahun"),
    Column("JP", "angka"),
    Column("TANGGAL SERTIFIKAT", "tanggal"),
    Column("KEADAAN", width=14),
    Column("BERAKHIR PADA", "tanggal"),
    Column("ALASAN", width=40),
    Column("KODE PEMERIKSAAN", width=48),
)


def write_sertifikat(target: Path, rows: Iterable[Sertifikat], *, notes: Sequence[tuple[str, object]]) -> None:
    """The columns that SIASN asks of a history entry come along: number, name of the course, organiser, days, hours, kind."""
    write_workbook(target, [Sheet("Sertifikat", COLUMNS, _cells(rows))], notes=notes)


def _cells(rows: Iterable[Sertifikat]) -> Iterator[list[object]]:
    for row in rows:
        isi = row.isi
        yield [
            row.nomor,
            row.pendaftaran.pegawai.nip,
            isi.get("nama"),
            isi.get("program"),
            isi.get("angkatan"),
            isi.get("jenis"),
            isi.get("penyelenggara"),
            _day(isi.get("mulai")),
            _day(isi.get("selesai")),
            isi.get("tahun"),
            isi.get("jp"),
            _day(isi.get("tanggal")),
            row.get_status_display(),
            waktu.day(row.berakhir_pada) if row.berakhir_pada else None,
            row.alasan,
            row.kode,
        ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
