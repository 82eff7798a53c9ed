"""Repair: from seats that almost fit to a state that keeps every law; what it gives up is bought again by the greedy rule."""

import numpy as np

from .keadaan import Keadaan
from .kunci import order_locked
from .masalah import Ints
from .rapi import loss, needed

PUTARAN = 8
ISI_PALING = 3  # a batch that misses more than a third of its minimum is closed, not filled


def repair(state: Keadaan) -> None:
    """Locks, mandatory first, minima, money; again until nothing changes. What still fails is seen by the checker."""
    for _ in range(PUTARAN):
        before = (state.angkatan.sum(), int((state.bulan >= 0).sum()), state.uang.sum())
        seat_locked(state)
        for program in state.pilihan.program_wajib:
            put_mandatory_first(state, int(program))
        fill_or_close(state)
        for budget in np.flatnonzero(state.uang < 0):
            save_money(state, int(budget))
        if before == (state.angkatan.sum(), int((state.bulan >= 0).sum()), state.uang.sum()):
            return


def seat_locked(state: Keadaan) -> None:
    for option in order_locked(state.pilihan):
        if state.bulan[option] < 0:
            force(state, option)


def force(state: Keadaan, option: int) -> bool:
    """Seats a person who comes first: others of the batch make room, and so do the person's own other seats."""
    who, program, one = int(state.pilihan.orang[option]), int(state.pilihan.program[option]), np.array([option])
    own = [other for other in state.milik[who] if not state.pilihan.terkunci[other] and not state.pilihan.wajib[other]]
    own.sort(key=lambda other: (float(state.pilihan.nilai[other]), other))
    while True:
        running = np.flatnonzero(state.angkatan[program])
        months = [int(month) for month in running if state.is_free(one, int(month))[0]] or open_for(state, option)
        if state.may_sit(one)[0] and months:
            break
        if not own:
            return False
        if state.bulan[own[0]] >= 0:
            state.unseat(own[0])
        own.pop(0)
    free = state.free_seats(program)
    month = max(months, key=lambda month: (int(free[month]), -month))
    if free[month] < 1 and not make_room(state, program, month):
        return False
    state.seat(option, month)
    return True


def open_for(state: Keadaan, option: int) -> list[int]:
    """Who is locked in gets a batch of his own where none can take him; others pay for it (`save_money`)."""
    program, one = int(state.pilihan.program[option]), np.array([option])
    if not state.pilihan.terkunci[option] or not state.may_sit(one)[0]:
        return []
    months = [int(month) for month in state.may_open(program, paid=False) if state.is_free(one, int(month))[0]]
    for month in months[:1]:
        state.open(program, month)
    return months[:1]


def seated(state: Keadaan, program: int, month: int | None = None) -> Ints:
    order, begin = state.pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    there: Ints = options[(state.bulan[options] >= 0) if month is None else (state.bulan[options] == month)]
    return there


def make_room(state: Keadaan, program: int, month: int) -> bool:
    """The ordinary seat that is missed least is given up."""
    options = [int(option) for option in seated(state, program, month) if is_loose(state, int(option))]
    if options:
        state.unseat(min(options, key=lambda option: (loss(state, option), option)))
    return bool(options)


def is_loose(state: Keadaan, option: int) -> bool:
    return not state.pilihan.terkunci[option] and not state.pilihan.wajib[option]


def put_mandatory_first(state: Keadaan, program: int) -> None:
    """Where others sit, every mandatory person is seated; where that cannot be, the others leave."""
    others = [int(option) for option in seated(state, program) if not state.pilihan.wajib[option]]
    if not others or not state.wajib_sisa[program]:
        return
    order, begin = state.pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    waiting = options[state.pilihan.wajib[options] & (state.bulan[options] < 0)]
    if sum(force(state, int(option)) for option in waiting) < len(waiting):
        for option in others:
            if state.bulan[option] >= 0 and is_loose(state, option):
                state.unseat(option)


