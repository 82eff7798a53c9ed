"""The plan beside what became of it: batches, seats, rupiah and gaps, row by row; what slipped; what is left of the money."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from diklat.models import Angkatan
from evaluasi.queries.dampak.daftar import celah_list
from evaluasi.queries.dampak.program import Masa
from lib import waktu
from lib.bulan import BULAN
from pegawai.rekap import Tersimpan
from rencana.models import BarisRencana, PeriodeRencana
from rencana.queries import calon, pagu, tahun
from rencana.queries.pagu import Jumlah
from rencana.queries.tahun import Tempat

Status = Angkatan.Status
TAHAP: Final[dict[str, str]] = {
    Status.DRAF: "draf",
    Status.TERBUKA: "dibuka",
    Status.DIPASTIKAN: "dibuka",
    Status.BERJALAN: "berjalan",
    Status.SELESAI: "selesai",
    Status.DITUTUP: "selesai",
    Status.BATAL: "batal",
}
URUTAN: Final = ("selesai", "berjalan", "dibuka", "draf", "batal", "belum")
KATA: Final = {
    "selesai": "selesai",
    "berjalan": "berjalan",
    "dibuka": "dibuka",
    "draf": "draf",
    "batal": "dibatalkan",
    "belum": "belum dirancang",
}
KEADAAN: Final = {"meleset": "Yang meleset", "belum": "Belum semua dirancang", "draf": "Masih ada draf", "selesai": "Selesai semua"}
SORTS: Final = ("program", "angkatan", "kursi", "rencana", "komitmen", "realisasi", "meleset")


@dataclass(frozen=True, slots=True)
class Saringan:
    q: str = ""
    keadaan: str = ""


@dataclass(frozen=True, slots=True)
class Nyata:
    """One row of the plan and what became of it.

    `tertutup`: levels closed so far by graduates of its programme, once five were measured; in the first row of a programme only.
    """

    baris: BarisRencana
    tempat: Sequence[Tempat]
    tahun: int
    hari: date
    dijanjikan: float | None = None
    tertutup: Decimal | None = None

    @property
    def angkatan(self) -> list[Any]:
        """What stands for it and was not cancelled."""
        return [place.angkatan for place in self.tempat if place.angkatan is not None and place.angkatan.status != Status.BATAL]

    @property
    def tahap(self) -> dict[str, int]:
        """How many of its batches are at which stage, in order, without zeros."""
        stages = [TAHAP[place.angkatan.status] if place.angkatan else "belum" for place in self.tempat]
        return {stage: stages.count(stage) for stage in URUTAN if stage in stages}

    @property
    def kata_tahap(self) -> str:
        return ", ".join(f"{count} {KATA[stage]}" for stage, count in self.tahap.items())

    @property
    def kursi_rencana(self) -> int:
        return len(self.tempat) * self.baris.kursi

    @property
    def kursi(self) -> int:
        return sum(row.kuota for row in self.angkatan)

    @property
    def terisi(self) -> int:
        return sum(row.terisi for row in self.angkatan)

    @property
    def terikat(self) -> int:
        return sum(place.angkatan.terikat for place in self.tempat if place.angkatan)

    @property
    def terealisasi(self) -> int:
        return sum(place.angkatan.terealisasi for place in self.tempat if place.angkatan)

    @property
    def menunggu(self) -> int:
        """Rupiah that the plan still holds for batches that may come and for which nothing was committed: drafts, and places left."""
        each = self.baris.biaya // max(1, len(self.tempat))
        return each * sum(not self._is_over(place) for place in self.tempat if place.angkatan is None or self._is_unpaid(place.angkatan))

    @staticmethod
    def _is_unpaid(row: Any) -> bool:
        return bool(row.status == Status.DRAF and not row.terikat + row.terealisasi)

    def _is_over(self, place: Tempat) -> bool:
        """A place that nothing was drafted for and whose month is past: it will not come by itself."""
        return place.angkatan is None and self._is_past(place.bulan)

    def _is_past(self, bulan: int) -> bool:
        return (self.tahun, bulan) < (self.hari.year, self.hari.month)

    def has_come(self, bulan: int) -> bool:
        """This month or one before: from the next one on a reckoning may still plan."""
        return (self.tahun, bulan) <= (self.hari.year, self.hari.month)

    @property
    def meleset(self) -> list[str]:
        """A sentence for each place that is not as planned."""
        return [text for place in self.tempat if (text := self._slip(place))]

    def _slip(self, place: Tempat) -> str:
        row, name = place.angkatan, BULAN[place.bulan - 1]
        if row is None:
            return f"Rencana {name} belum dirancang." if self.has_come(place.bulan) else ""
        if row.status == Status.BATAL:
            return f"Angkatan {row.romawi} (rencana {name}) dibatalkan."
        if row.mulai and (row.mulai.year, row.mulai.month) > (self.tahun, place.bulan):
            return f"Angkatan {row.romawi} mundur dari {name} ke {BULAN[row.mulai.month - 1]} {row.mulai.year}."
        if row.status == Status.DRAF and self._is_past(place.bulan):
            return f"Angkatan {row.romawi} (rencana {name}) masih draf."
        return ""


@dataclass(frozen=True, slots=True)
class Sisa:
    """What is left of the budget of the year: `rencana` is still held for batches of the plan, `bebas` for nothing."""

    jumlah: Jumlah
    rencana: int

    @property
    def bebas(self) -> int:
        return self.jumlah.sisa - self.rencana

    @property
    def kurang(self) -> int:
        return max(0, -self.bebas)


@dataclass(frozen=True, slots=True)
class Kenyataan:
    baris: list[Nyata]
    luar: list[Any]
    sisa: Sisa
    rekap: Tersimpan

    @property
    def angkatan_rencana(self) -> int:
        return sum(len(row.tempat) for row in self.baris)

    @property
    def angkatan(self) -> int:
        return sum(len(row.angkatan) for row in self.baris)

    @property
    def selesai(self) -> int:
        return sum(row.tahap.get("selesai", 0) for row in self.baris)

    @property
    def meleset(self) -> int:
        return sum(len(row.meleset) for row in self.baris)

    @property
    def belum(self) -> int:
        return sum(row.tahap.get("belum", 0) for row in self.baris)


def get_kenyataan(periode: PeriodeRencana) -> Kenyataan:
    """The whole year; at most nine queries."""
    rows, today = tahun.baris_of(periode), waktu.today()
    places, outside = tahun.pair(rows, tahun.angkatan_of(periode))
    by_row: dict[int, list[Tempat]] = {row.pk: [] for row in rows}
    for place in places:
        by_row[place.baris.pk].append(place)
    celah, rekap = celah_list(Masa(periode.tahun))
    closed = {pk: one.level_tertutup for pk, one in celah.items()}
    promised = calon.janji_of(periode)
    found = [
        Nyata(row, by_row[row.pk], periode.tahun, today, promised.get((row.program_id, row.pagu_id)), closed.pop(row.program_id, None))
        for row in rows
    ]
    waiting = sum(row.menunggu for row in found)
    return Kenyataan(found, outside, Sisa(pagu.total_of(periode.tahun, today), waiting), rekap)


COCOK: Final[dict[str, Callable[[Nyata], bool]]] = {
    "meleset": lambda row: bool(row.meleset),
    "belum": lambda row: "belum" in row.tahap,
    "draf": lambda row: "draf" in row.tahap,
    "selesai": lambda row: set(row.tahap) == {"selesai"},
}
KUNCI: Final[dict[str, Callable[[Nyata], Any]]] = {
    "program": lambda row: row.baris.program.nama.lower(),
    "angkatan": lambda row: len(row.tempat),
    "kursi": lambda row: row.kursi_rencana,
    "rencana": lambda row: row.baris.biaya,
    "komitmen": lambda row: row.terikat,
    "realisasi": lambda row: row.terealisasi,
    "meleset": lambda row: len(row.meleset),
}


def choose_luar(rows: Sequence[Any], saringan: Saringan) -> list[Any]:
    """Batches outside the plan, by the names of their programmes."""
    words = saringan.q.lower().split()
    return [row for row in rows if all(word in row.program.nama.lower() for word in words)]


def choose(rows: Sequence[Nyata], saringan: Saringan, urut: str) -> list[Nyata]:
    words = saringan.q.lower().split()
    found = [row for row in rows if all(word in row.baris.program.nama.lower() for word in words)]
    if saringan.keadaan:
        found = [row for row in found if COCOK[saringan.keadaan](row)]
    found.sort(key=KUNCI["program"])
    return sorted(found, key=KUNCI[urut.removeprefix("-")], reverse=urut.startswith("-"))
