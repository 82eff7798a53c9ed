"""The plan beside what became of it, as Excel."""

from collections.abc import Iterable, Iterator
from typing import Any

from diklat.queries.usul import Calon
from diklat.workbooks.angkatan import Notes, Target
from lib.berkas.writer import Column, Sheet, write_workbook
from lib.bulan import BULAN
from rencana.queries.kenyataan import URUTAN, Nyata

CALON = (
    Column("NAMA", width=36), Column("NIP", "nip", width=22), Column("JABATAN", width=44), Column("UNIT", width=50),
    Column("SYARAT", width=70),
)  # fmt: skip
KENYATAAN = (
    Column("PROGRAM", width=50),
    Column("PAGU", width=50),
    Column("ANGKATAN RENCANA", "angka", width=14),
    Column("SELESAI", "angka", width=10),
    Column("BERJALAN", "angka", width=10),
    Column("DIBUKA", "angka", width=10),
    Column("DRAF", "angka", width=10),
    Column("DIBATALKAN", "angka", width=12),
    Column("BELUM DIRANCANG", "angka", width=14),
    Column("KURSI RENCANA", "angka", width=14),
    Column("KURSI", "angka", width=10),
    Column("TERISI", "angka", width=10),
    Column("RENCANA", "angka", width=18),
    Column("KOMITMEN", "angka", width=18),
    Column("REALISASI", "angka", width=18),
    Column("LEVEL DIJANJIKAN", "desimal", width=14),
    Column("LEVEL DITUTUP", "desimal", width=14),
    Column("YANG MELESET", width=70),
)
ANGKATAN = (
    Column("ANGKATAN", width=60),
    Column("BULAN RENCANA", width=16),
    Column("HARI PERTAMA", "tanggal"),
    Column("HARI TERAKHIR", "tanggal"),
    Column("KEADAAN", width=14),
    Column("KURSI", "angka", width=10),
    Column("TERISI", "angka", width=10),
    Column("KOMITMEN", "angka", width=18),
    Column("REALISASI", "angka", width=18),
)


def write_kenyataan(target: Target, rows: Iterable[Nyata], luar: Iterable[Any], *, notes: Notes) -> None:
    found = list(rows)
    sheets = [
        Sheet("Rencana dan kenyataan", KENYATAAN, _rows(found)),
        Sheet("Angkatan", ANGKATAN, _batches(found)),
        Sheet("Di luar rencana", ANGKATAN, (_batch(row, "") for row in luar)),
    ]
    write_workbook(target, sheets, notes=notes)


def _rows(rows: Iterable[Nyata]) -> Iterator[list[object]]:
    for row in rows:
        stages = [row.tahap.get(stage, 0) for stage in URUTAN]
        seats = [row.kursi_rencana, row.kursi, row.terisi]
        money = [row.baris.biaya, row.terikat, row.terealisasi, row.dijanjikan, row.tertutup]
        yield [row.baris.program.nama, str(row.baris.pagu or ""), len(row.tempat), *stages, *seats, *money, " ".join(row.meleset)]


def _batches(rows: Iterable[Nyata]) -> Iterator[list[object]]:
    for row in rows:
        for place in row.tempat:
            name = BULAN[place.bulan - 1]
            yield _batch(place.angkatan, name) if place.angkatan else [f"{row.baris.program.nama} (belum dirancang)", name, *[None] * 7]


def _batch(row: Any, bulan: str) -> list[object]:
    days = [row.mulai, row.selesai, row.get_status_display()]
    return [row.nama, bulan, *days, row.kuota, row.terisi, row.terikat, row.terealisasi]


def write_calon(target: Target, rows: Iterable[Calon], *, notes: Notes) -> None:
    lines = (
        [row.pegawai.nama, row.pegawai.nip, row.pegawai.jabatan_nama, row.pegawai.unit_sebutan, "; ".join(x.pesan for x in row.penolakan)]  # type: ignore[attr-defined]
        for row in rows
    )
    write_workbook(target, [Sheet("Calon", CALON, lines)], notes=notes)
