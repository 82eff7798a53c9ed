"""The heat map: one row per unit, one column per competency, the JPM, and what a year made of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from kompetensi.models import BatasJPM, Kompetensi, RingkasanJPM
from kompetensi.queries import hitung
from kompetensi.queries.peta import sql
from kompetensi.queries.peta.saringan import Saringan
from kompetensi.queries.peta.tempat import Tempat, Unit, find_tempat
from kompetensi.queries.peta.ukuran import KOSONG, MIN_DINILAI, Jumlah, Nilai, Ukuran, jpm_of
from lib import waktu
from lib.sql import fetch, fetch_riwayat, render

Kelas = dict[int, int]


@dataclass(slots=True)
class Angka:
    """Sums per (row, competency) and people per (row, JPM class)."""

    sel: dict[int, dict[int, Jumlah]] = field(default_factory=lambda: defaultdict(dict))
    kelas: dict[int, Kelas] = field(default_factory=lambda: defaultdict(dict))


@dataclass(frozen=True, slots=True)
class Baris:
    """A row with all that is shown of it, worked out once: people, figures by competency, JPM."""

    unit: Unit | None
    langsung: bool  # the people placed in the chosen unit itself
    sel: dict[int, Jumlah]
    kelas: Kelas
    nilai: dict[int, Nilai]
    pegawai: int
    dinilai: int
    jpm: Decimal | None


def make_row(unit: Unit | None, sel: dict[int, Jumlah], kelas: Kelas, ukuran: Ukuran, *, langsung: bool = False) -> Baris:
    assessed = sum(count for kunci, count in kelas.items() if kunci >= 0)
    jpm = jpm_of(add_up(sel.values())) if assessed >= MIN_DINILAI else None
    nilai = {kompetensi: ukuran.nilai(cell) for kompetensi, cell in sel.items()}
    return Baris(unit, langsung, sel, kelas, nilai, sum(kelas.values()), assessed, jpm)


@dataclass(frozen=True, slots=True)
class Peta:
    tempat: Tempat
    saringan: Saringan
    ukuran: Ukuran
    kompetensi: list[Kompetensi]
    baris: list[Baris]
    total: Baris
    dulu: "dict[int, Decimal | None]"  # JPM a year before by unit, 0 = total; empty without comparison
    total_dulu: Baris | None
    is_segar: bool  # False: the summary waits for a refresh, the history answered

    def nilai(self, baris: Baris, kompetensi: Kompetensi) -> Nilai:
        return baris.nilai.get(kompetensi.pk, KOSONG)

    def perubahan(self, baris: Baris) -> Decimal | None:
        """JPM now minus JPM a year ago, of the figures as shown."""
        before = self.dulu.get(baris.unit.pk if baris.unit else 0)
        return None if before is None or baris.jpm is None else baris.jpm - before


def add_up(cells: Iterable[Jumlah]) -> Jumlah:
    total = Jumlah()
    for cell in cells:
        total = total.plus(cell)
    return total


def read_angka(saringan: Saringan, baris: list[int]) -> tuple[Angka, bool]:
    """The numbers and whether the summary was fresh; a stale summary is not shown, the history is read instead."""
    if saringan.is_plain_today:
        found = fetch(sql.RINGKASAN, saringan.values(baris))
        if found and found[0][0] == 0:
            return _split_langsung(_sort_out(found[1:]), saringan.unit, baris), True
    statement = render(sql.RIWAYAT, dasar_with=saringan.dasar())
    return _sort_out(fetch_riwayat(statement, saringan.values(baris))), not saringan.is_plain_today


def _sort_out(rows: list[Any]) -> Angka:
    found = Angka()
    for macam, baris, kunci, *sums in rows:
        if macam == 1:
            found.sel[baris][int(kunci)] = Jumlah(*sums)
        else:
            found.kelas[baris][int(kunci)] = int(sums[0])
    return found


def _split_langsung(found: Angka, unit: int | None, baris: list[int]) -> Angka:
    """A summary row includes the units below; the row of the chosen unit is to hold only the people placed in it."""
    if unit is None:
        return found
    below = [pk for pk in baris if pk != unit]
    own, classes = found.sel[unit], found.kelas[unit]
    for pk in below:
        for kompetensi, cell in found.sel.get(pk, {}).items():
            own[kompetensi] = own[kompetensi].plus(cell, -1)
        for kelas, count in found.kelas.get(pk, {}).items():
            classes[kelas] -= count
    return found


def build_rows(tempat: Tempat, angka: Angka, ukuran: Ukuran) -> tuple[list[Baris], Baris]:
    """Rows of units that have people, and the total of all."""
    units = [(unit, False) for unit in tempat.anak]
    if tempat.unit:
        units.append((tempat.unit, True))
    found = [(unit, own, angka.sel.get(unit.pk, {}), angka.kelas.get(unit.pk, {})) for unit, own in units]
    rows = [make_row(unit, sel, kelas, ukuran, langsung=own) for unit, own, sel, kelas in found if any(kelas.values())]
    sel: dict[int, Jumlah] = {}
    kelas: Kelas = defaultdict(int)
    for row in rows:
        for kompetensi, cell in row.sel.items():
            sel[kompetensi] = sel[kompetensi].plus(cell) if kompetensi in sel else cell
        for kunci, count in row.kelas.items():
            kelas[kunci] += count
    return rows, make_row(None, sel, kelas, ukuran)


def get_peta(tempat: Tempat, saringan: Saringan, ukuran: Ukuran, *, banding: bool) -> Peta:
    """Today without filters: one read of the summary. With a comparison the history of a year ago is read as well."""
    angka, is_segar = read_angka(saringan, tempat.baris)
    baris, total = build_rows(tempat, angka, ukuran)
    dulu: dict[int, Decimal | None] = {}
    total_dulu = None
    if banding:
        lalu = waktu.years_before(saringan.per)
        then = find_tempat(saringan.unit, saringan.akar, lalu) or tempat
        before, total_dulu = build_rows(then, read_angka(saringan.on(lalu), then.baris)[0], ukuran)
        dulu = {row.unit.pk: row.jpm for row in before if row.unit} | {0: total_dulu.jpm}
    columns = Kompetensi.objects.filter(jenis__in=hitung.JENIS_OF_LINGKUP[saringan.lingkup])
    kompetensi = [column for column in columns if column.pk in total.sel and total.sel[column.pk].berstandar]
    return Peta(tempat, saringan, ukuran, kompetensi, baris, total, dulu, total_dulu, is_segar)


@dataclass(frozen=True, slots=True)
class Kesenjangan:
    """A competency and what is missing in it: people below the standard, and levels they have to gain together."""

    kompetensi: Kompetensi
    di_bawah: int
    orang_level: Decimal
    dulu: Decimal | None


def top_gaps(peta: Peta, count: int = 5) -> list[Kesenjangan]:
    found = []
    for kompetensi in peta.kompetensi:
        cell = peta.total.sel[kompetensi.pk]
        before = peta.total_dulu.sel.get(kompetensi.pk, Jumlah()).kurang if peta.total_dulu else None
        if cell.dinilai >= MIN_DINILAI and cell.di_bawah:
            found.append(Kesenjangan(kompetensi, cell.di_bawah, cell.kurang, before))
    return sorted(found, key=lambda gap: (-gap.orang_level, gap.kompetensi.urutan))[:count]


@dataclass(frozen=True, slots=True)
class Pita:
    """How many people fall into a JPM band."""

    label: str
    batas: str
    warna: str
    jumlah: int


def jpm_bands(kelas: Kelas) -> list[Pita]:
    """The people per band of the set in use, from the top; a class lies in the band of the highest limit not above it."""
    bands = list(BatasJPM.objects.filter(perangkat__is_utama=True).order_by("-batas_bawah"))
    counts = [0] * len(bands)
    for kunci, count in kelas.items():
        place = next((i for i, band in enumerate(bands) if kunci >= band.batas_bawah * 100), len(bands) - 1)
        if kunci >= 0 and bands:
            counts[place] += count
    return [Pita(band.label, limits(bands, i), band.warna, counts[i]) for i, band in enumerate(bands)]


def limits(bands: list[BatasJPM], index: int) -> str:
    """≥ 90, 78–< 90, < 78."""
    low = f"{bands[index].batas_bawah.normalize():f}"
    if index == 0:
        return f"≥ {low}"
    high = f"{bands[index - 1].batas_bawah.normalize():f}"
    return f"< {high}" if index == len(bands) - 1 else f"{low} – < {high}"


def unassessed(kelas: Kelas) -> tuple[int, int]:
    """People with standards but without any valid result, and people without standards."""
    return kelas.get(RingkasanJPM.BELUM, 0), kelas.get(RingkasanJPM.TANPA, 0)
