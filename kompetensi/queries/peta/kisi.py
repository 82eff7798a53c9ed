"""The people of one unit against the competencies of their positions, on one screen: the largest gaps on top and at the left."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kompetensi.queries.peta.pegawai import BarisPegawai, DaftarPegawai

ORANG_MAX: Final = 60
# Whole levels tell more of one person than the tenths that the map tells of many: as many levels short as stand before the name.
KELAS: Final = (
    (2, "h-4", "Kurang 2 level atau lebih"),
    (1, "h-2", "Kurang 1 sampai di bawah 2 level"),
    (0, "h-1", "Kurang di bawah 1 level"),
)
MEMENUHI: Final = ("h2", "Memenuhi standar")
BELUM: Final = ("hx", "Belum dinilai")
LEGENDA: Final = (*((kelas, nama) for _, kelas, nama in KELAS), MEMENUHI, BELUM)


@dataclass(frozen=True, slots=True)
class Kolom:
    kompetensi: int
    nama: str
    kurang: Decimal


@dataclass(frozen=True, slots=True)
class BarisKisi:
    """`sel` in the order of the columns, None where nothing is asked; `kurang` over what was assessed, None where nothing was."""

    pegawai: int
    nip: str
    nama: str
    jabatan: str
    kurang: Decimal | None
    sel: list[BarisPegawai | None]

    @property
    def kelas(self) -> list[tuple[BarisPegawai | None, str]]:
        """Each cell with its fill, nothing where nothing is asked."""
        return [(row, "" if row is None else kelas_of(row.kurang)) for row in self.sel]


@dataclass(frozen=True, slots=True)
class Kisi:
    kolom: list[Kolom]
    baris: list[BarisKisi]


def kelas_of(kurang: Decimal | None) -> str:
    """The fill of a gap of one person; None: never assessed."""
    if not kurang:
        return BELUM[0] if kurang is None else MEMENUHI[0]
    return next(kelas for batas, kelas, _ in KELAS if kurang >= batas)


def get_kisi(daftar: DaftarPegawai) -> Kisi | None:
    """None where more people would be in it than a screen holds. Two queries."""
    return build_kisi(daftar[:]) if daftar.orang <= ORANG_MAX else None


def build_kisi(rows: Iterable[BarisPegawai]) -> Kisi:
    found, names = dict[int, dict[int, BarisPegawai]](), dict[int, str]()
    missing = dict[int, Decimal]()
    for row in rows:
        found.setdefault(row.pegawai, {})[row.kompetensi] = row
        names[row.kompetensi] = row.nama_kompetensi
        missing[row.kompetensi] = missing.get(row.kompetensi, Decimal(0)) + (row.kurang or 0)
    columns = [Kolom(pk, names[pk], missing[pk]) for pk in sorted(names, key=lambda pk: (-missing[pk], names[pk]))]
    people = [_line(cells, columns) for cells in found.values()]
    return Kisi(columns, sorted(people, key=lambda row: (row.kurang is None, -(row.kurang or 0), row.nama)))


def _line(cells: dict[int, BarisPegawai], columns: list[Kolom]) -> BarisKisi:
    own = next(iter(cells.values()))
    gaps = [row.kurang for row in cells.values() if row.kurang is not None]
    total = sum(gaps, Decimal(0)) if gaps else None
    return BarisKisi(own.pegawai, own.nip, own.nama, own.jabatan, total, [cells.get(column.kompetensi) for column in columns])
