"""Suspensions and badges as Excel."""

from collections.abc import Iterable, Sequence

from insentif.models import Lencana, PenangguhanPoin
from lib.berkas.writer import Column, Sheet, Sink, write_workbook

Notes = Sequence[tuple[str, object]]
PENANGGUHAN = (
    Column("NIP", width=22),
    Column("NAMA", width=36),
    Column("MULAI", "tanggal"),
    Column("SELESAI", "tanggal"),
    Column("ALASAN", width=60),
)
LENCANA = (
    Column("LENCANA", width=28),
    Column("KETERANGAN", width=60),
    Column("PERISTIWA", width=44),
    Column("SEKURANGNYA", "angka", width=14),
    Column("DALAM SETAHUN", width=16),
    Column("MENUTUP KESENJANGAN", width=22),
    Column("DIBERIKAN", width=12),
)


def write_penangguhan(target: Sink, rows: Iterable[PenangguhanPoin], *, notes: Notes) -> None:
    cells = ([row.pegawai.nip, row.pegawai.nama, row.mulai, row.selesai, row.alasan] for row in rows)
    write_workbook(target, [Sheet("Penangguhan", PENANGGUHAN, cells)], notes=notes)


def write_lencana(target: Sink, rows: Iterable[Lencana], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("Lencana", LENCANA, map(_lencana, rows))], notes=notes)


def _lencana(row: Lencana) -> list[object]:
    flags = ["ya" if flag else "tidak" for flag in (row.dalam_tahun, row.hanya_celah, row.is_aktif)]
    return [row.nama, row.keterangan, row.get_kejadian_display(), row.kali, *flags]
