"""Pricing: at given prices of seats, the best bundle of everybody, and a bound that holds where the search was not finished.

Single, pair and triple values come from the overlaps of closings. As v is submodular, for options a, b, c with net values r and overlaps o

    net(abc) <= r_a + r_b + r_c - (the two greatest of o_ab, o_ac, o_bc)

so that only triples above the best found are counted out. Ranks are float32, what is chosen is counted again in float64.
"""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from .masalah import Bools, Floats, Ints
from .pilihan import Pilihan, nilai_bundel
from .tunggu import Tunggu, list_closed

BERTAHAP = (9, 14, 24)  # best options looked at, in stages; the next stage only for people whose best is not proven
BLOK = 400  # people at a time: what is worked on stays in the cache
TIDAK = np.float32(-1e6)
KUNCI = np.float32(1000)  # added to locked options, so that they are in every best bundle
RAGU = 1e-4  # rounding of float32 per person, added to the bound


@dataclass(frozen=True, eq=False)
class Harga:
    """What seats cost: (Q,) per product, less (U,) for a person served, and (N,) more per option (see `ikat.py`)."""

    kursi: Floats
    layani: Floats
    premi: Floats

    def of_options(self, pilihan: Pilihan) -> Floats:
        cost: Floats = self.kursi[pilihan.produk] + self.premi
        return cost


@dataclass(frozen=True, eq=False)
class Jawaban:
    """`isi` (p, 3) options of each person's best bundle (-1 = none), its points, its net value, and a bound of any net value."""

    isi: Ints
    nilai: Floats
    bersih: Floats
    batas: Floats


