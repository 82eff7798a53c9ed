"""Brute force for tiny offices: every assignment by a dynamic programme over people, then every set of batches. No solver."""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any

import numpy as np

from .masalah import Masalah, MasalahKeliruError
from .periksa import asked, may_take, worth

Cells = tuple[int, ...]  # seats per programme and month
Choice = tuple[tuple[int, int], ...]  # programme, month


def best(masalah: Masalah) -> float | None:
    """The greatest value of any plan; None when what is locked cannot be met."""
    mandatory = {(int(who), int(program)) for who, program in masalah.wajib}
    allowed = {pair for pair in product(range(len(masalah.bobot)), range(len(masalah.pagu))) if may_take(masalah, *pair, mandatory)}
    allowed |= forced(masalah)
    cells = [(program, month) for program, row in enumerate(masalah.bulan) for month, runs in enumerate(row) if runs]
    count = Hitungan(masalah, cells, mandatory & allowed)
    keys, values = np.zeros(1, dtype=np.int64), np.zeros(1)
    for who in range(len(masalah.bobot)):
        able = [(count.step(who, choice), value) for choice, value in choices(masalah, who, allowed, mandatory)]
        if not able:
            return None
        keys, values = extend(keys, values, able)
        possible = count.is_possible(keys)
        keys, values = keys[possible], values[possible]
    whole = count.is_whole(keys)
    keys, values = keys[whole], values[whole] - count.unserved(keys[whole])
    for place in np.argsort(-values, kind="stable"):
        if can_run(masalah, tuple(count.seats(keys[place : place + 1])[0].tolist()), cells):
            return float(values[place])
    return None


def extend(keys: Any, values: Any, able: list[tuple[int, float]]) -> tuple[Any, Any]:
    """Every state with every choice of one more person; of equal counts the best."""
    keys = (keys[:, None] + np.array([step for step, _ in able])).ravel()
    values = (values[:, None] + np.array([value for _, value in able])).ravel()
    order = np.lexsort((-values, keys))
    keys, values = keys[order], values[order]
    first = np.append(True, keys[1:] != keys[:-1])
    return keys[first], values[first]


class Hitungan:
    """Counts of three bits each in one number: seats per programme and month, mandatory seats per programme, people served per unit."""

    def __init__(self, masalah: Masalah, cells: list[tuple[int, int]], due: set[tuple[int, int]]) -> None:
        self.masalah, self.cells, self.due = masalah, cells, due
        self.watched = sorted({program for _, program in due})
        if len(masalah.bobot) >= 8 or 3 * (len(cells) + len(self.watched) + len(masalah.layani_min)) >= 63:
            raise MasalahKeliruError("too large for brute force")

    def step(self, who: int, choice: Choice) -> int:
        places = [self.cells.index(cell) for cell in choice]
        places += [len(self.cells) + self.watched.index(program) for program, _ in choice if (who, program) in self.due]
        places += [len(self.cells) + len(self.watched) + int(self.masalah.unit[who])] * bool(choice)
        return sum(1 << 3 * place for place in places)

    def field(self, keys: Any, place: int) -> Any:
        return keys >> 3 * place & 7

    def seats(self, keys: Any) -> Any:
        return np.stack([self.field(keys, place) for place in range(len(self.cells))], axis=1)

    def is_possible(self, keys: Any) -> Any:
        """Seats alone, without batches, keep the budgets and the most seats of a programme."""
        masalah, seats = self.masalah, self.seats(keys)
        fits = np.ones(len(keys), dtype=bool)
        for budget, rupiah in enumerate(masalah.pagu_rupiah):
            cost = np.array([masalah.biaya_kursi[program] * (masalah.pagu[program] == budget) for program, _ in self.cells])
            fits &= seats @ cost <= rupiah
        for program, most in enumerate(masalah.angkatan_maks * masalah.peserta_maks):
            fits &= seats[:, [cell[0] == program for cell in self.cells]].sum(axis=1) <= most
        return fits

    def is_whole(self, keys: Any) -> Any:
        """Each month's seats fit a number of batches, and mandatory people come first."""
        masalah, seats = self.masalah, self.seats(keys)
        fits = np.ones(len(keys), dtype=bool)
        for place, (program, month) in enumerate(self.cells):
            able = [
                any(
                    count * masalah.peserta_min[program] <= sitting <= count * masalah.peserta_maks[program]
                    for count in range(masalah.kunci_angkatan[program][month], masalah.sebulan[program][month] + 1)
                )
                for sitting in range(8)
            ]
            fits &= np.array(able)[seats[:, place]]
        for place, program in enumerate(self.watched):
            first = self.field(keys, len(self.cells) + place)
            sitting = seats[:, [cell[0] == program for cell in self.cells]].sum(axis=1)
            fits &= (sitting == first) | (first == sum(pair[1] == program for pair in self.due))
        return fits

    def unserved(self, keys: Any) -> Any:
        served = [self.field(keys, len(self.cells) + len(self.watched) + unit) for unit in range(len(self.masalah.layani_min))]
        short = [np.maximum(0, least - now) for least, now in zip(self.masalah.layani_min, served, strict=True)]
        return self.masalah.aturan.denda_unit * sum(short)


