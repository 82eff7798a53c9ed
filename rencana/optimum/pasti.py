"""Small offices are solved exactly: every bundle of every person, every batch and month in one integer program with gap 0."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from .lp import INF, Hasil, Program
from .masalah import Ints, Masalah
from .pilihan import Pilihan, nilai_bundel

MAKS_ORANG, MAKS_BUNDEL = 60, 12_000


def list_bundel(pilihan: Pilihan, limit: int = MAKS_BUNDEL) -> list[tuple[int, ...]] | None:
    """Bundles (tuples of options) that k, hours and locks allow, the empty one too; None when there are more than `limit`."""
    found: list[tuple[int, ...]] = []
    for who in range(len(pilihan.masalah.bobot)):
        found += bundel_of(pilihan, who, limit + 1 - len(found))
        if len(found) > limit:
            return None
    return found


def bundel_of(pilihan: Pilihan, who: int, limit: int) -> Iterator[tuple[int, ...]]:
    masalah = pilihan.masalah
    options = range(pilihan.mulai[who], pilihan.mulai[who + 1])
    locked = {option for option in options if pilihan.terkunci[option]}
    room = masalah.aturan.jp_pppk - int(masalah.jp[who]) if masalah.pppk[who] else None
    for size in range(int(masalah.sisa_k[who]) + 1):
        for bundle in combinations(options, size):
            if (
                is_closed(pilihan, bundle)
                and locked <= set(bundle)
                and (room is None or not bundle or pilihan.jp[list(bundle)].sum() <= room)
            ):
                limit -= 1
                yield bundle
            if limit <= 0:
                return


def is_closed(pilihan: Pilihan, bundle: tuple[int, ...]) -> bool:
    """It holds what its options wait for."""
    return all(first < 0 or first in bundle for option in bundle for first in pilihan.tunggu[option].tolist())


class Pasti:
    """Columns: bundles, seats of a pair in a month, batches, `z` (all mandatory people of a programme sit), people short in a unit."""

    def __init__(self, pilihan: Pilihan, bundles: list[tuple[int, ...]]) -> None:
        self.pilihan, self.masalah = pilihan, pilihan.masalah
        self.lp = Program()
        self.isi = np.full((len(bundles), 3), -1, dtype=np.int64)
        for row, bundle in enumerate(bundles):
            self.isi[row, : len(bundle)] = bundle
        self.pemilik = np.array(
            [who for who in range(len(self.masalah.bobot)) for _ in bundel_of(pilihan, who, len(bundles))], dtype=np.int64
        )
        pair, month = np.nonzero(self.masalah.bulan[pilihan.program])
        free = ~(self.masalah.menyita[pilihan.program[pair]] & self.masalah.sibuk[pilihan.orang[pair], month])
        self.pasangan, self.bulan = pair[free], month[free]
        self._columns()
        self._people()
        self._waits()
        self._batches()
        self._limits()
        self._mandatory()

    def _columns(self) -> None:
        masalah, lp = self.masalah, self.lp
        self.x = lp.columns(nilai_bundel(self.pilihan, self.isi), len(self.isi), 0, 1, integer=True)
        self.y = lp.columns(0.0, len(self.pasangan), 0, 1, integer=True)
        high = np.minimum(masalah.sebulan, masalah.angkatan_maks[:, None])
        low = np.minimum(masalah.kunci_angkatan, INF)
        self.n = lp.columns(0.0, high.size, low.ravel(), np.maximum(high, low).ravel(), integer=True).reshape(high.shape)
        self.z = lp.columns(0.0, len(self.pilihan.program_wajib), 0, 1, integer=True)
        self.kurang = lp.columns(-masalah.aturan.denda_unit, len(masalah.layani_min), 0, masalah.layani_min)

    def _people(self) -> None:
        masalah, lp, pilihan = self.masalah, self.lp, self.pilihan
        lp.put(lp.rows(1, 1, len(masalah.bobot))[self.pemilik], self.x, 1)
        link = lp.rows(0, 0, len(pilihan.orang))
        bundle, place = np.nonzero(self.isi >= 0)
        lp.put(link[self.isi[bundle, place]], self.x[bundle], -1)
        lp.put(link[self.pasangan], self.y, 1)
        once = lp.rows(-INF, 1, masalah.sibuk.size).reshape(masalah.sibuk.shape)  # nobody in two places at once
        takes = masalah.menyita[pilihan.program[self.pasangan]]
        lp.put(once[pilihan.orang[self.pasangan[takes]], self.bulan[takes]], self.y[takes], 1)
        served = lp.rows(masalah.layani_min, INF, len(masalah.layani_min))
        some = (self.isi >= 0).any(axis=1)
        lp.put(served[masalah.unit[self.pemilik[some]]], self.x[some], 1)
        lp.put(served, self.kurang, 1)

    def _waits(self) -> None:
        """A seat in a month asks for one of what it waits for in an earlier one."""
        pilihan, lp = self.pilihan, self.lp
        seats = np.full((len(pilihan.orang), len(self.masalah.ruang)), -1)
        seats[self.pasangan, self.bulan] = self.y
        for option in pilihan.menunggu:
            for first in pilihan.tunggu[option][pilihan.tunggu[option] >= 0]:
                for month in np.flatnonzero(seats[option] >= 0):
                    row, before = lp.rows(-INF, 0, 1), seats[first, :month]
                    lp.put(row, seats[option, month], 1)
                    lp.put(row, before[before >= 0], -1)

    def _batches(self) -> None:
        masalah, lp = self.masalah, self.lp
        program = self.pilihan.program[self.pasangan]
        for per_batch, low, high in ((masalah.peserta_min, 0, INF), (masalah.peserta_maks, -INF, 0)):
            rows = lp.rows(low, high, self.n.size).reshape(self.n.shape)
            lp.put(rows[program, self.bulan], self.y, 1)
            lp.put(rows, self.n, -per_batch[:, None])
        lp.put(lp.rows(-INF, masalah.angkatan_maks, len(self.n))[:, None], self.n, 1)

    def _limits(self) -> None:
        masalah, lp = self.masalah, self.lp
        program = self.pilihan.program[self.pasangan]
        money = lp.rows(-INF, masalah.pagu_rupiah / 1e6, len(masalah.pagu_rupiah))
        lp.put(money[masalah.pagu][:, None], self.n, masalah.biaya_angkatan[:, None] / 1e6)
        lp.put(money[masalah.pagu[program]], self.y, masalah.biaya_kursi[program] / 1e6)
        lp.put(lp.rows(-INF, masalah.ruang, len(masalah.ruang))[None, :], self.n, masalah.hari_ruang[:, None])
        taught = masalah.kelompok_pengajar >= 0
        teachers = lp.rows(-INF, masalah.pengajar, len(masalah.pengajar))
        lp.put(teachers[masalah.kelompok_pengajar[taught]][:, None], self.n[taught], masalah.hari_pengajar[taught][:, None])

    def _mandatory(self) -> None:
        """Others sit only when z is 1, and then every mandatory person does."""
        pilihan, lp = self.pilihan, self.lp
        programmes, seats = pilihan.program_wajib, pilihan.program[self.pasangan]
        for place, program in enumerate(programmes):
            others, first = lp.rows(-INF, 0, 1), lp.rows(0, INF, 1)
            mine, mandatory = seats == program, pilihan.wajib[self.pasangan]
            lp.put(others, self.y[mine & ~mandatory], 1)
            lp.put(others, self.z[place : place + 1], -len(self.masalah.bobot))
            lp.put(first, self.y[mine & mandatory], 1)
            lp.put(first, self.z[place : place + 1], -pilihan.banyak_wajib[program])

    def solve(self, seconds: float, nodes: int) -> Hasil | None:
        self.lp.set(mip_rel_gap=0.0, mip_abs_gap=1e-7, mip_max_nodes=nodes, mip_feasibility_tolerance=1e-9)
        return self.lp.solve(seconds)

    def read(self, hasil: Hasil) -> tuple[Ints, Ints]:
        """Batches (J, M) and seats (n, 3)."""
        sits = hasil.nilai[self.y] > 0.5
        seats = [self.pilihan.orang[self.pasangan], self.pilihan.program[self.pasangan], self.bulan]
        return np.round(hasil.nilai[self.n]).astype(np.int64), np.stack(seats, axis=1)[sits]


def is_small(masalah: Masalah) -> bool:
    return len(masalah.bobot) <= MAKS_ORANG