class Penilai:
    """Prices a set of people again and again."""

    def __init__(self, pilihan: Pilihan, orang: Ints) -> None:
        masalah = pilihan.masalah
        self.pilihan, self.orang = pilihan, orang
        count = pilihan.mulai[orang + 1] - pilihan.mulai[orang]
        self.lebar = max(int(count.max(initial=1)), 1) + 1
        row = np.repeat(np.arange(len(orang)), count)
        offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        self.pilihan_ku = pilihan.mulai[orang][row] + offset
        self.tempat = row * self.lebar + offset
        self.tutup = pilihan.tutup.astype(np.float32)
        self.jp = pilihan.jp.astype(np.float32)
        self.bonus = pilihan.terkunci * KUNCI
        self.kurang = masalah.jp_kurang[orang].astype(np.float32)
        self.sisa = np.where(masalah.pppk, masalah.aturan.jp_pppk - masalah.jp, 10_000)[orang].astype(np.float32)
        self.k = masalah.sisa_k[orang]
        self.unit = masalah.unit[orang]
        self.tarif = np.float32(masalah.aturan.nilai_jp)
        self.berdiri = pilihan.tunggu[self.pilihan_ku, 0] < 0  # waits for nothing
        self.tunggu = Tunggu(self, list_closed(pilihan)) if len(pilihan.menunggu) else None

    def price(self, harga: Harga) -> Jawaban:
        pilihan, people, cost = self.pilihan, len(self.orang), harga.of_options(self.pilihan)
        net = np.full((people, self.lebar), TIDAK, dtype=np.float32)
        mine = self.pilihan_ku
        net.ravel()[self.tempat] = np.where(self.berdiri, pilihan.nilai[mine] - cost[mine] + self.bonus[mine], TIDAK)
        isi, best = np.full((people, 3), -1, dtype=np.int64), np.zeros(people, dtype=np.float32)
        beyond = np.zeros(people, dtype=np.float32)
        open_rows = np.flatnonzero((net > 0).any(axis=1))
        for width in BERTAHAP:
            for low in range(0, len(open_rows), BLOK):
                rows = open_rows[low : low + BLOK]
                isi[rows], best[rows], beyond[rows] = self._block(net, rows, width)
            open_rows = open_rows[beyond[open_rows] > best[open_rows] + 1e-5]
        other = None
        if self.tunggu is not None:
            bundles, value, bound = self.tunggu.best(cost, net, best)
            other, best, beyond = bundles, np.maximum(best, value), np.maximum(beyond, bound)
        return self._count(isi, other, np.maximum(beyond - best, 0), cost, harga.layani)

    def _count(self, isi: Ints, other: Ints | None, excess: Floats, cost: Floats, layani: Floats) -> Jawaban:
        """`other` are bundles of programmes that wait for each other, taken where they are better."""
        if not len(self.pilihan.orang):
            zero = np.zeros(len(isi))
            return Jawaban(isi, zero, zero, zero)
        present = isi >= 0
        value = nilai_bundel(self.pilihan, isi)
        net = value - (cost[isi] * present).sum(axis=1)
        premium = layani[self.unit]
        some, locked = present.any(axis=1), (self.pilihan.terkunci[isi] & present).any(axis=1)
        net += premium * some
        single = self._best_single(cost) if premium.any() else None
        if single is not None:
            option, single_net = single
            take = ~some & (single_net + premium > 0)
            isi[take, 0], value[take], net[take] = option[take], self.pilihan.nilai[option[take]], (single_net + premium)[take]
            some |= take
        if other is not None:
            self._take_other((isi, value, net, some), other, cost, premium)
            locked = (self.pilihan.terkunci[isi] & (isi >= 0)).any(axis=1)
        drop = (net < 0) & ~locked
        isi[drop], value[drop], net[drop] = -1, 0, 0
        return Jawaban(isi, value, net, np.where(some | (excess > 0), net + excess + RAGU, 0.0))

    def _take_other(self, found: tuple[Any, ...], other: Ints, cost: Floats, premium: Floats) -> None:
        isi, value, net, some = found
        ready = np.flatnonzero((other >= 0).any(axis=1))
        there, mine = other[ready] >= 0, isi[ready]
        worth = nilai_bundel(self.pilihan, other[ready])
        gain = worth - (cost[other[ready]] * there).sum(axis=1) + premium[ready]
        more = (self.bonus[other[ready]] * there).sum(axis=1) - (self.bonus[mine] * (mine >= 0)).sum(axis=1)
        better = gain + more > net[ready]
        rows = ready[better]
        isi[rows], value[rows], net[rows], some[rows] = other[rows], worth[better], gain[better], True

    def _best_single(self, cost: Floats) -> tuple[Ints, Floats]:
        """The option of greatest net value of everybody, also below zero: a premium may carry it."""
        mine = self.pilihan_ku
        net = np.full((len(self.orang), self.lebar), -1e6)
        net.ravel()[self.tempat] = np.where(self.berdiri, self.pilihan.nilai[mine] - cost[mine], -1e6)
        place = net.argmax(axis=1)
        return self.pilihan.mulai[self.orang] + np.minimum(place, self.lebar - 2), net[np.arange(len(net)), place]

    def _block(self, net: Floats, rows: Ints, width: int) -> tuple[Ints, Floats, Floats]:
        """Best bundle, its net value and what any bundle with an option beyond `width` may reach."""
        part = net[rows]
        width = min(width, part.shape[1] - 1)
        top = np.argpartition(-part, width, axis=1)[:, : width + 1]
        value = np.take_along_axis(part, top, axis=1)
        order = np.argsort(-value, axis=1, kind="stable")
        top, value = np.take_along_axis(top, order, axis=1), np.take_along_axis(value, order, axis=1)
        following = np.maximum(value[:, width], 0)
        width = max(1, min(width, int((value > 0).sum(axis=1).max())))
        value = np.where(value[:, :width] > 0, value[:, :width], TIDAK)
        options = np.minimum(self.pilihan.mulai[self.orang[rows]][:, None] + top[:, :width], len(self.jp) - 1)
        table = Tabel(self, rows, options, value)
        chosen, best = table.best()
        pair = table.best_pair
        reach = (
            np.where(self.k[rows] >= 3, np.maximum(pair, value[:, 0] + following), np.where(self.k[rows] == 2, value[:, 0], 0)) + following
        )
        isi = np.where(chosen >= 0, np.take_along_axis(options, np.maximum(chosen, 0), axis=1), -1)
        return isi, best, np.where(following > 0, reach, 0)