def forced(masalah: Masalah) -> set[tuple[int, int]]:
    """Locked pairs and what they wait for that the rules about the person allow, whatever they are worth."""
    pairs = asked(masalah)
    return {pair for pair in pairs if may_take(masalah, *pair, {pair}) or may_take_worthless(masalah, *pair)}


def may_take_worthless(masalah: Masalah, who: int, program: int) -> bool:
    if masalah.tolak[who][program] or not masalah.pagu_unit[masalah.pagu[program]][masalah.unit[who]]:
        return False
    hours = int(masalah.jp[who]) + int(masalah.jp_program[program])
    return not (masalah.pppk[who] and hours > masalah.aturan.jp_pppk) and int(masalah.sudah[who]) < masalah.aturan.k


def choices(masalah: Masalah, who: int, allowed: set[tuple[int, int]], mandatory: set[tuple[int, int]]) -> Iterator[tuple[Choice, float]]:
    mine = [program for program in range(len(masalah.pagu)) if (who, program) in allowed]
    locked = {int(program) for person, program in masalah.kunci_kursi if person == who}
    waits = [(int(program), int(first)) for person, program, first in masalah.menunggu if person == who]
    for size in range(max(0, masalah.aturan.k - int(masalah.sudah[who])) + 1):
        for bundle in combinations(mine, size):
            hours = int(masalah.jp[who]) + sum(int(masalah.jp_program[program]) for program in bundle)
            if not locked <= set(bundle) or (masalah.pppk[who] and bundle and hours > masalah.aturan.jp_pppk):
                continue
            value = worth(masalah, who, list(bundle), mandatory) if bundle else 0.0
            for months in product(*([m for m, runs in enumerate(masalah.bulan[program]) if runs] for program in bundle)):
                taken = [month for program, month in zip(bundle, months, strict=True) if masalah.menyita[program]]
                if not in_order(dict(zip(bundle, months, strict=True)), waits):
                    continue
                if len(set(taken)) == len(taken) and not any(masalah.sibuk[who][month] for month in taken):
                    yield tuple(zip(bundle, months, strict=True)), value


def in_order(months: dict[int, int], waits: list[tuple[int, int]]) -> bool:
    return all(first in months and months[first] < months[program] for program, first in waits if program in months)


def can_run(masalah: Masalah, seats: Cells, cells: list[tuple[int, int]]) -> bool:
    """Some number of batches in each month holds these seats within every limit."""
    ranges = []
    for (program, month), count in zip(cells, seats, strict=True):
        least = max(-(-count // int(masalah.peserta_maks[program])), int(masalah.kunci_angkatan[program][month]))
        ranges.append(range(least, min(count // int(masalah.peserta_min[program]), int(masalah.sebulan[program][month])) + 1))
    if (masalah.kunci_angkatan > masalah.sebulan).any():
        return False
    return any(is_within(masalah, seats, cells, batches) for batches in product(*ranges))


def is_within(masalah: Masalah, seats: Cells, cells: list[tuple[int, int]], batches: Cells) -> bool:
    money = [int(rupiah) for rupiah in masalah.pagu_rupiah]
    rooms, teachers, rest = masalah.ruang.tolist(), masalah.pengajar.tolist(), masalah.angkatan_maks.tolist()
    for (program, month), count, running in zip(cells, seats, batches, strict=True):
        money[masalah.pagu[program]] -= running * int(masalah.biaya_angkatan[program]) + count * int(masalah.biaya_kursi[program])
        rooms[month] -= running * int(masalah.hari_ruang[program])
        rest[program] -= running
        if masalah.kelompok_pengajar[program] >= 0:
            teachers[masalah.kelompok_pengajar[program]] -= running * int(masalah.hari_pengajar[program])
    return bool(min([*money, *rooms, *teachers, *rest]) >= 0)
