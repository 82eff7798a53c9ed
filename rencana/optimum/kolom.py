"""Column generation: prices of seats, everybody's best answer at them, a proven bound, better prices; until they agree."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .harga import Penilai
from .lp import Hasil
from .masalah import Floats, HargaBayangan, Ints
from .pilihan import Pilihan
from .utama import JUTA, HargaSediaan, Utama, need

KELOMPOK = 20
CONTOH, KELOMPOK_CONTOH, PUTARAN_CONTOH = 1000, 4, 22
PUTARAN = 40
KOTAK = 0.3  # half the width of the box around the best prices, of 1 + price
SELESAI = 1e-3  # bound over master: prices are good enough
SIMPAN = 5  # price vectors that the next solve begins with
Stop = Callable[[], bool]
Say = Callable[[int, float, float], None]


@dataclass(eq=False)
class Pasar:
    """Where the search for prices stands: best bound and the prices that prove it, and the last solution of the master."""

    utama: Utama
    penilai: Penilai
    batas: float
    harga: Floats
    layani: Floats
    hasil: Hasil | None = None
    riwayat: list[Floats] | None = None
    bayangan: HargaBayangan | None = None


def group(pilihan: Pilihan, orang: Ints, size: int) -> Ints:
    """Groups of so many people, each inside one unit."""
    units = pilihan.masalah.unit[orang]
    order = np.argsort(units, kind="stable")
    rank = np.empty(len(orang), dtype=np.int64)
    rank[order] = np.arange(len(orang)) - np.searchsorted(units[order], units[order])
    _, number = np.unique(units * (len(orang) + 1) + rank // size, return_inverse=True)
    groups: Ints = number.astype(np.int64)
    return groups


def first_prices(pilihan: Pilihan) -> tuple[Floats, Floats]:
    """A full batch's cost per seat, at what all budgets together buy at most."""
    masalah, of = pilihan.masalah, pilihan.program_produk
    unit = (masalah.biaya_angkatan / masalah.peserta_maks + masalah.biaya_kursi)[of]
    mean = float(unit[pilihan.produk].mean()) if len(pilihan.produk) else 1.0
    return unit / max(mean, 1.0) * float(pilihan.nilai.mean() if len(pilihan.nilai) else 0.0), np.zeros(len(masalah.layani_min))


def search(pasar: Pasar, rounds: int, stop: Stop, sediaan: HargaSediaan, say: Say = lambda *_: None, goal: float = SELESAI) -> None:
    """Prices of the master, kept in a box around the best so far (boxstep); the box shrinks when three rounds in turn do not help."""
    price, premium, width, stale, idle = pasar.harga, pasar.layani, KOTAK, 0, 0
    for number in range(rounds):
        if stop():
            return
        answer = pasar.penilai.price(price, premium)
        idle = 0 if pasar.utama.add(answer.isi, answer.nilai) else idle + 1
        stale = 0 if improve(pasar, answer.batas, price, premium, sediaan) else stale + 1
        width = width / 2 if stale and stale % 3 == 0 else width
        room = width * (1 + np.abs(pasar.harga))
        pasar.utama.set_box(pasar.harga - room, pasar.harga + room)
        pasar.hasil = pasar.utama.lp.solve()
        if pasar.hasil is None:
            return
        pasar.bayangan = shadow(pasar.utama, pasar.hasil)
        say(number, pasar.hasil.tujuan, pasar.batas)
        if idle >= 3 or pasar.batas / max(pasar.hasil.tujuan, 1e-9) - 1 < goal:
            return
        price, premium = pasar.utama.prices(pasar.hasil)


def shadow(utama: Utama, hasil: Hasil) -> HargaBayangan:
    supply, dual = utama.sediaan, np.maximum(hasil.dual, 0)
    price, premium = utama.prices(hasil)
    return HargaBayangan(dual[supply.pagu] / JUTA, dual[supply.ruang], dual[supply.pengajar], price, premium)


def improve(pasar: Pasar, batas: Floats, price: Floats, premium: Floats, sediaan: HargaSediaan) -> bool:
    """Keeps prices that prove a lower bound."""
    bound = float(batas.sum()) * pasar.utama.berat + sediaan.best(price) - need(pasar.utama.masalah, premium)
    if bound >= pasar.batas:
        return False
    pasar.batas, pasar.harga, pasar.layani = bound, price, premium
    if pasar.riwayat is not None:
        pasar.riwayat.append(np.concatenate([price, premium]))
    return True


def sample(pilihan: Pilihan, stop: Stop, sediaan: HargaSediaan) -> tuple[Floats, Floats]:
    """Prices from a thousand people who stand for all."""
    people = len(pilihan.masalah.bobot)
    price, premium = first_prices(pilihan)
    if people < 3 * CONTOH:
        return price, premium
    chosen = np.arange(CONTOH) * people // CONTOH
    utama = Utama(pilihan, group(pilihan, chosen, KELOMPOK_CONTOH), chosen, people / CONTOH)
    pasar = Pasar(utama, Penilai(pilihan, chosen), float("inf"), price, premium)
    search(pasar, PUTARAN_CONTOH, stop, sediaan)
    return pasar.harga, pasar.layani


def start(pilihan: Pilihan, stop: Stop, sediaan: HargaSediaan, warm: tuple[Floats, ...]) -> Pasar:
    """With prices of an earlier plan their answers are the first columns; else a sample gives the first prices."""
    people, products = len(pilihan.masalah.bobot), pilihan.banyak_produk
    everybody = np.arange(people)
    fitting = [vector for vector in warm if len(vector) == products + len(pilihan.masalah.layani_min)]
    begin = (fitting[-1][:products], fitting[-1][products:]) if fitting else sample(pilihan, stop, sediaan)
    pasar = Pasar(
        Utama(pilihan, group(pilihan, everybody, KELOMPOK), everybody), Penilai(pilihan, everybody), float("inf"), *begin, None, []
    )
    for vector in fitting[:-1]:
        answer = pasar.penilai.price(vector[:products], vector[products:])
        pasar.utama.add(answer.isi, answer.nilai)
    return pasar
