"""The rules of seats as one would tell them, in plain Python: what the database must say after every step."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

BERKURSI: Final = ("ditawari", "terdaftar")
BERAKHIR: Final = ("dibatalkan", "ditolak")
BIASA: Final = 5


@dataclass
class Orang:
    """An application: `nomor` is its place in the order of arrival, `jatah` the unit whose kept seat it uses."""

    nomor: int
    siapa: int
    unit: int
    prioritas: int
    status: str = ""
    jatah: int | None = None
    is_lewat: bool = False  # the offer's time is over


@dataclass
class Jatah:
    jumlah: int
    is_lewat: bool = False
    is_dilepas: bool = False


class Acuan:
    """One batch that takes people; `atas` names each unit and those above it, the nearest first."""

    def __init__(self, *, kuota: int, persetujuan: str, is_ditawarkan: bool, atas: dict[int, list[int]]) -> None:
        self.kuota, self.persetujuan, self.is_ditawarkan, self.atas = kuota, persetujuan, is_ditawarkan, atas
        self.is_ditangguhkan = False
        self.orang: list[Orang] = []
        self.jatah: dict[int, Jatah] = {}

    def hidup(self, *statuses: str) -> list[Orang]:
        return [orang for orang in self.orang if orang.status not in BERAKHIR and (not statuses or orang.status in statuses)]

    def terisi(self) -> int:
        return len(self.hidup(*BERKURSI))

    def sisa(self, unit: int) -> int:
        """Seats still kept for a unit, whether the quota covers them or not."""
        if unit not in self.jatah or self.jatah[unit].is_dilepas:
            return 0
        return max(0, self.jatah[unit].jumlah - sum(orang.jatah == unit for orang in self.hidup()))

    def dijaga(self) -> int:
        return sum(self.sisa(unit) for unit in self.jatah)

    def umum(self) -> int:
        """Free seats for everybody."""
        return self.kuota - self.terisi() - self.dijaga()

    def jatah_untuk(self, orang: Orang) -> int | None:
        return next((unit for unit in self.atas[orang.unit] if self.sisa(unit)), None)

    def antrean(self) -> list[Orang]:
        return sorted(self.hidup("daftar_tunggu"), key=lambda orang: (orang.prioritas, orang.nomor))

    # what happens

    def tiba(self, siapa: int, unit: int, *, prioritas: int = 5, is_sendiri: bool) -> str:
        """Somebody comes; what becomes of it, or why not."""
        if is_sendiri and self.is_ditangguhkan:
            return "ditangguhkan"
        orang = self._tambah(siapa, unit, prioritas)
        if is_sendiri and self.persetujuan != "tanpa":
            orang.status = "diajukan"
            return orang.status
        orang.status = "terdaftar" if not self.antrean() and self.umum() > 0 else "daftar_tunggu"
        if self.dijaga() and self.terisi() < self.kuota:
            self.bereskan(baru=orang)
        return orang.status

    def _tambah(self, siapa: int, unit: int, prioritas: int) -> Orang:
        self.orang.append(Orang(len(self.orang) + 1, siapa, unit, prioritas))
        return self.orang[-1]

    def setujui(self, orang: Orang) -> None:
        is_last = orang.status == "disetujui_atasan" or self.persetujuan == "atasan"
        orang.status = "daftar_tunggu" if is_last else "disetujui_atasan"
        if is_last:
            self.bereskan(baru=orang)

    def akhiri(self, orang: Orang, status: str = "dibatalkan") -> None:
        self._keluar(orang, status)
        self.bereskan()

    def _keluar(self, orang: Orang, status: str) -> None:
        orang.status, orang.jatah, orang.is_lewat = status, None, False

    def terima(self, orang: Orang) -> str:
        if orang.is_lewat:
            return "tawaran_lewat"
        orang.status = "terdaftar"
        self.bereskan()
        return orang.status

    def gantikan(self, orang: Orang, siapa: int, unit: int) -> None:
        rekan = self._tambah(siapa, unit, BIASA)
        rekan.status, rekan.jatah = "terdaftar", orang.jatah
        self.akhiri(orang)

    def jatahkan(self, parts: Iterable[tuple[int, int]]) -> bool:
        """Whether the batch has the seats that are to be kept; if not, nothing is changed."""
        before = deepcopy((self.orang, self.jatah))
        self.jatah = {unit: Jatah(jumlah) for unit, jumlah in parts}
        for orang in self.orang:
            orang.jatah = None
        self.bereskan()
        if self.dijaga() <= max(0, self.kuota - self.terisi()):
            return True
        self.orang, self.jatah = before
        return False

    def jam(self) -> None:
        """The clock comes by."""
        if any(orang.is_lewat for orang in self.orang) or any(jatah.is_lewat and not jatah.is_dilepas for jatah in self.jatah.values()):
            self.bereskan()

    def bereskan(self, *, baru: Orang | None = None) -> None:
        """What time has ended ends; the unit's people count as its own; then, one seat after the other, the first who may sit sits."""
        for orang in self.hidup("ditawari"):
            if orang.is_lewat:
                self._keluar(orang, "dibatalkan")
        for jatah in self.jatah.values():
            jatah.is_dilepas = jatah.is_dilepas or jatah.is_lewat
        for orang in self.hidup(*BERKURSI):
            if orang.jatah is None:
                orang.jatah = self.jatah_untuk(orang)
        while not self.is_ditangguhkan and self.terisi() < self.kuota:
            orang = next((orang for orang in self.antrean() if self.umum() > 0 or self.jatah_untuk(orang) is not None), None)
            if orang is None:
                break
            orang.jatah = self.jatah_untuk(orang)
            orang.status = "ditawari" if self.is_ditawarkan and orang is not baru else "terdaftar"
