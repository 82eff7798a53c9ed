"""The greedy rule: the baseline that a plan is held against, and what completes a plan with the money that is left.

Moves are a new batch of a programme, or more seats in its batches; the one with most points per rupiah goes first (lazy heap).
"""

import heapq
from collections.abc import Callable

import numpy as np

from .keadaan import Keadaan
from .masalah import Floats, Ints

BARU, TAMBAH = 0, 1
NEVER: Callable[[], bool] = lambda: False  # noqa: E731


class Langkah:
    """A move: who would sit where, and its points per rupiah."""

    def __init__(self, kind: int, program: int, month: int, options: Ints, ratio: float) -> None:
        self.kind, self.program, self.month, self.options, self.ratio = kind, program, month, options, ratio


def complete(state: Keadaan, until: Callable[[], bool] = NEVER) -> None:
    """Takes moves while any gains; what is in the state already stays."""
    heap = [(-move.ratio, move.program, move.kind) for move in filter(None, map_moves(state))]
    heapq.heapify(heap)
    while heap and not until():
        _, program, kind = heapq.heappop(heap)
        move = find_move(state, program, kind)
        if move is None:
            continue
        entry = (-move.ratio, program, kind)
        if heap and heap[0] < entry:
            heapq.heappush(heap, entry)
            continue
        apply(state, move)
        offer(state, heap, program)
        for later in state.pilihan.program_penerus.get(program, ()):
            offer(state, heap, later, better=True)


def offer(state: Keadaan, heap: list[tuple[float, int, int]], program: int, *, better: bool = False) -> None:
    """Moves of a programme that are not in the heap; `better`: also where people who waited make one better than it stands there."""
    for kind in (BARU, TAMBAH):
        known = min((entry for entry in heap if entry[1:] == (program, kind)), default=None)
        move = find_move(state, program, kind) if better or known is None else None
        if move and (known is None or -move.ratio < known[0]):
            heapq.heappush(heap, (-move.ratio, program, kind))


def map_moves(state: Keadaan) -> list[Langkah | None]:
    programmes = range(len(state.masalah.pagu))
    return [find_move(state, program, kind) for program in programmes for kind in (BARU, TAMBAH)]


def find_move(state: Keadaan, program: int, kind: int) -> Langkah | None:
    return new_batch(state, program) if kind == BARU else top_up(state, program)


def apply(state: Keadaan, move: Langkah) -> None:
    if move.kind == BARU:
        state.open(move.program, move.month)
    for option in move.options:
        state.seat(int(option), move.month)


def list_calon(state: Keadaan, program: int) -> tuple[Ints, Floats]:
    """Options of the programme that may sit and gain, mandatory people first, then by gain, then by person; with their gains."""
    order, begin = state.pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    options = options[state.may_sit(options)]
    gain = state.gain(options)
    wanted = gain > 1e-9
    options, gain = options[wanted], gain[wanted]
    sorting = np.lexsort((options, -gain, ~state.pilihan.wajib[options]))
    return options[sorting], gain[sorting]


def mandatory_first(state: Keadaan, program: int, options: Ints) -> int:
    """How many of the candidates of a month may sit: nobody else while a mandatory person is left out."""
    first = int(state.pilihan.wajib[options].sum())
    return len(options) if first == state.wajib_sisa[program] else first


def new_batch(state: Keadaan, program: int) -> Langkah | None:
    months = state.may_open(program)
    if not len(months):
        return None
    options, gain = list_calon(state, program)
    best = None
    for month in months[np.argsort(-state.ruang[months] / np.maximum(1, state.masalah.ruang[months]), kind="stable")]:
        free = state.is_free(options, month)
        move = batch_in(state, program, int(month), options[free], gain[free])
        if move and (best is None or move.ratio > best.ratio * (1 + 1e-9)):
            best = move
        if best and free.all():
            break  # no later month has other candidates
    return best


def batch_in(state: Keadaan, program: int, month: int, options: Ints, gain: Floats) -> Langkah | None:
    """The length of the list, from the fewest to the most participants, with most points per rupiah."""
    masalah = state.masalah
    low = int(masalah.peserta_min[program])
    high = min(int(masalah.peserta_maks[program]), state.afford(program, 1), mandatory_first(state, program, options))
    if high < low:
        return None
    length = np.arange(low, high + 1)
    cost = masalah.biaya_angkatan[program] + masalah.biaya_kursi[program] * length
    ratio = np.cumsum(gain[:high])[low - 1 :] / np.maximum(1, cost)
    best = int(np.argmax(ratio))
    return Langkah(BARU, program, month, options[: low + best], float(ratio[best]))


def top_up(state: Keadaan, program: int) -> Langkah | None:
    """A quarter of the free seats of one month at a time."""
    free = state.free_seats(program)
    if not (free > 0).any() or state.afford(program, 0) < 1:
        return None
    options, gain = list_calon(state, program)
    for month in np.argsort(-free, kind="stable")[: int((free > 0).sum())]:
        fit = state.is_free(options, int(month))
        able = mandatory_first(state, program, options[fit])
        take = min(able, state.afford(program, 0), -(-int(free[month]) // 4))
        if take > 0:
            ratio = float(gain[fit][0]) / max(1, int(state.masalah.biaya_kursi[program]))
            return Langkah(TAMBAH, program, int(month), options[fit][:take], ratio)
    return None
