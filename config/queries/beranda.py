"""The home pages of heads, officers and city leaders: facts first, then what waits for the reader, then where to go."""

from dataclasses import astuple, dataclass
from datetime import date
from decimal import Decimal

from config.queries import simpanan
from config.queries.ikhtisar_hitung import JP
from config.queries.simpanan import Bagian
from config.queries.tugas import Tugas
from config.queries.tugas_atasan import tugas_atasan
from config.queries.tugas_kota import tugas_auditor, tugas_pimpinan, tugas_unit
from config.queries.tugas_pengelola import DaftarRawan, angkatan_rawan, tugas_pengelola
from diklat.queries.jp import laporan
from kompetensi.queries import peta as peta_queries
from kompetensi.queries.peta import ukuran
from lib import waktu
from pegawai.models import Pengguna
from pegawai.peran import Peran
from rencana.queries import pagu as anggaran_queries

GAPS_SHOWN = 5
UNITS_SHOWN = 6
PEMBACA_ANGGARAN = (Peran.PIMPINAN, Peran.AUDITOR, Peran.PENGELOLA)  # the money of the year


@dataclass(frozen=True, slots=True)
class BerandaUnit:
    """The map of the reader's scope in a few figures; `rawan` are the batches that need the office."""

    peta: peta_queries.Peta
    jp: laporan.Baris
    teratas: list[peta_queries.Kesenjangan]
    terendah: list[peta_queries.Baris]
    pita: list[peta_queries.Pita]
    belum: int
    tugas: list[Tugas]
    rawan: DaftarRawan | None
    anggaran: anggaran_queries.Jumlah | None

    @property
    def total(self) -> peta_queries.Baris:
        return self.peta.total

    @property
    def persen_memenuhi(self) -> Decimal | None:
        cells = peta_queries.add_up(self.total.sel.values())
        return ukuran.round_half_up(100 * cells.memenuhi, cells.dinilai) if cells.dinilai else None


def get_beranda_unit(user: Pengguna, peran: str) -> BerandaUnit | None:
    """None when the scope holds no unit, as in an empty city."""
    found = read_peta(user)
    if found is None:
        return None
    jp = _read_jp(found)
    ranked = sorted((row for row in found.baris if row.jpm is not None), key=lambda row: row.jpm or 0)
    belum, _ = peta_queries.unassessed(found.total.kelas)
    teratas = peta_queries.top_gaps(found, GAPS_SHOWN)
    tugas, rawan = _tasks(user, peran, jp, found.saringan.unit)
    return BerandaUnit(
        peta=found,
        jp=jp,
        teratas=teratas,
        terendah=ranked[:UNITS_SHOWN],
        pita=peta_queries.jpm_bands(found.total.kelas),
        belum=belum,
        tugas=[*tugas, *(() if peran == Peran.AUDITOR else tugas_unit(found, teratas, belum))],
        rawan=rawan,
        anggaran=anggaran_queries.total_of(waktu.today().year, waktu.today()) if peran in PEMBACA_ANGGARAN else None,
    )


def read_peta(user: Pengguna) -> peta_queries.Peta | None:
    """The map of the reader's scope today."""
    akar = peta_queries.scope_of(user)
    tempat = peta_queries.find_tempat(None, akar)
    if tempat is None or not tempat.baris:
        return None
    unit = tempat.unit.pk if tempat.unit else None
    saringan = peta_queries.Saringan(per=waktu.today(), unit=unit, akar=akar)
    return peta_queries.get_peta(tempat, saringan, ukuran.RATA, banding=False)


def _read_jp(peta: peta_queries.Peta) -> laporan.Baris:
    """Who reaches the yearly JP; of the whole city kept until one of its tables is written to, for it adds up what everybody learned."""
    per, unit, akar = peta.saringan.per, peta.saringan.unit, peta.saringan.akar

    def reckon(hari: date) -> list[int]:
        total = laporan.get_laporan(peta.tempat, laporan.Saringan(per=hari, unit=unit, akar=akar), "nama").total
        return list(astuple(total)[2:])

    kept = simpanan.load([Bagian("jp_kota", JP, reckon)], per) if akar is None else None
    return laporan.Baris(None, False, *(kept["jp_kota"] if kept else reckon(per)))


def _tasks(user: Pengguna, peran: str, jp: laporan.Baris, unit: int | None) -> tuple[list[Tugas], DaftarRawan | None]:
    if peran == Peran.PENGELOLA:
        tugas, libur = tugas_pengelola(user)
        return tugas, angkatan_rawan(libur)
    if peran == Peran.ATASAN:
        return tugas_atasan(user, jp, unit), None
    return tugas_pimpinan(user, jp) if peran == Peran.PIMPINAN else tugas_auditor(), None
