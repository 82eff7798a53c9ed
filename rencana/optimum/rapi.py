"""Tidies a plan: what adds nothing costs nothing."""

import numpy as np

from .keadaan import Keadaan


def trim(state: Keadaan) -> None:
    """Seats that add nothing are given back and batches that no seat needs are closed; never a locked or mandatory one."""
    order, begin = state.pilihan.menurut_program
    for program in np.flatnonzero(state.angkatan.sum(axis=1)):
        options = order[begin[program] : begin[program + 1]]
        for month in np.flatnonzero(state.angkatan[program]):
            trim_month(state, int(program), int(month), [int(option) for option in options[state.bulan[options] == month]])


def trim_month(state: Keadaan, program: int, month: int, options: list[int]) -> None:
    removed = []
    for option in options:
        if not state.pilihan.terkunci[option] and not state.pilihan.wajib[option] and loss(state, option) <= 1e-9:
            state.unseat(option)
            removed.append(option)
    while removed and needed(state, program, month) * state.masalah.peserta_min[program] > state.terisi[program, month]:
        state.seat(removed.pop(), month)
    state.open(program, month, needed(state, program, month) - int(state.angkatan[program, month]))


def needed(state: Keadaan, program: int, month: int) -> int:
    """Fewest batches that hold the seats, at least the locked ones."""
    full = -(-int(state.terisi[program, month]) // int(state.masalah.peserta_maks[program]))
    return max(full, int(state.masalah.kunci_angkatan[program, month]))


def loss(state: Keadaan, option: int) -> float:
    """Points that the plan loses without the seat and those that wait for it."""
    gain = 0.0
    for seat, month in state.unseat(option):
        gain += float(state.gain(np.array([seat]))[0])
        state.seat(seat, month)
    return gain
