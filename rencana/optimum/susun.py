"""`solve`: from the input to a plan that the independent checker has passed, with a bound that no plan can exceed."""

import time
from collections.abc import Callable

import numpy as np

from . import kunci, pasti, periksa, rapi, serakah
from .keadaan import Keadaan
from .masalah import Floats, Halangan, Ints, Kemajuan, KunciMustahilError, Masalah, Rencana
from .pilihan import Pilihan, list_pilihan

SECONDS = 300.0
NODES = 20_000
Progress = Callable[[Kemajuan], None]


class RencanaKeliruError(RuntimeError):
    """Even the greedy plan failed the checker: a fault of this package, never shown as a plan."""


class Pengawas:
    """Tells how far it is, and whether to stop: asked to by a person, or past the outer limit of time."""

    def __init__(self, progress: Progress | None, until: Callable[[], bool] | None, seconds: float) -> None:
        self.progress, self.until = progress, until
        self.deadline = time.monotonic() + seconds
        self.terpotong: list[str] = []

    @property
    def left(self) -> float:
        return max(0.0, self.deadline - time.monotonic())

    def stop(self) -> bool:
        return self.left <= 0 or bool(self.until and self.until())

    def say(self, tahap: str, bagian: float, nilai: float | None = None, batas: float | None = None) -> None:
        if self.progress:
            self.progress(Kemajuan(tahap, bagian, nilai, batas))

    def cut(self, tahap: str) -> None:
        if tahap not in self.terpotong:
            self.terpotong.append(tahap)


def solve(
    masalah: Masalah,
    *,
    progress: Progress | None = None,
    until: Callable[[], bool] | None = None,
    warm: tuple[Floats, ...] = (),
    seconds: float = SECONDS,
) -> Rencana:
    """The best plan found. Equal input gives an equal plan unless `seconds` (an outer guard) or `until` cut it short.

    `until` is asked often; once true, the best plan so far is returned. `warm` is `harga_awal` of an earlier plan of a like input.
    Refuses with `KunciMustahilError` when what is locked cannot be met.
    """
    watch = Pengawas(progress, until, seconds)
    watch.say("pilihan", 0.0)
    pilihan = list_pilihan(masalah)
    if pasti.is_small(masalah):
        found = solve_exact(pilihan, watch)
        if found:
            return found
    greedy = start_greedy(pilihan, watch)
    return finish(pilihan, greedy, greedy.nilai, top_bound(pilihan), "serakah", watch)


def start_greedy(pilihan: Pilihan, watch: Pengawas) -> Keadaan:
    state = kunci.start(pilihan)
    serakah.complete(state, watch.stop)
    if watch.stop():
        watch.cut("serakah")
    watch.say("serakah", 0.05, state.nilai)
    return state


def solve_exact(pilihan: Pilihan, watch: Pengawas) -> Rencana | None:
    """None when the office is too rich in bundles, or no plan was found within the limits of the search."""
    bundles = pasti.list_bundel(pilihan)
    if bundles is None:
        return None
    found = kunci.find_halangan(pilihan)
    if found:
        raise KunciMustahilError(tuple(found))
    model = pasti.Pasti(pilihan, bundles)
    hasil = model.solve(watch.left, NODES)
    if hasil is None:
        if watch.left > 0:
            raise KunciMustahilError((Halangan("kunci", 0, 1, 0),))
        return None
    if not hasil.selesai:
        watch.cut("pasti")
    state = restore(pilihan, *model.read(hasil))
    return finish(pilihan, state, greedy_nilai(pilihan), hasil.batas, "pasti", watch)


def greedy_nilai(pilihan: Pilihan) -> float:
    """-inf when the greedy rule does not find a place for what is locked."""
    try:
        state = kunci.start(pilihan)
    except KunciMustahilError:
        return float("-inf")
    serakah.complete(state)
    return state.nilai


def restore(pilihan: Pilihan, angkatan: Ints, kursi: Ints) -> Keadaan:
    state = Keadaan(pilihan)
    for program, month in np.argwhere(angkatan > 0):
        state.open(int(program), int(month), int(angkatan[program, month]))
    for who, program, month in kursi:
        state.seat(pilihan.find(int(who), int(program)), int(month))
    return state


def top_bound(pilihan: Pilihan) -> float:
    """Everybody has the k options of greatest single value, at no cost: a bound without a solve."""
    order = np.lexsort((-pilihan.nilai, pilihan.orang))
    rank = np.arange(len(order)) - pilihan.mulai[pilihan.orang[order]]
    chosen = order[rank < pilihan.masalah.sisa_k[pilihan.orang[order]]]
    return float(pilihan.nilai[chosen].sum())


def finish(pilihan: Pilihan, state: Keadaan, greedy: float, bound: float, cara: str, watch: Pengawas) -> Rencana:
    """A plan that fails the checker is never given."""
    rapi.trim(state)
    kursi = state.kursi
    nilai = periksa.count_nilai(pilihan.masalah, [(int(who), int(program), int(month)) for who, program, month in kursi])
    temuan = periksa.check(pilihan.masalah, state.angkatan, kursi, state.nilai)
    if temuan:
        raise RencanaKeliruError(str(temuan[:3]))
    watch.say("selesai", 1.0, nilai, bound)
    return Rencana(
        angkatan=state.angkatan, kursi=kursi, nilai=nilai, batas=max(bound, nilai), nilai_serakah=greedy, cara=cara,
        pemakaian=state.pemakaian, terpotong=tuple(watch.terpotong),
    )  # fmt: skip
