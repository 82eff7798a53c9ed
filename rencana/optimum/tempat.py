"""From bundles and batch counts to months: rooms are kept, and nobody is in two places at once."""

from dataclasses import dataclass
from itertools import product

import numpy as np

from .keadaan import Keadaan
from .lp import INF, Program
from .masalah import Floats, Ints, Masalah
from .pilihan import Pilihan
from .utama import fewest_batches

PUTARAN = 4
HARUS = 1000.0  # worth of a batch that somebody is locked into
SIBUK, MUTLAK = 1e-3, 1e5  # what one of its people who is elsewhere takes off a batch; how many such people one who is locked in counts for


@dataclass(frozen=True, eq=False)
class Temu:
    """(J, J) people who take both, and who take the column's programme before the row's; (J, M) people who are elsewhere in a month."""

    bersama: Floats
    dahulu: Floats
    sibuk: Floats


def whole_months(masalah: Masalah, batches: Ints, locked: Ints, busy: Floats) -> Ints:
    """(J, M) as many of the batches as rooms allow: a small integer program; a batch left out costs what it costs in money.

    `locked` batches of a programme, which people are locked into, are left out last.
    """
    lp = Program()
    program, month = np.nonzero(masalah.bulan & (batches > 0)[:, None])
    if not len(program):
        return np.zeros(masalah.bulan.shape, dtype=np.int64)
    worth = 1 + masalah.biaya_angkatan[program] / max(1, int(masalah.biaya_angkatan.max())) - SIBUK * busy[program, month]
    most = np.minimum(batches[:, None], masalah.sebulan)
    n = lp.columns(worth, len(program), masalah.kunci_angkatan[program, month], most[program, month], integer=True)
    lp.put(lp.rows(-INF, batches, len(batches))[program], n, 1)
    least = lp.rows(np.minimum(locked, batches), INF, len(batches))
    lp.put(least[program], n, 1)
    lp.put(least, lp.columns(-HARUS, len(batches), 0, locked), 1)
    lp.put(lp.rows(-INF, masalah.ruang, len(masalah.ruang))[month], n, masalah.hari_ruang[program])
    lp.set(mip_rel_gap=1e-3, mip_max_nodes=500)
    found, months = lp.solve(), np.zeros(masalah.bulan.shape, dtype=np.int64)
    if found is not None:
        months[program, month] = np.round(found.nilai[n]).astype(np.int64)
    return months if found is not None else masalah.kunci_angkatan.astype(np.int64)


def spread(masalah: Masalah, months: Ints, meet: Temu) -> Ints:
    """Moves batches one by one to months where fewest of their people are elsewhere, or come too early or too late."""
    months, rooms = months.copy(), masalah.ruang - masalah.hari_ruang @ months
    total = np.maximum(1, months.sum(axis=1))
    for _ in range(PUTARAN):
        moved = False
        for program in np.flatnonzero(months.sum(axis=1)):
            for month in np.flatnonzero(months[program] > masalah.kunci_angkatan[program]):
                moved |= move(masalah, months, rooms, meet, total, int(program), int(month))
        if not moved:
            break
    return months


def move(masalah: Masalah, months: Ints, rooms: Ints, meet: Temu, total: Ints, program: int, month: int) -> bool:
    """People meet themselves in a month in proportion to both programmes' batches there; several batches of one programme spread."""
    months[program, month] -= 1
    rooms[month] += masalah.hari_ruang[program]
    clash = (meet.bersama[program] / total) @ months + meet.sibuk[program]
    clash += np.cumsum(((meet.dahulu[program] / total) @ months)[::-1])[::-1] + np.cumsum((meet.dahulu[:, program] / total) @ months)
    clash = clash / total[program] + 1e-3 * months[program]
    clash[(months[program] >= masalah.sebulan[program]) | (rooms < masalah.hari_ruang[program])] = np.inf
    better = int(np.argmin(clash))
    target = better if clash[better] < clash[month] - 1e-9 else month
    months[program, target] += 1
    rooms[target] -= masalah.hari_ruang[program]
    return target != month


def place(pilihan: Pilihan, isi: Ints, batches: Ints) -> Keadaan:
    """A state with these batches, and the seats that find a month; the others are left out (the repair fills their places)."""
    masalah = pilihan.masalah
    meet = Temu(count_together(pilihan, isi), count_first(pilihan, isi), count_busy(pilihan, isi))
    months = spread(masalah, whole_months(masalah, batches, fewest_batches(pilihan), meet.sibuk), meet)
    state = Keadaan(pilihan)
    for program, month in np.argwhere(months > 0):
        state.open(int(program), int(month), int(months[program, month]))
    for who in order_people(pilihan, isi):
        seat_person(state, [int(option) for option in isi[who] if option >= 0], int(who))
    return state


