"""What one row of the catalogue says: a programme, and its open or coming batches with the reader's own state."""

from dataclasses import dataclass
from datetime import date

from diklat.models import Angkatan, Pendaftaran, Program
from diklat.queries.mentoring import JENIS_MENTORING
from diklat.queries.pembaca import Butir
from kompetensi.queries.kata import Kata
from lib.format import BULAN_PENDEK

ANGKATAN_SHOWN = 3
MENUTUP_SHOWN = 3
BATAS_DEKAT_HARI = 2


@dataclass(frozen=True, slots=True)
class BarisAngkatan:
    """One batch of the row, and the reader's application to it."""

    angkatan: Angkatan
    pendaftaran: Pendaftaran | None
    hari_ini: date

    @property
    def bulan(self) -> str:
        return BULAN_PENDEK[self.angkatan.mulai.month - 1] if self.angkatan.mulai else ""

    @property
    def belum_buka(self) -> bool:
        return self.angkatan.pendaftaran_mulai > self.hari_ini

    @property
    def persen(self) -> float:
        """Seats that the next person cannot take, for the bar."""
        return 100 * (1 - self.angkatan.sisa / self.angkatan.kuota)

    @property
    def dibuka_pendek(self) -> str:
        return _day(self.angkatan.pendaftaran_mulai)

    @property
    def tutup_pendek(self) -> str:
        return _day(self.angkatan.pendaftaran_sampai)

    @property
    def segera_tutup(self) -> bool:
        return (self.angkatan.pendaftaran_sampai - self.hari_ini).days <= BATAS_DEKAT_HARI

    @property
    def posisi(self) -> tuple[int, int] | None:
        """Own place on the waiting list and its length."""
        if self.pendaftaran is None or self.pendaftaran.status != Pendaftaran.Status.DAFTAR_TUNGGU:
            return None
        return self.pendaftaran.posisi, self.angkatan.menunggu  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class BarisKatalog:
    """A programme with its batches, the next one first; without any it waits for one."""

    program: Program
    semua: list[BarisAngkatan]
    menutup: list[Butir]
    alasan: str
    pendaftaran: Pendaftaran | None
    berminat: bool
    kata: Kata

    @property
    def menutup_tampil(self) -> list[Butir]:
        return self.menutup[:MENUTUP_SHOWN]

    @property
    def menutup_lain(self) -> int:
        return len(self.menutup) - len(self.menutup_tampil)

    @property
    def arti(self) -> list[str]:
        """What the levels of these gaps mean, a line each."""
        pairs = [(row, word, level) for row in self.menutup_tampil for word, level in (("sekarang", row.level), ("diminta", row.standar))]
        return [line for row, word, level in pairs if (line := self.kata.kalimat(row.kompetensi_id, level, f"{row.nama}, {word}"))]

    @property
    def angkatan_list(self) -> list[BarisAngkatan]:
        """The reader's own batch and the next ones; the rest stands on the page of the programme."""
        return sorted(self.semua, key=lambda row: row.pendaftaran is None)[:ANGKATAN_SHOWN]

    @property
    def lain(self) -> int:
        return len(self.semua) - len(self.angkatan_list)

    @property
    def di_luar(self) -> Pendaftaran | None:
        """The reader's application to a batch that is not listed: one that runs, or that he passed."""
        return None if any(row.pendaftaran for row in self.semua) else self.pendaftaran

    @property
    def boleh_daftar(self) -> bool:
        """Nothing that the list knows speaks against applying today."""
        taken = self.pendaftaran is not None or self.alasan != ""
        return not taken and any(row.angkatan.is_open for row in self.semua)

    @property
    def pilihan_utama(self) -> BarisAngkatan | None:
        """The batch to apply to: the first that is open and has a seat, else the first that is open."""
        open_ones = [row for row in self.angkatan_list if row.angkatan.is_open]
        return next((row for row in open_ones if row.angkatan.sisa), open_ones[0] if open_ones else None)

    @property
    def lewat_pasangan(self) -> bool:
        """Coaching and mentoring are begun as a pair, not as a batch."""
        return not self.semua and self.program.jenis.siasn_id in JENIS_MENTORING


def _day(day: date) -> str:
    return f"{day.day} {BULAN_PENDEK[day.month - 1]}"
