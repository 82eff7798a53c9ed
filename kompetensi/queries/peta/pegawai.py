"""The people behind the map: one line per person and required competency, largest gap first."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from kompetensi.queries.hitung import render
from kompetensi.queries.peta import sql
from kompetensi.queries.peta.peta import fetch_riwayat
from kompetensi.queries.peta.saringan import Saringan

ALL = 2_000_000_000


@dataclass(frozen=True, slots=True)
class BarisPegawai:
    pegawai: int
    nip: str
    nama: str
    unit: str
    jabatan: str
    kompetensi: int
    nama_kompetensi: str
    standar: int
    level: Decimal | None
    kurang: Decimal | None

    @property
    def keadaan(self) -> str:
        if self.level is None:
            return "belum"
        return "kurang" if self.level < self.standar else "memenuhi"


class DaftarPegawai:
    """Sliceable like a list, so that a Paginator reads one page and one count."""

    def __init__(self, saringan: Saringan, baris: list[int], *, keadaan: str = "", urut: str = "kurang") -> None:
        terlihat = sql.TERLIHAT if saringan.akar and not saringan.is_today else ""
        self.values = saringan.values(baris)
        parts = {"dasar_with": saringan.dasar(), "keadaan": sql.KEADAAN[keadaan], "terlihat": terlihat}
        self.count_sql = render(sql.PEGAWAI_COUNT, **parts)
        self.rows_sql = render(sql.PEGAWAI, urut=sql.ORDERS[urut], **parts)

    @cached_property
    def jumlah(self) -> tuple[int, int]:
        """Lines, and people in them."""
        return tuple(fetch_riwayat(self.count_sql, self.values)[0])

    def __len__(self) -> int:
        return self.jumlah[0]

    def __getitem__(self, part: slice) -> list[BarisPegawai]:
        start, stop = part.start or 0, part.stop if part.stop is not None else ALL
        return [BarisPegawai(*row) for row in self._read(start, stop - start)]

    def __iter__(self) -> Iterator[BarisPegawai]:
        return iter(self[0:ALL])

    def _read(self, skip: int, count: int) -> list[Any]:
        return fetch_riwayat(self.rows_sql, {**self.values, "lompat": skip, "batas": count})
