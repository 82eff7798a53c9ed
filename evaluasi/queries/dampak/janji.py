"""How far a programme keeps what it promises, by graduates who were measured: what a plan may count on."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from evaluasi.queries.dampak import sql
from evaluasi.queries.dampak.program import Masa, values_of
from evaluasi.queries.dampak.selang import Porsi
from lib.sql import fetch_riwayat
from pegawai import rekap
from pegawai.rekap import Tersimpan

TERBUKTI_DARI: Final = 30
"""With fewer measured graduates the lower end of the interval says more about their number than about the programme."""


@dataclass(frozen=True, slots=True)
class Janji:
    """Graduates below the level that the programme promises them in a competency: measured months later, and at once."""

    program_id: int
    kompetensi_id: int
    diukur: int = 0
    menepati_kemudian: int = 0
    tercatat: int = 0
    menepati: int = 0

    @property
    def porsi(self) -> Porsi:
        """Who reached it and kept it months later; before enough of them are measured, who reached it at once."""
        later = Porsi(self.menepati_kemudian, self.diukur)
        return later if later.n >= TERBUKTI_DARI else Porsi(self.menepati, self.tercatat)

    @property
    def is_terbukti(self) -> bool:
        return self.porsi.n >= TERBUKTI_DARI

    @property
    def terukur(self) -> int:
        """Graduates that the share is of; before it is proven, as many as are known."""
        return self.porsi.n if self.is_terbukti else max(self.diukur, self.tercatat)

    @property
    def bagian(self) -> float | None:
        """The share of the promise that is proven, 0 to 1: the lower end of Wilson's interval; None before it is."""
        interval = self.porsi.selang
        return float(interval[0]) / 100 if self.is_terbukti and interval else None


def list_janji() -> list[Janji]:
    """Of all programmes and years, as of now; one statement."""
    return [Janji(*row) for row in _read()]


def load_janji() -> tuple[list[Janji], Tersimpan]:
    """The same as it is kept, for a page."""
    kept = REKAP.load()
    return [Janji(*row) for row in kept.isi], kept


def _read() -> list[tuple[Any, ...]]:
    return fetch_riwayat(sql.JANJI, values_of(None, Masa()))


REKAP: Final = rekap.register("janji", _read, segar=timedelta(minutes=10))
