"""Column generation: prices of seats, everybody's best answer at them, a proven bound, better prices; until they agree.

First for seats alone, which is quick; then with ties (`ikat.py`), which tell the price of a whole batch.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from . import ikat
from .harga import Harga, Penilai
from .lp import Hasil
from .masalah import Floats, HargaBayangan, Ints
from .pilihan import Pilihan
from .utama import JUTA, HargaSediaan, Utama, need

KELOMPOK, KELOMPOK_PALING = 600, 20  # groups of a town, people of a group: few columns for a city, quick agreement in a small town
CONTOH, KELOMPOK_CONTOH, PUTARAN_CONTOH = 1000, 4, 22
PUTARAN, PUTARAN_IKAT = 20, 25
KOTAK = 0.3  # half the width of the box around the best prices, of 1 + price
SELESAI, SELESAI_IKAT, SELESAI_AWAL = 1e-3, 5e-3, 5e-3  # bound over master: good enough, with ties, to begin with ties
Stop = Callable[[], bool]
Say = Callable[[int, float, float], None]


@dataclass(eq=False)
class Pasar:
    """Where the search for prices stands: best bound and the prices that prove it, and the last solution of the master."""

    utama: Utama
    penilai: Penilai
    batas: float
    harga: Harga
    hasil: Hasil | None = None
    riwayat: list[Harga] = field(default_factory=list)
    tetap: list[Harga] = field(default_factory=list)  # prices with the batches of a plan given
    bayangan: HargaBayangan | None = None
    lalu: Ints | None = None  # (J,) batches of an earlier plan, which the dive begins with


def group(pilihan: Pilihan, orang: Ints, size: int) -> Ints:
    """Groups of so many people, each inside one unit."""
    units = pilihan.masalah.unit[orang]
    order = np.argsort(units, kind="stable")
    rank = np.empty(len(orang), dtype=np.int64)
    rank[order] = np.arange(len(orang)) - np.searchsorted(units[order], units[order])
    _, number = np.unique(units * (len(orang) + 1) + rank // size, return_inverse=True)
    groups: Ints = number.astype(np.int64)
    return groups


def first_prices(pilihan: Pilihan) -> Harga:
    """A full batch's cost per seat, at what all budgets together buy at most."""
    masalah, of = pilihan.masalah, pilihan.program_produk
    unit = (masalah.biaya_angkatan / masalah.peserta_maks + masalah.biaya_kursi)[of]
    mean = float(unit[pilihan.produk].mean()) if len(pilihan.produk) else 1.0
    worth = float(pilihan.nilai.mean()) if len(pilihan.nilai) else 0.0
    return Harga(unit / max(mean, 1.0) * worth, np.zeros(len(masalah.layani_min)), np.zeros(len(pilihan.orang)))


def search(
    pasar: Pasar, rounds: int, stop: Stop, sediaan: HargaSediaan, say: Say = lambda *_: None, *, goal: float = SELESAI, tied: bool = False
) -> None:
    """Prices of the master, kept in a box around the best so far (boxstep); the box shrinks when three rounds in turn do not help."""
    harga, width, stale, idle = pasar.harga, KOTAK, 0, 0
    for number in range(rounds):
        if stop():
            return
        answer = pasar.penilai.price(harga)
        idle = 0 if pasar.utama.add(answer.isi, answer.nilai) else idle + 1
        stale = 0 if improve(pasar, answer.batas, harga, sediaan) else stale + 1
        width = width / 2 if stale and stale % 3 == 0 else width
        if tied and pasar.hasil is not None:
            ikat.tighten(pasar.utama, pasar.hasil, pasar.harga)
        room = width * (1 + np.abs(pasar.harga.kursi))
        pasar.utama.set_box(pasar.harga.kursi - room, pasar.harga.kursi + room)
        pasar.hasil = pasar.utama.lp.solve()
        if pasar.hasil is None:
            return
        harga = pasar.utama.prices(pasar.hasil)
        pasar.bayangan = shadow(pasar.utama, pasar.hasil, harga)
        say(number, pasar.hasil.tujuan, pasar.batas)
        if idle >= 3 or pasar.batas / max(pasar.hasil.tujuan, 1e-9) - 1 < goal:
            return


def shadow(utama: Utama, hasil: Hasil, harga: Harga) -> HargaBayangan:
    """A seat costs its price and its share of what the people of a batch pay for it to run."""
    supply, dual, pilihan = utama.sediaan, np.maximum(hasil.dual, 0), utama.pilihan
    whole = np.bincount(pilihan.program, harga.premi, minlength=len(supply.n)) / utama.masalah.peserta_maks
    seat = harga.kursi + whole[pilihan.program_produk]
    return HargaBayangan(dual[supply.pagu] / JUTA, dual[supply.ruang], dual[supply.pengajar], seat, harga.layani)


def improve(pasar: Pasar, batas: Floats, harga: Harga, sediaan: HargaSediaan) -> bool:
    """Keeps prices that prove a lower bound."""
    bound = float(batas.sum()) * pasar.utama.berat + sediaan.best(harga) - need(pasar.utama.masalah, harga.layani)
    if bound >= pasar.batas:
        return False
    pasar.batas, pasar.harga = bound, harga
    pasar.riwayat.append(harga)
    return True


def sample(pilihan: Pilihan, stop: Stop, sediaan: HargaSediaan) -> Harga:
    """Prices from a thousand people who stand for all."""
    people, harga = len(pilihan.masalah.bobot), first_prices(pilihan)
    if people < 3 * CONTOH:
        return harga
    chosen = np.arange(CONTOH) * people // CONTOH
    utama = Utama(pilihan, group(pilihan, chosen, KELOMPOK_CONTOH), chosen, people / CONTOH)
    pasar = Pasar(utama, Penilai(pilihan, chosen), float("inf"), harga)
    search(pasar, PUTARAN_CONTOH, stop, sediaan)
    return pasar.harga


def begin(pilihan: Pilihan, harga: Harga) -> Pasar:
    everybody = np.arange(len(pilihan.masalah.bobot))
    size = min(max(len(everybody) // KELOMPOK, 1), KELOMPOK_PALING)
    return Pasar(Utama(pilihan, group(pilihan, everybody, size), everybody), Penilai(pilihan, everybody), float("inf"), harga)
