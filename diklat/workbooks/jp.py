"""JP reports and the SIASN rows as Excel."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from diklat.queries.jp.laporan import DEKAT_PERSEN, KEADAAN_LABEL, Baris, Laporan, Orang
from lib.berkas.writer import Column, Sheet, write_workbook

Notes = Sequence[tuple[str, object]]
LAPORAN = (
    Column("UNIT", width=44),
    Column("PEGAWAI", "angka"),
    Column("BERTARGET", "angka"),
    Column("MENCAPAI TARGET", "angka", width=18),
    Column("MENCAPAI TARGET (%)", "desimal", width=20),
    Column("RATA-RATA JP", "desimal", width=14),
    Column("BELUM ADA JP", "angka", width=14),
    Column("MENDEKATI BATAS PENUGASAN", "angka", width=26),
    Column("MELEWATI BATAS PENUGASAN", "angka", width=26),
)
ORANG = (
    Column("NIP", "nip"),
    Column("NAMA", width=34),
    Column("UNIT", width=40),
    Column("JABATAN", width=40),
    Column("JENIS ASN"),
    Column("JP DIAKUI", "angka"),
    Column("JP PENUGASAN", "angka", width=14),
    Column("TARGET JP", "angka"),
    Column("BATAS PENUGASAN", "angka", width=18),
    Column("KEADAAN", width=26),
)
TARGET_NOTE = ("Target", "JP setahun paling sedikit menurut jenis ASN; yang tidak bertarget (PPPK) tidak ikut persentase")
BATAS_NOTE = ("Batas penugasan", f"Mendekati: sudah {DEKAT_PERSEN}% dari batas JP penugasan atau lebih")


def write_laporan(laporan: Laporan, *, notes: Notes) -> bytes:
    target = BytesIO()
    rows = [_line(row) for row in [*laporan.baris, laporan.total]]
    write_workbook(target, [Sheet("Capaian JP", LAPORAN, rows)], notes=[*notes, TARGET_NOTE, BATAS_NOTE])
    return target.getvalue()


def write_orang(target: Path, rows: Iterable[Orang], *, notes: Notes) -> None:
    write_workbook(target, [Sheet("JP pegawai", ORANG, _people(rows))], notes=[*notes, TARGET_NOTE, BATAS_NOTE])


def _line(row: Baris) -> list[object]:
    return [row.nama, row.pegawai, row.bertarget, row.tercapai, row.persen, row.rata, row.nol, row.dekat, row.lewat]


def _people(rows: Iterable[Orang]) -> Iterator[list[object]]:
    for row in rows:
        head = [row.nip, row.nama, row.unit, row.jabatan, row.jenis_asn, row.diakui, row.penugasan]
        yield [*head, row.paling_sedikit, row.paling_banyak, KEADAAN_LABEL.get(row.keadaan, "Tanpa target")]
