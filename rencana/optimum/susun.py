"""`solve`: from the input to a plan that the independent checker has passed, with a bound that no plan can exceed."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import numpy as np

from . import bulat, hangat, kolom, kunci, pasti, perbaiki, periksa, rapi, serakah, tempat
from .keadaan import Keadaan
from .masalah import Floats, Halangan, Ints, Kemajuan, KunciMustahilError, Masalah, Rencana
from .pilihan import Pilihan, list_pilihan
from .utama import HargaSediaan

SECONDS = 300.0
NODES = 20_000
POLES = 2  # times that the batches of a plan are looked at again
CUKUP, CUKUP_HANGAT = 1e-2, 2e-2  # this near to the bound there is no other look; from an earlier plan
POLES_PALING = 2e-4  # least gain, as a share, for another look
Progress = Callable[[Kemajuan], None]


class RencanaKeliruError(RuntimeError):
    """Even the greedy plan failed the checker: a fault of this package, never shown as a plan."""


class Pengawas:
    """Tells how far it is, and whether to stop: asked to by a person, or past the outer limit of time."""

    def __init__(self, progress: Progress | None, until: Callable[[], bool] | None, seconds: float) -> None:
        self.progress, self.until = progress, until
        self.deadline = time.monotonic() + seconds
        self.terpotong: list[str] = []
        self.bagian = 0.0

    @property
    def left(self) -> float:
        return max(0.0, self.deadline - time.monotonic())

    def stop(self) -> bool:
        return self.left <= 0 or bool(self.until and self.until())

    def say(self, tahap: str, bagian: float, nilai: float | None = None, batas: float | None = None) -> None:
        """Never less far than before: what goes on beside each other tells of itself when it is there."""
        self.bagian = max(self.bagian, bagian)
        if self.progress:
            self.progress(Kemajuan(tahap, self.bagian, nilai, batas))

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
    locked = kunci.start(pilihan)
    with ThreadPoolExecutor(1) as beside:  # the solver of the prices lets Python go on meanwhile
        waits = beside.submit(complete_greedy, locked, watch)
        pasar = find_prices(pilihan, watch, warm, teller(waits, watch))
        greedy = waits.result()
    tried = find_plans(pilihan, pasar, greedy, watch) if pasar.hasil else []
    return choose(pilihan, pasar, greedy, tried, watch)


def complete_greedy(state: Keadaan, watch: Pengawas) -> Keadaan:
    """Asks nobody but the clock: who may stop it is asked by the thread that began it."""
    serakah.complete(state, lambda: watch.left <= 0)
    if watch.left <= 0:
        watch.cut("serakah")
    return state


def teller(waits: Future[Keadaan], watch: Pengawas) -> Callable[[], bool]:
    """Whether to stop; tells of the greedy plan once it is there."""
    told: list[float] = []

    def stop() -> bool:
        if waits.done() and not told:
            told.append(waits.result().nilai)
            watch.say("serakah", 0.05, told[0])
        return watch.stop()

    return stop


def find_prices(pilihan: Pilihan, watch: Pengawas, warm: tuple[Floats, ...], stop: Callable[[], bool]) -> kolom.Pasar:
    """Prices of seats and the bound they prove: those kept from another plan, or first without ties."""
    supply, kept = HargaSediaan(pilihan), hangat.read(pilihan, warm)
    if kept:
        pasar = hangat.begin(pilihan, kept)
    else:
        pasar = kolom.begin(pilihan, kolom.sample(pilihan, stop, supply))
        kolom.search(pasar, kolom.PUTARAN, stop, supply, goal=kolom.SELESAI_AWAL)

    def say(number: int, _value: float, bound: float) -> None:
        watch.say("harga", 0.2 + 0.3 * number / kolom.PUTARAN_IKAT, None, bound)

    kolom.search(pasar, kolom.PUTARAN_IKAT, stop, supply, say, goal=kolom.SELESAI_IKAT, tied=True)
    if stop():
        watch.cut("harga")
    return pasar


def find_plans(pilihan: Pilihan, pasar: kolom.Pasar, greedy: Keadaan, watch: Pengawas) -> list[Keadaan]:
    """The dive, everybody's bundle, months, repair, the rest of the money; again with the batches that came out, while that gains.

    Gives what is better than the greedy plan, the best first; the checker has not seen them yet.
    """
    batches = bulat.dive(pasar, watch.stop)
    watch.say("angkatan", 0.6, greedy.nilai, pasar.batas)
    best, more = greedy, [bundles_of(greedy)]
    better: list[Keadaan] = []
    for number in range(POLES + 1):
        state = try_batches(pilihan, pasar, batches, tuple(more), watch)
        watch.say("peserta", 0.7 + 0.1 * number, max(best.nilai, state.nilai), pasar.batas)
        gain = state.nilai - best.nilai
        if gain > 0:
            best = state
            better.insert(0, state)
        found = state.angkatan.sum(axis=1)
        wanted = CUKUP if pasar.lalu is None else CUKUP_HANGAT
        near = pasar.batas - best.nilai < wanted * best.nilai or (number and gain < POLES_PALING * best.nilai)
        if near or (found == batches).all() or watch.stop():
            break
        batches, more = found, [bundles_of(best), *more]
    if watch.stop():
        watch.cut("peserta")
    return better


def try_batches(pilihan: Pilihan, pasar: kolom.Pasar, batches: Ints, more: tuple[Ints, ...], watch: Pengawas) -> Keadaan:
    state = tempat.place(pilihan, bulat.assign(pasar, batches, watch.stop, more), batches)
    perbaiki.repair(state)
    serakah.complete(state, watch.stop)
    rapi.trim(state)
    serakah.complete(state, watch.stop)
    return state


def bundles_of(state: Keadaan) -> Ints:
    """(P, 3) everybody's options."""
    isi = np.full((len(state.milik), 3), -1, dtype=np.int64)
    for who, options in enumerate(state.milik):
        isi[who, : len(options)] = sorted(options)
    return isi


def choose(pilihan: Pilihan, pasar: kolom.Pasar, greedy: Keadaan, tried: list[Keadaan], watch: Pengawas) -> Rencana:
    """The first that passes the checker; the greedy plan where none does."""
    bound, base, plan = min(pasar.batas, top_bound(pilihan)), greedy.nilai, None
    for state in tried:
        with suppress(RencanaKeliruError):
            plan = finish(pilihan, state, base, bound, "kolom", watch)
            break
    plan = plan or finish(pilihan, greedy, base, bound, "serakah", watch)
    kept = hangat.keep(pilihan, pasar, plan.angkatan)
    return replace(plan, harga_awal=kept, bayangan=pasar.bayangan) if pilihan.banyak_produk else plan


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
    temuan = periksa.check(pilihan.masalah, state.angkatan, kursi)
    if temuan or abs(nilai - state.nilai) > 1e-6 * max(1.0, abs(nilai)):
        raise RencanaKeliruError(str(temuan[:3]))
    watch.say("selesai", 1.0, nilai, bound)
    return Rencana(
        angkatan=state.angkatan, kursi=kursi, nilai=nilai, batas=max(bound, nilai), nilai_serakah=greedy, cara=cara,
        pemakaian=state.pemakaian, terpotong=tuple(watch.terpotong),
    )  # fmt: skip
