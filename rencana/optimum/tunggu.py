"""Bundles in which a programme waits for another one: what pricing offers beside those of programmes that wait for nothing.

A bundle must hold what its options wait for. So everybody's closed bundles are kept from which nothing can be left out: an option with
what it waits for, and two that wait for the same one. To a pair one more option is added, the best first: as the value is submodular, it
adds at most its own net value, so that people are looked at only while that could still win.
"""

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from .masalah import MAKS_K, Floats, Ints
from .pilihan import Pilihan, nilai_bundel

if TYPE_CHECKING:
    from .harga import Penilai

LEBAR = 10  # options that are tried beside a pair


def list_closed(pilihan: Pilihan) -> Ints:
    """(n, 3) closed bundles of options, -1 = none."""
    found: list[tuple[int, ...]] = []
    pairs: dict[int, list[int]] = defaultdict(list)
    for option in pilihan.menunggu.tolist():
        members = close(pilihan, option)
        if len(members) <= MAKS_K:
            found.append(members)
        if len(members) == 2:
            pairs[members[1]].append(option)
    for first, later in pairs.items():
        found += [(one, other, first) for one, other in combinations(later, 2)]
    return np.array([(*members, -1)[:MAKS_K] for members in found], dtype=np.int64).reshape(-1, MAKS_K)


def close(pilihan: Pilihan, option: int) -> tuple[int, ...]:
    """The option and all it waits for."""
    members = [option]
    for member in members:
        members += [first for first in pilihan.tunggu[member].tolist() if first >= 0 and first not in members]
    return tuple(members)


class Tunggu:
    """The closed bundles of the people of a `Penilai`, `baris` the place of their owner among these."""

    def __init__(self, penilai: "Penilai", closed: Ints) -> None:
        pilihan = penilai.pilihan
        place = np.full(len(pilihan.masalah.bobot), -1)
        place[penilai.orang] = np.arange(len(penilai.orang))
        closed = closed[place[pilihan.orang[closed[:, 0]]] >= 0]
        baris = place[pilihan.orang[closed[:, 0]]]
        size, hours = (closed >= 0).sum(axis=1), (pilihan.jp[closed] * (closed >= 0)).sum(axis=1)
        fits = (size <= penilai.k[baris]) & (hours <= penilai.sisa[baris])
        self.penilai, self.isi, self.baris, self.jp = penilai, closed[fits], baris[fits], hours[fits]
        self.nilai = nilai_bundel(pilihan, self.isi)
        self.tumbuh = (size[fits] < MAKS_K) & (penilai.k[self.baris] >= MAKS_K)

    def best(self, cost: Floats, net: Floats, floor: Floats) -> tuple[Ints, Floats, Floats]:
        """(p, 3) everybody's best bundle, its net value with the bonus of locks, and a bound of all.

        `net` is of options that wait for nothing; `floor` is what a bundle must exceed to be of interest.
        """
        people = len(floor)
        isi, best, bound = np.full((people, MAKS_K), -1), np.full(people, -1e6), np.full(people, -1e6)
        value = self.nilai - self._cost(cost, self.isi)
        take(isi, best, self.baris, self.isi, value)
        top = net.max(axis=1, initial=-1e6)
        rows = np.flatnonzero(self.tumbuh & (top[self.baris] > 0) & (value + top[self.baris] > np.maximum(floor, best)[self.baris]))
        if len(rows):
            self._grow(rows, value[rows], net, cost, (isi, best, bound), floor)
        return isi, best, np.maximum(bound, best)

    def _grow(self, rows: Ints, value: Floats, net: Floats, cost: Floats, found: tuple[Ints, Floats, Floats], floor: Floats) -> None:
        isi, best, bound = found
        penilai, who = self.penilai, self.baris[rows]
        width = min(LEBAR, net.shape[1] - 1)
        top = np.argpartition(-net[who], width, axis=1)[:, : width + 1]
        gain = np.take_along_axis(net[who], top, axis=1)
        rest = gain.min(axis=1) if net.shape[1] > width + 1 else np.full(len(rows), -1e6)
        np.maximum.at(bound, who, np.where(rest > 0, value + rest, -1e6))
        limit = np.maximum(floor, best)[who]
        row, place = np.nonzero((gain > 0) & (value[:, None] + gain > limit[:, None]))
        option = penilai.pilihan.mulai[penilai.orang[who[row]]] + top[row, place]
        fits = (option != self.isi[rows[row], 1]) & (self.jp[rows[row]] + penilai.pilihan.jp[option] <= penilai.sisa[who[row]])
        row, option = row[fits], option[fits]
        bundles = np.column_stack([self.isi[rows[row], :2], option])
        take(isi, best, who[row], bundles, nilai_bundel(penilai.pilihan, bundles) - self._cost(cost, bundles))

    def _cost(self, cost: Floats, isi: Ints) -> Floats:
        present = isi >= 0
        price: Floats = ((cost - self.penilai.bonus)[isi] * present).sum(axis=1)
        return price


def take(isi: Ints, best: Floats, rows: Ints, bundles: Ints, value: Floats) -> None:
    """Everybody's best of these bundles, where it is better; of equals the first."""
    order = np.lexsort((np.arange(len(rows)), -value, rows))
    head = order[np.append(True, rows[order][1:] != rows[order][:-1])] if len(order) else order
    better = head[value[head] > best[rows[head]]]
    isi[rows[better]], best[rows[better]] = bundles[better], value[better]
