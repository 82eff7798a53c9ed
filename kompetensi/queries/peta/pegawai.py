"""The people behind the map: one line per person and required competency, largest gap first."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from kompetensi.queries.peta import sql
from kompetensi.queries.peta.saringan import Saringan
from lib import paging
from lib.sql import fetch_riwayat, render


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


class DaftarPegawai(paging.CountedByReading[BarisPegawai]):
    def __init__(self, saringan: Saringan, baris: list[int], *, keadaan: str = "", urut: str = "-kurang", langsung: bool = False) -> None:
        self.saringan = saringan
        self.keadaan, self.urut, self.langsung = keadaan, urut, langsung
        self.baris = [saringan.unit] if langsung and saringan.unit else baris
        self.values = saringan.values(self.baris)
        terlihat = sql.TERLIHAT if self.is_terbatas else ""
        parts = {"dasar_with": saringan.dasar(), "sumber": sql.SUMBER[keadaan], "keadaan": sql.KEADAAN[keadaan], "terlihat": terlihat}
        self.count_sql = render(sql.PEGAWAI_COUNT, **parts)
        self.rows_sql = render(sql.PEGAWAI, urut=sql.ORDERS[urut], simpan=sql.SIMPAN[keadaan], **parts)

    @property
    def is_terbatas(self) -> bool:
        """Of a past day a supervisor sees only those who are in his scope today as well."""
        return self.saringan.akar is not None and not self.saringan.is_today

    @cached_property
    def orang(self) -> int:
        """The people in its lines."""
        return self._count()[1]

    def count_alone(self) -> int:
        lines, self.orang = self._count()
        return lines

    def read(self, start: int, stop: int) -> tuple[int, list[BarisPegawai]]:
        rows = fetch_riwayat(self.rows_sql, {**self.values, "lompat": start, "batas": stop - start})
        if rows:
            self.orang = rows[0][1]
        return rows[0][0] if rows else 0, [BarisPegawai(*row[2:]) for row in rows]

    def _count(self) -> tuple[int, int]:
        lines, people = fetch_riwayat(self.count_sql, self.values)[0]
        return lines, people

    def as_dict(self) -> dict[str, Any]:
        """For a job's parameters (JSON)."""
        return {"saringan": self.saringan.as_dict(), "keadaan": self.keadaan, "urut": self.urut, "langsung": self.langsung}

    @classmethod
    def from_dict(cls, data: dict[str, Any], baris: list[int]) -> "DaftarPegawai":
        return cls(Saringan.from_dict(data["saringan"]), baris, keadaan=data["keadaan"], urut=data["urut"], langsung=data["langsung"])
