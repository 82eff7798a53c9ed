"""Workbooks of participants: the list of a batch, the template of its import, what an import left out, all applications."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diklat.models import Pendaftaran
from diklat.queries.peserta import Baris
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

ORANG = (Column("NIP", "nip"), Column("NAMA", width=34), Column("JABATAN", width=34), Column("UNIT", width=34))
PESERTA = (
    Column("NO", "angka"),
    *ORANG,
    Column("GOLONGAN"),
    Column("STATUS", width=18),
    Column("LEVEL", "desimal"),
    Column("STANDAR", "angka"),
    Column("NILAI AWAL", "desimal"),
    Column("NILAI AKHIR", "desimal"),
    Column("HADIR", "angka"),
    Column("DARI YANG BERLANGSUNG", "angka", width=24),
    Column("SATUAN"),
    Column("JALUR", width=22),
    Column("DIAJUKAN", "waktu"),
    Column("ALASAN", width=34),
)
PENDAFTARAN = (
    *ORANG,
    Column("GOLONGAN"),
    Column("PROGRAM", width=40),
    Column("ANGKATAN", "angka"),
    Column("MULAI", "tanggal"),
    Column("SELESAI", "tanggal"),
    Column("STATUS", width=18),
    Column("JALUR", width=22),
    Column("DIAJUKAN", "waktu"),
    Column("BATAS PUTUSAN", "tanggal", width=16),
    Column("ATASAN", width=34),
    Column("ALASAN", width=34),
)
TEMPLAT = (
    Column("NIP", "nip", hint="18 angka, berformat Teks."),
    Column("NAMA", width=34, hint="Yang dipakai NIP; nama yang lain diberi tanda pada pratinjau."),
    Column("ALASAN PENGECUALIAN", width=40, hint="Hanya bila diminta, misalnya PPPK yang penugasannya melebihi batas JP setahun."),
)
SISA = (Column("BARIS", "angka"), Column("NIP", "nip"), Column("NAMA", width=34), Column("YANG PERLU DILAKUKAN", width=70))


def write_peserta(target: Sink, rows: Sequence[Baris], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Peserta", PESERTA, _peserta(rows))], notes=notes)


def write_pendaftaran(target: Path, rows: Iterable[Pendaftaran], *, notes: Sequence[tuple[str, object]]) -> None:
    write_workbook(target, [Sheet("Pendaftaran", PENDAFTARAN, _pendaftaran(rows))], notes=notes)


def write_template(target: Sink, *, angkatan: str) -> None:
    notes = [("Isi", f"Calon peserta {angkatan}"), ("Kolom wajib", "NIP"), ("Kolom lain", "Boleh dikosongkan atau dihapus.")]
    write_workbook(target, [Sheet("Peserta", TEMPLAT)], notes=notes)


def write_sisa(target: Path, rows: Iterable[tuple[int, str, str, str]], *, notes: Sequence[tuple[str, object]]) -> None:
    """The rows that an import left out: (sheet row, NIP, name, what to do)."""
    write_workbook(target, [Sheet("Belum terdaftar", SISA, rows)], notes=notes)


def _peserta(rows: Sequence[Baris]) -> Iterator[list[object]]:
    for number, line in enumerate(rows, start=1):
        row, gap = line.daftar, line.celah
        yield [
            number,
            *_orang(row),
            row.get_status_display(),
            gap.level if gap else None,
            gap.standar if gap else None,
            row.nilai_awal,
            row.nilai_akhir,
            *((line.bagian.hadir, line.bagian.dari, line.bagian.satuan) if line.bagian else (None, None, "")),
            row.get_jalur_display(),
            row.dibuat,
            row.alasan,
        ]


def _pendaftaran(rows: Iterable[Pendaftaran]) -> Iterator[list[object]]:
    for row in rows:
        batch = row.angkatan
        yield [
            *_orang(row),
            batch.program.nama,
            batch.nomor,
            batch.mulai,
            batch.selesai,
            row.get_status_display(),
            row.get_jalur_display(),
            row.dibuat,
            row.batas_putusan,
            row.atasan.nama if row.atasan else None,
            row.alasan,
        ]


def _orang(row: Pendaftaran) -> list[object]:
    """As they were on the day of application."""
    return [
        row.pegawai.nip,
        row.pegawai.nama,
        row.jabatan.nama if row.jabatan else None,
        row.unit.sebutan if row.unit else None,
        row.golongan.kode if row.golongan else None,
    ]