def fill_or_close(state: Keadaan) -> None:
    masalah = state.masalah
    for program, month in np.argwhere(state.angkatan > 0):
        least = state.angkatan[program, month] * masalah.peserta_min[program]
        missing = int(least - state.terisi[program, month])
        if missing > 0:
            locked = state.angkatan[program, month] <= masalah.kunci_angkatan[program, month] or has_lock(state, int(program), int(month))
            if locked or missing * ISI_PALING <= masalah.peserta_min[program]:
                fill(state, int(program), int(month), missing)
            if locked:
                fill_by_force(state, int(program), int(month))
        fewer = max(needed(state, int(program), int(month)), int(masalah.kunci_angkatan[program, month]))
        if fewer < state.angkatan[program, month]:
            state.open(int(program), int(month), fewer - int(state.angkatan[program, month]))
        while is_short(state, int(program), int(month)):
            close_one(state, int(program), int(month))


def has_lock(state: Keadaan, program: int, month: int) -> bool:
    return bool(state.pilihan.terkunci[seated(state, program, month)].any())


def is_short(state: Keadaan, program: int, month: int) -> bool:
    running = int(state.angkatan[program, month])
    fewest = int(state.masalah.kunci_angkatan[program, month])
    return running > fewest and state.terisi[program, month] < running * state.masalah.peserta_min[program]


def fill(state: Keadaan, program: int, month: int, missing: int) -> None:
    """Up to the minimum with whoever gains most; nobody but mandatory people while one of these is left out."""
    order, begin = state.pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    options = options[state.may_sit(options) & state.is_free(options, month)]
    if state.pilihan.wajib[options].sum() < state.wajib_sisa[program]:
        options = options[state.pilihan.wajib[options]]
    options = options[np.lexsort((options, -state.gain(options), ~state.pilihan.wajib[options]))]
    if len(options) >= missing:
        for option in options[:missing]:
            state.seat(int(option), month)


def fill_by_force(state: Keadaan, program: int, month: int) -> None:
    """A batch that must run is filled with people who give up another seat for it."""
    order, begin = state.pilihan.menurut_program
    options = order[begin[program] : begin[program + 1]]
    for option in options[np.lexsort((options, -state.pilihan.nilai[options]))]:
        if state.terisi[program, month] >= state.angkatan[program, month] * state.masalah.peserta_min[program]:
            return
        away = state.masalah.menyita[program] and state.masalah.sibuk[state.pilihan.orang[option], month]
        if state.bulan[option] < 0 and not away:
            force(state, int(option))


def close_one(state: Keadaan, program: int, month: int) -> None:
    """One batch less; people beyond its seats leave, those first who lose least."""
    state.open(program, month, -1)
    over = int(state.terisi[program, month] - state.angkatan[program, month] * state.masalah.peserta_maks[program])
    options = [int(option) for option in seated(state, program, month)]
    ranked = sorted(options, key=lambda option: (bool(state.pilihan.terkunci[option]), loss(state, option), option))
    for option in ranked[: max(0, over)]:
        state.unseat(option)


def save_money(state: Keadaan, budget: int) -> None:
    """Seats above the minimum go first, least loss per rupiah; then the batch that is poorest for its money."""
    programmes = np.flatnonzero((state.masalah.pagu == budget) & (state.angkatan.sum(axis=1) > 0))
    cost = np.maximum(1, state.masalah.biaya_kursi)
    ranked = []
    for program in programmes:
        options = [int(option) for option in seated(state, int(program)) if is_loose(state, int(option))]
        ranked += [(loss(state, option) / int(cost[program]), option) for option in options]
    for _, option in sorted(ranked):
        cell = int(state.pilihan.program[option]), int(state.bulan[option])
        if state.uang[budget] >= 0:
            return
        if cell[1] >= 0 and state.terisi[cell] > state.angkatan[cell] * state.masalah.peserta_min[cell[0]]:
            state.unseat(option)
    if state.uang[budget] < 0:
        close_poorest(state, programmes)


def close_poorest(state: Keadaan, programmes: Ints) -> None:
    def worth(cell: tuple[int, int]) -> tuple[float, int, int]:
        program, month = cell
        gain = sum(loss(state, int(option)) for option in seated(state, program, month))
        seats = int(state.terisi[program, month] * state.masalah.biaya_kursi[program])
        return gain / max(1, int(state.angkatan[program, month] * state.masalah.biaya_angkatan[program]) + seats), program, month

    cells = [(int(program), int(month)) for program in programmes for month in np.flatnonzero(state.angkatan[program])]
    able = [cell for cell in cells if state.angkatan[cell] > state.masalah.kunci_angkatan[cell] and not has_lock(state, *cell)]
    if able:
        close_one(state, *min(able, key=worth))