def count_together(pilihan: Pilihan, isi: Ints) -> Floats:
    """(J, J) people with a seat in both programmes, where both take their month."""
    programmes = len(pilihan.masalah.pagu)
    together = np.zeros((programmes, programmes))
    for one, two in ((0, 1), (0, 2), (1, 2)):
        both = (isi[:, one] >= 0) & (isi[:, two] >= 0)
        first, second = pilihan.program[isi[both, one]], pilihan.program[isi[both, two]]
        np.add.at(together, (first, second), 1)
        np.add.at(together, (second, first), 1)
    takes = pilihan.masalah.menyita
    return together * takes * takes[:, None]


def count_first(pilihan: Pilihan, isi: Ints) -> Floats:
    """(J, J) people with a seat in the row's programme who must pass the column's before."""
    programmes = len(pilihan.masalah.pagu)
    first = np.zeros((programmes, programmes))
    options = isi[isi >= 0]
    for before in pilihan.tunggu[options].T:
        np.add.at(first, (pilihan.program[options[before >= 0]], pilihan.program[before[before >= 0]]), 1)
    return first


def count_busy(pilihan: Pilihan, isi: Ints) -> Floats:
    """(J, M) people with a seat who are elsewhere in the month; who is locked in counts for all others."""
    masalah, options = pilihan.masalah, np.union1d(isi[isi >= 0], np.flatnonzero(pilihan.terkunci))
    busy = np.zeros(masalah.bulan.shape)
    weight = np.where(pilihan.terkunci[options], MUTLAK, 1.0) * masalah.menyita[pilihan.program[options]]
    np.add.at(busy, pilihan.program[options], masalah.sibuk[pilihan.orang[options]] * weight[:, None])
    return busy


def order_people(pilihan: Pilihan, isi: Ints) -> Ints:
    """Locked first, then mandatory, then those with most seats: who has one seat fits anywhere."""
    present = isi >= 0
    who = np.flatnonzero(present.any(axis=1))
    locked, mandatory = ((flag[isi[who]] & present[who]).any(axis=1) for flag in (pilihan.terkunci, pilihan.wajib))
    return who[np.lexsort((who, -present[who].sum(axis=1), ~mandatory, ~locked))]


def seat_person(state: Keadaan, options: list[int], who: int) -> None:
    """The months that seat most, then most points, then where most of a batch is free."""
    free = {option: free_months(state, option) for option in options}
    best: tuple[tuple[int, float, float], list[tuple[int, int]]] = ((0, 0.0, 0.0), [])
    for months in product(*([*free[option], (-1, 0.0)] for option in options)):
        seats = [(option, month) for option, (month, _) in zip(options, months, strict=True) if month >= 0]
        taken = [month for option, month in seats if state.masalah.menyita[state.pilihan.program[option]]]
        if len(set(taken)) == len(taken) and is_ordered(state.pilihan, dict(seats)):
            rank = (len(seats), sum(float(state.pilihan.nilai[option]) for option, _ in seats), sum(room for month, room in months))
            if rank > best[0]:
                best = (rank, seats)
    for option, month in sorted(best[1], key=lambda seat: seat[1]):
        if state.may_sit(np.array([option]))[0]:
            state.seat(option, month)


def is_ordered(pilihan: Pilihan, months: dict[int, int]) -> bool:
    """What an option waits for is there, in an earlier month."""
    waits = ((month, first) for option, month in months.items() for first in pilihan.tunggu[option].tolist() if first >= 0)
    return all(months.get(first, month) < month for month, first in waits)


def free_months(state: Keadaan, option: int) -> list[tuple[int, float]]:
    """Months in which the person could sit, with the share of the batch that is still free; below the minimum counts most."""
    program = int(state.pilihan.program[option])
    one, found = np.array([option]), []
    free = state.free_seats(program)
    for month in np.flatnonzero(free > 0):
        if state.is_free(one, int(month))[0]:
            seats = int(state.angkatan[program, month] * state.masalah.peserta_maks[program])
            short = state.terisi[program, month] < state.angkatan[program, month] * state.masalah.peserta_min[program]
            found.append((int(month), float(free[month] / seats + short)))
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:6]
