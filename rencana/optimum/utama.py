"""The master program: supply (batches, money, rooms, teachers) against columns, each a joint answer of a group of people.

max   sum value x - denda_unit kurang          per group  sum x = 1
link  sum (seats of product q in x) x - kosong_q = s_q       dual = price of a seat; an equality, so that no minimum is met by empty seats
batch peserta_min n_j <= s_j <= peserta_maks n_j,  n_j = sum_m n_jm
mand  s_ordinary <= most z,  s_mandatory >= all z;  pagu, ruang, pengajar, served + kurang >= layani_min
"""

import numpy as np

from .harga import Harga
from .lp import INF, Hasil, Program
from .masalah import Floats, Ints, Masalah
from .pilihan import Pilihan

JUTA = 1e6  # money in the program is million rupiah: numbers near one solve well
SEMU = 100.0  # points that an artificial seat costs: more than any seat is worth


def fewest_batches(pilihan: Pilihan) -> Ints:
    """(J,) batches that locks ask for."""
    masalah = pilihan.masalah
    seats = np.bincount(pilihan.program[pilihan.terkunci], minlength=len(masalah.pagu))
    fewest: Ints = np.maximum(masalah.kunci_angkatan.sum(axis=1), -(-seats // masalah.peserta_maks))
    return fewest


class Sediaan:
    """Columns and rows of supply, put into a program; `link` are its rows of products, in which s_q stands with -1."""

    def __init__(self, lp: Program, pilihan: Pilihan) -> None:
        masalah = pilihan.masalah
        self.pilihan, self.masalah, self.lp = pilihan, masalah, lp
        self.batas_bawah = fewest_batches(pilihan)
        self.batas_atas = np.maximum(np.minimum(masalah.sebulan.sum(axis=1), masalah.angkatan_maks), self.batas_bawah)
        self.n = lp.columns(0.0, len(masalah.pagu), self.batas_bawah, self.batas_atas)
        self.s = lp.columns(0.0, pilihan.banyak_produk)
        self.z = lp.columns(0.0, len(pilihan.program_wajib), 0, 1)
        self._batches()
        self._months()
        self._mandatory()
        self._limits()

    def _batches(self) -> None:
        masalah, lp = self.masalah, self.lp
        for per_batch, low, high in ((masalah.peserta_min, 0.0, INF), (masalah.peserta_maks, -INF, 0.0)):
            rows = lp.rows(low, high, len(self.n))
            lp.put(rows[self.pilihan.program_produk], self.s, 1)
            lp.put(rows, self.n, -per_batch)

    def _months(self) -> None:
        """Only programmes that use rooms are spread over months here; whole months come later (`tempat.py`)."""
        masalah, lp = self.masalah, self.lp
        program, month = np.nonzero(masalah.bulan & (masalah.hari_ruang > 0)[:, None])
        low = masalah.kunci_angkatan[program, month]
        column = lp.columns(0.0, len(program), low, np.maximum(masalah.sebulan[program, month], low))
        spread = lp.rows(0, 0, len(self.n))
        used = np.unique(program)
        lp.put(spread[used], self.n[used], 1)
        lp.put(spread[program], column, -1)
        self.ruang = lp.rows(-INF, masalah.ruang, len(masalah.ruang))
        lp.put(self.ruang[month], column, masalah.hari_ruang[program])

    def _mandatory(self) -> None:
        masalah, lp, programmes = self.masalah, self.lp, self.pilihan.program_wajib
        rows = lp.rows(-INF, 0, len(programmes))
        lp.put(rows, self.s[programmes], 1)
        lp.put(rows, self.z, -(self.batas_atas * masalah.peserta_maks)[programmes])
        rows = lp.rows(0, INF, len(programmes))
        lp.put(rows, self.s[len(masalah.pagu) :], 1)
        lp.put(rows, self.z, -self.pilihan.banyak_wajib[programmes])

    def _limits(self) -> None:
        masalah, lp, of = self.masalah, self.lp, self.pilihan.program_produk
        self.pagu = lp.rows(-INF, masalah.pagu_rupiah / JUTA, len(masalah.pagu_rupiah))
        lp.put(self.pagu[masalah.pagu], self.n, masalah.biaya_angkatan / JUTA)
        lp.put(self.pagu[masalah.pagu[of]], self.s, masalah.biaya_kursi[of] / JUTA)
        self.pengajar = lp.rows(-INF, masalah.pengajar, len(masalah.pengajar))
        taught = np.flatnonzero(masalah.kelompok_pengajar >= 0)
        lp.put(self.pengajar[masalah.kelompok_pengajar[taught]], self.n[taught], masalah.hari_pengajar[taught])


class HargaSediaan:
    """What supply earns most at given prices of seats: the part of the bound that is not people."""

    def __init__(self, pilihan: Pilihan) -> None:
        self.lp = Program()
        self.sediaan = Sediaan(self.lp, pilihan)

    def best(self, harga: Harga) -> float:
        """What seats earn, and batches the premiums of all people who pay one for them."""
        pilihan = self.sediaan.pilihan
        self.lp.set_costs(self.sediaan.s, harga.kursi)
        self.lp.set_costs(self.sediaan.n, np.bincount(pilihan.program, harga.premi, minlength=len(self.sediaan.n)))
        found = self.lp.solve()
        return INF if found is None else found.tujuan


class Utama:
    """The master over groups; `berat` counts each group's people, so that a sample can stand for all."""

    def __init__(self, pilihan: Pilihan, kelompok: Ints, orang: Ints, berat: float = 1.0) -> None:
        self.pilihan, self.masalah, self.kelompok, self.orang, self.berat = pilihan, pilihan.masalah, kelompok, orang, berat
        self.lp = lp = Program()
        self.sediaan = Sediaan(lp, pilihan)
        masalah = self.masalah
        self.link = lp.rows(0, 0, pilihan.banyak_produk)
        lp.put(self.link, self.sediaan.s, -1)
        self.groups = int(kelompok.max(initial=-1)) + 1
        self.satu = lp.rows(1, 1, self.groups)
        self.layan = lp.rows(masalah.layani_min, INF, len(masalah.layani_min))
        lp.put(self.layan, lp.columns(-masalah.aturan.denda_unit, len(self.layan)), 1)
        if self.groups:
            lp.put(self.satu, lp.columns(-100 * SEMU, self.groups), 1)  # a group without a column yet
        self.kosong = lp.columns(-SEMU, len(self.link))
        self.kosong_ikatan, self.produk_ikatan = np.zeros((2, 0), dtype=np.int64)
        lp.put(self.link, self.kosong, -1)
        self.semu = lp.columns(-SEMU, len(self.link))  # seats without a person, until columns fill what is locked
        lp.put(self.link, self.semu, 1)
        draw = np.random.default_rng(1)
        self.sandi = draw.integers(1, 2**62, len(pilihan.orang) + 1)
        self.dikenal: set[tuple[int, int]] = set()
        self.putaran: list[Ints] = []  # bundles of every round
        self.asal: list[tuple[int, int, int]] = []  # first column, last, round
        self.kolom_kelompok: list[Ints] = []
        self.ikatan = np.full(len(pilihan.orang) + 1, -1)  # (N + 1,) row of the option (see `ikat.py`), -1 = none; the last: no option

    def set_box(self, low: Floats, high: Floats) -> None:
        """Keeps the prices of seats between: a seat without a person earns `low`, one that stays empty costs `high`."""
        self.lp.set_costs(np.concatenate([self.semu, self.kosong]), np.concatenate([low, -high]))

    def allow_empty(self, cost: Floats) -> None:
        """(Q,) what a seat that stays empty costs, in a tie or not: a programme that is closed must not close all columns it is in."""
        self.set_box(np.full(len(self.link), -SEMU), cost)
        self.lp.set_costs(self.kosong_ikatan, -cost[self.produk_ikatan])

    def more_empty(self, product: Ints, tie: Ints) -> None:
        """Seats of a tie that stay empty, beyond any price until it is allowed."""
        rows = np.stack([self.link[product], tie], axis=1)
        added = self.lp.more_columns(np.full(len(tie), -SEMU), np.arange(len(tie)) * 2, rows.ravel(), np.full(rows.size, -1.0))
        self.kosong_ikatan, self.produk_ikatan = np.append(self.kosong_ikatan, added), np.append(self.produk_ikatan, product)

    def add(self, isi: Ints, nilai: Floats) -> int:
        """A column per group that answers otherwise than ever before; how many."""
        code = np.zeros(self.groups, dtype=np.int64)
        np.add.at(code, self.kelompok, self.sandi[isi].sum(axis=1))
        fresh = np.array([key not in self.dikenal for key in enumerate(code.tolist())], dtype=bool)
        self.dikenal.update(enumerate(code.tolist()))
        groups = np.flatnonzero(fresh)
        if not len(groups):
            return 0
        value = np.bincount(self.kelompok, nilai, minlength=self.groups)[groups] * self.berat
        row, column, count = self._entries(isi)
        kept = fresh[column]
        place = np.cumsum(fresh) - 1
        row, column, count = row[kept], place[column[kept]], count[kept]
        order = np.lexsort((row, column))
        starts = np.searchsorted(column[order], np.arange(len(groups)))
        added = self.lp.more_columns(value, starts, row[order], count[order])
        self.asal.append((int(added[0]), int(added[-1]) + 1, len(self.putaran)))
        self.putaran.append(isi)
        self.kolom_kelompok.append(groups)
        return len(groups)

    def _entries(self, isi: Ints) -> tuple[Ints, Ints, Floats]:
        """Row, group and number: the group itself, its seats per product and tie, its people served per unit."""
        who, place = np.nonzero(isi >= 0)
        served = np.unique(who)
        units = self.masalah.unit[self.orang[served]]
        tie = self.ikatan[isi[who, place]]
        keys = np.concatenate(
            [
                self.kelompok[who] * self.lp.row_count + self.link[self.pilihan.produk[isi[who, place]]],
                (self.kelompok[who] * self.lp.row_count + tie)[tie >= 0],
                self.kelompok[served] * self.lp.row_count + self.layan[units],
            ]
        )
        found, count = np.unique(keys, return_counts=True)
        group, row = np.divmod(found, self.lp.row_count)
        everybody = np.arange(self.groups)
        return (
            np.concatenate([row, self.satu]),
            np.concatenate([group, everybody]),
            np.concatenate([count * self.berat, np.ones(self.groups)]),
        )

    def prices(self, hasil: Hasil) -> Harga:
        tie = self.ikatan[:-1]
        premi = np.where(tie >= 0, np.maximum(hasil.dual[tie], 0), 0.0)
        return Harga(hasil.dual[self.link], np.clip(-hasil.dual[self.layan], 0, self.masalah.aturan.denda_unit), premi)

    def rounds(self) -> list[tuple[int, Ints, Ints]]:
        """Per round: its first column, the bundles (p, 3), and the groups that have a column, in the order of columns."""
        parts = zip(self.asal, self.kolom_kelompok, strict=True)
        return [(first, self.putaran[number], groups) for (first, _, number), groups in parts]

    def weights(self, hasil: Hasil) -> list[tuple[Ints, Floats, Ints]]:
        """Per round that the solution knows: groups with a column, its share in the solution, and the bundles (p, 3) of the round."""
        parts = zip(self.asal, self.kolom_kelompok, strict=True)
        return [
            (groups, hasil.nilai[first:last], self.putaran[number]) for (first, last, number), groups in parts if last <= len(hasil.nilai)
        ]


def need(masalah: Masalah, layani: Floats) -> float:
    return float(layani @ masalah.layani_min)
