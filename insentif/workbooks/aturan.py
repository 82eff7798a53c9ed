"""A set of rules, and the trial of a draft, as Excel."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from insentif.models import AturanPoin, VersiAturan
from insentif.queries.aturan import KEADAAN, Isi
from insentif.queries.kalimat import tell_aturan
from lib.berkas.writer import Column, Sheet, Sink, write_workbook
from lib.format import format_tanggal

ATURAN = (
    Column("PERISTIWA", width=36),
    Column("NAMA", width=36),
    Column("POIN", "desimal"),
    Column("AMBANG", "desimal"),
    Column("PENGALI KESENJANGAN", "desimal", width=20),
    Column("BATAS SETAHUN", "angka", width=16),
    Column("BATAS BERSAMA", width=16),
    Column("HANYA UNTUK", width=16),
    Column("ARTINYA", width=80),
)
VERSI = (
    Column("VERSI", "angka", width=8),
    Column("BERLAKU MULAI", "tanggal", width=16),
    Column("SAMPAI SEBELUM", "tanggal", width=16),
    Column("KEADAAN", width=14),
    Column("ATURAN", "angka", width=10),
    Column("TERBIT", "waktu"),
    Column("DITERBITKAN OLEH", width=32),
    Column("DASAR", width=60),
)
TINGKAT = (Column("KELOMPOK", width=18), Column("TINGKAT", width=24), Column("MULAI POIN", "angka", width=14))
ORANG = (
    Column("NIP", width=22),
    Column("NAMA", width=36),
    Column("KELOMPOK", width=16),
    Column("SEBELUM", "angka", width=12),
    Column("SESUDAH", "angka", width=12),
    Column("SELISIH", "angka", width=12),
)
KELOMPOK = (
    Column("KELOMPOK", width=18),
    *(Column(name, "angka", width=16) for name in ("BERTAMBAH", "BERKURANG", "TETAP", "POIN SEBELUM", "POIN SESUDAH", "SELISIH")),
)
KEJADIAN = (Column("PERISTIWA", width=44), *(Column(name, "angka", width=16) for name in ("POIN SEBELUM", "POIN SESUDAH", "SELISIH")))
CAPAIAN = (Column("KELOMPOK", width=18), Column("TINGKAT", width=24), Column("SEBELUM", "angka"), Column("SESUDAH", "angka"))


def write_versi_list(target: Sink, rows: Iterable[VersiAturan], *, notes: Sequence[tuple[str, object]]) -> None:
    """Rows of `queries.aturan.versi_list`."""
    write_workbook(target, [Sheet("Versi", VERSI, map(_version, rows))], notes=notes)


def _version(row: Any) -> list[object]:
    until = None if row.is_draf else row.sampai
    by = row.diterbitkan_oleh.nama if row.diterbitkan_oleh else None
    return [row.nomor, row.berlaku_mulai, until, KEADAAN[row.keadaan], row.aturan_count, row.diterbitkan_pada, by, row.dasar]


def write_versi(target: Sink, isi: Isi, kedudukan: Sequence[str], *, notes: Sequence[tuple[str, object]]) -> None:
    versi = isi.versi
    head = [
        ("Versi", versi.nomor),
        ("Keadaan", versi.get_status_display()),
        ("Berlaku untuk peristiwa mulai", format_tanggal(versi.berlaku_mulai)),
        ("Kedudukan hukum", ", ".join(kedudukan)),
        ("Dasar", versi.dasar),
    ]
    rules = Sheet("Aturan", ATURAN, [_rule(row, isi) for row in isi.aturan])
    bands = Sheet("Tingkat", TINGKAT, [[row.get_kelompok_display(), row.nama, row.ambang] for row in isi.tingkat])
    write_workbook(target, [rules, bands], notes=[*head, *notes])


def write_simulasi(target: Sink, orang: Iterable[Any], tabel: Mapping[str, Any], *, notes: Sequence[tuple[str, object]]) -> None:
    """Rows of `queries.simulasi.orang_list`, tables of `tell_isi`."""
    people = ([row.pegawai.nip, row.pegawai.nama, row.get_kelompok_display(), row.sebelum, row.sesudah, row.selisih] for row in orang)
    names = ("naik", "turun", "tetap", "sebelum", "sesudah", "selisih")
    sheets = [
        Sheet("Pegawai", ORANG, people),
        Sheet("Kelompok", KELOMPOK, [[label, *(sums[name] for name in names)] for label, sums in tabel["kelompok"]]),
        Sheet("Peristiwa", KEJADIAN, tabel["kejadian"]),
        Sheet("Tingkat", CAPAIAN, tabel["tingkat"]),
    ]
    write_workbook(target, sheets, notes=notes)


def _rule(row: AturanPoin, isi: Isi) -> list[object]:
    numbers = [row.poin, row.ambang, row.pengali_celah, row.batas_tahun]
    return [row.get_kejadian_display(), row.nama, *numbers, row.kelompok_batas, ", ".join(row.jenis_asn), tell_aturan(row, isi.aturan)]