class Tabel:
    """A block of n people with their best L options. People stand last, so that every step runs along them."""

    def __init__(self, penilai: Penilai, rows: Ints, options: Ints, value: Floats) -> None:
        self.value, self.rows = np.ascontiguousarray(value.T), np.arange(len(rows))  # (L, n)
        self.k, self.kurang, self.sisa, self.tarif = penilai.k[rows], penilai.kurang[rows], penilai.sisa[rows], penilai.tarif
        self.tutup = np.ascontiguousarray(penilai.tutup[options].transpose(2, 1, 0))  # (D, L, n)
        self.jp = np.ascontiguousarray(penilai.jp[options].T)  # (L, n)
        self.pairs, self.triples, self.sides = shapes(value.shape[1])

    def best(self) -> tuple[Ints, Floats]:
        """Places (n, 3) of the best bundle, -1 = none, and its net value."""
        chosen = np.full((len(self.rows), 3), -1, dtype=np.int64)
        best = self.value[0].copy()
        chosen[:, 0] = 0
        self.best_pair = np.full(len(best), TIDAK)
        if len(self.pairs):
            self._overlaps()
            net = self.value[self.pairs[:, 0]] + self.value[self.pairs[:, 1]] - self.overlap
            place = net.argmax(axis=0)
            self.best_pair = net[place, self.rows]
            self._take(chosen, best, self.rows, self.pairs[place], self.best_pair)
        if len(self.triples) and (self.k >= 3).any():
            self._triples(chosen, best)
        return chosen, best

    def _take(self, chosen: Ints, best: Floats, rows: Ints, members: Ints, net: Floats) -> None:
        better = net > best[rows]
        chosen[rows[better], : members.shape[1]] = members[better]
        best[rows[better]] = net[better]

    def _overlaps(self) -> None:
        """(pairs, n) what two options close both, in points; infeasible pairs overlap beyond measure."""
        first, second = self.pairs.T
        reached = self.tarif * np.minimum(self.kurang, self.jp)
        hours = self.jp[first] + self.jp[second]
        self.overlap = reached[first] + reached[second] - self.tarif * np.minimum(self.kurang, hours)
        for closing in self.tutup:
            if closing.any():
                self.overlap += np.minimum(closing[first], closing[second])
        self.overlap[(hours > self.sisa) | (self.k < 2)] = -TIDAK

    def _triples(self, chosen: Ints, best: Floats) -> None:
        one, two, three = (self.overlap[side] for side in self.sides)
        bound = self.value[self.triples[:, 0]] + self.value[self.triples[:, 1]] + self.value[self.triples[:, 2]]
        bound += np.minimum(np.minimum(one, two), three) - one - two - three
        bound[:, self.k < 3] = TIDAK
        self._try(chosen, best, self.rows, bound.argmax(axis=0))
        place, row = np.nonzero(bound > best + np.float32(1e-6))
        if len(row):
            net = self._net(row, self.triples[place])
            order = np.lexsort((place, -net, row))
            row, place, net = row[order], place[order], net[order]
            head = np.append(True, row[1:] != row[:-1])
            self._take(chosen, best, row[head], self.triples[place[head]], net[head])

    def _try(self, chosen: Ints, best: Floats, rows: Ints, place: Ints) -> None:
        members = self.triples[place]
        self._take(chosen, best, rows, members, self._net(rows, members))

    def _net(self, rows: Ints, members: Ints) -> Floats:
        """Exact net value of triples (t, 3)."""
        parts = [self.tutup[:, members[:, place], rows] for place in range(3)]
        lost = (parts[0] + parts[1] + parts[2] - np.maximum(np.maximum(parts[0], parts[1]), parts[2])).sum(axis=0)
        hours = self.jp[members, rows[:, None]]
        short = self.kurang[rows]
        net: Floats = self.value[members, rows[:, None]].sum(axis=1) - lost
        net -= self.tarif * (np.minimum(short[:, None], hours).sum(axis=1) - np.minimum(short, hours.sum(axis=1)))
        fits: Bools = (hours.sum(axis=1) <= self.sisa[rows]) & (self.k[rows] >= 3)
        return np.where(fits, net, TIDAK)


_shapes: dict[int, tuple[Ints, Ints, Ints]] = {}


def shapes(width: int) -> tuple[Ints, Ints, Ints]:
    """Pairs (n, 2) and triples (m, 3) of `width` options, and the three pairs (3, m) of each triple."""
    if width not in _shapes:
        pairs = np.array(list(combinations(range(width), 2)), dtype=np.int64).reshape(-1, 2)
        triples = np.array(list(combinations(range(width), 3)), dtype=np.int64).reshape(-1, 3)
        number = np.zeros((width, width), dtype=np.int64)
        number[tuple(pairs.T)] = np.arange(len(pairs))
        sides = np.stack([number[triples[:, a], triples[:, b]] for a, b in ((0, 1), (0, 2), (1, 2))])
        _shapes[width] = pairs, triples, sides
    return _shapes[width]
