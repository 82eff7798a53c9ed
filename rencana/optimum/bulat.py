"""Whole batches: a dive that fixes the most decided third of the fractional batch counts again and again, warm; then everybody's bundle."""

import numpy as np

from . import ikat, kolom
from .harga import Harga, Penilai
from .kolom import Pasar, Stop
from .lp import Hasil
from .masalah import Floats, Ints
from .pilihan import Pilihan, nilai_bundel
from .utama import SEMU, HargaSediaan, Utama

BAGIAN = 0.34
MAHAL = 2.0
SISA = 1  # undecided that are left to the greedy rule: where one is rounded down another takes its money, and so on
SUSUT = 1e-3  # share of the program lost since everybody was asked last: asked again
DEKAT = 0.5  # points below the best net value at which a bundle is still of interest
KUNCI_KOSONG = 20.0  # points that a locked seat left empty costs
PUTARAN_ORANG = 6
BUNDEL_AWAL = 26  # rounds whose bundles the people's program begins with: from kept prices all of them
PUTARAN_TETAP, SELESAI_TETAP = 5, 1e-3  # pricings of the master with the batches given, and when they agree with it


def empty_cost(pilihan: Pilihan, isi: Ints, harga: Floats) -> Floats:
    """(Q,) points that a seat left empty costs. Without it a closed programme kills all its columns.

    Twice the mean loss of its owners: at the mean, columns of those who lose most would leave theirs empty and show points nobody has.
    """
    who, place = np.nonzero(isi >= 0)
    without = isi[who].copy()
    without[np.arange(len(who)), place] = -1
    loss = nilai_bundel(pilihan, isi)[who] - nilai_bundel(pilihan, without)
    option = isi[who, place]
    loss = np.where(pilihan.terkunci[option], KUNCI_KOSONG, loss)
    product = pilihan.produk[option]
    count = np.bincount(product, minlength=pilihan.banyak_produk)
    total = np.bincount(product, loss, minlength=pilihan.banyak_produk)
    return MAHAL * np.where(count > 0, total / np.maximum(count, 1), np.maximum(harga, 0)) + 0.05


class Selam:
    """The dive over n and z of a master."""

    def __init__(self, pasar: Pasar) -> None:
        self.pasar, self.lp = pasar, pasar.utama.lp
        supply = pasar.utama.sediaan
        self.kolom = np.concatenate([supply.n, supply.z])
        self.bawah = np.concatenate([supply.batas_bawah, np.zeros(len(supply.z))]).astype(np.float64)
        self.atas = np.concatenate([supply.batas_atas, np.ones(len(supply.z))]).astype(np.float64)
        self.banyak = len(supply.n)

    def run(self, stop: Stop) -> Ints:
        """(J,) whole batches."""
        hasil = self._solve()
        priced = hasil.tujuan
        for first in (True, *[False] * 200):
            value = np.clip(hasil.nilai[self.kolom], self.bawah, self.atas)
            away = np.abs(value - np.round(value))
            undecided = np.flatnonzero((away > 1e-6) & (self.bawah < self.atas))
            if len(undecided) <= SISA or stop():
                break
            picked = self._agreed(undecided, value) if first else undecided[:0]
            if not len(picked):
                picked = undecided[np.argsort(away[undecided], kind="stable")][: max(1, int(BAGIAN * len(undecided)))]
            hasil = self._fix(picked, value) or hasil
            if hasil.tujuan < priced * (1 - SUSUT):
                hasil = self._price(hasil)
                priced = hasil.tujuan
        found = np.clip(hasil.nilai[self.kolom], self.bawah, self.atas)[: self.banyak]
        whole: Ints = np.floor(found + 1e-6).astype(np.int64)
        return whole

    def _agreed(self, undecided: Ints, value: Floats) -> Ints:
        """Counts of batches that round to those of an earlier plan."""
        batches = undecided[undecided < self.banyak]
        same: Ints = batches[:0] if self.pasar.lalu is None else batches[np.round(value[batches]) == self.pasar.lalu[batches]]
        return same

    def _fix(self, picked: Ints, value: Floats) -> Hasil | None:
        """Rounded; where that cannot be, rounded down."""
        for whole in (np.round(value[picked]), np.maximum(np.floor(value[picked]), self.bawah[picked])):
            self.lp.set_bounds(self.kolom[picked], whole, whole)
            hasil = self.lp.solve()
            if hasil is not None:
                self.bawah[picked] = self.atas[picked] = whole
                return hasil
        self.lp.set_bounds(self.kolom[picked], self.bawah[picked], self.atas[picked])
        self.atas[picked] = self.bawah[picked] = np.maximum(np.floor(value[picked]), self.bawah[picked])
        return None

    def _price(self, hasil: Hasil) -> Hasil:
        answer = self.pasar.penilai.price(self.pasar.utama.prices(hasil))
        self.pasar.utama.add(answer.isi, answer.nilai)
        return self._solve()

    def _solve(self) -> Hasil:
        hasil = self.lp.solve()
        if hasil is None:
            raise RuntimeError("the master has artificial seats: it cannot be infeasible")
        return hasil


def assign(pasar: Pasar, batches: Ints, stop: Stop, more: tuple[Ints, ...] = ()) -> Ints:
    """(P, 3) everybody's bundle with batches given; `more` are bundles to begin with besides those of the last rounds."""
    utama = pasar.utama
    utama.lp.set_bounds(utama.sediaan.n, batches, batches)
    utama.lp.set_bounds(utama.sediaan.z, np.zeros(len(utama.sediaan.z)), np.ones(len(utama.sediaan.z)))
    ikat.untie(utama)
    supply = HargaSediaan(utama.pilihan)
    supply.lp.set_bounds(supply.sediaan.n, batches, batches)
    given = Pasar(utama, pasar.penilai, float("inf"), without_ties(pasar))
    kolom.search(given, PUTARAN_TETAP, stop, supply, goal=SELESAI_TETAP)
    pasar.tetap, price = given.riwayat, given.harga
    best = pasar.penilai.price(price).bersih
    people = Orang(utama.pilihan, pasar.penilai)
    for isi in (*more, *utama.putaran[-BUNDEL_AWAL:]):
        people.add(isi, price, best)
    return people.best(batches, stop)[0]


def without_ties(pasar: Pasar) -> Harga:
    """What a seat costs where nobody pays for the batch."""
    seats = pasar.harga.kursi if pasar.bayangan is None else pasar.bayangan.kursi
    return Harga(seats, pasar.harga.layani, np.zeros_like(pasar.harga.premi))


def dive(pasar: Pasar, stop: Stop) -> Ints:
    utama = pasar.utama
    utama.allow_empty(empty_cost(utama.pilihan, utama.putaran[-1], pasar.harga.kursi))
    return Selam(pasar).run(stop)


class Orang:
    """With batches given, a program with a row for every person: all but a few people come out whole.

    It begins with those bundles of the last rounds that are nearly best at the prices of the master with these batches.
    """

    def __init__(self, pilihan: Pilihan, penilai: Penilai) -> None:
        everybody = np.arange(len(pilihan.masalah.bobot))
        self.pilihan, self.penilai = pilihan, penilai
        self.utama = Utama(pilihan, everybody, everybody)
        self.utama.set_box(np.full(len(self.utama.link), -SEMU), np.full(len(self.utama.link), KUNCI_KOSONG))
        locked = np.bincount(pilihan.orang, pilihan.terkunci, minlength=len(everybody)) > 0
        self.tanpa = np.full((len(everybody), 3), -1)
        self.utama.add(self.tanpa, np.where(locked, -SEMU, 0.0))

    def add(self, isi: Ints, harga: Harga, best: Floats) -> None:
        """Bundles whose net value is within DEKAT of the person's best; of the others the empty one, which is known already."""
        value = nilai_bundel(self.pilihan, isi)
        net = value - (harga.of_options(self.pilihan)[isi] * (isi >= 0)).sum(axis=1)
        near = (net > best - DEKAT) & (isi >= 0).any(axis=1)
        self.utama.add(np.where(near[:, None], isi, self.tanpa), np.where(near, value, 0.0))

    def best(self, batches: Ints, stop: Stop) -> tuple[Ints, float]:
        """(P, 3) each person's greatest share of a bundle, and the value of the program."""
        supply = self.utama.sediaan
        self.utama.lp.set_bounds(supply.n, batches, batches)
        hasil = None
        for _ in range(PUTARAN_ORANG):
            hasil = self.utama.lp.solve()
            if hasil is None or stop():
                break
            answer = self.penilai.price(self.utama.prices(hasil))
            gain = answer.bersih - hasil.dual[self.utama.satu]
            if np.maximum(gain, 0).sum() < 1e-3 * abs(hasil.tujuan):
                break
            better = gain > 1e-6
            self.utama.add(np.where(better[:, None], answer.isi, self.tanpa), np.where(better, answer.nilai, 0))
        if hasil is None:
            return self.tanpa, float("-inf")
        return self._choose(hasil), hasil.tujuan

    def _choose(self, hasil: Hasil) -> Ints:
        people = len(self.pilihan.masalah.bobot)
        chosen, share = np.full((people, 3), -1, dtype=np.int64), np.zeros(people)
        for groups, weight, isi in self.utama.weights(hasil):
            better = weight > share[groups] + 1e-9
            chosen[groups[better]] = isi[groups[better]]
            share[groups[better]] = weight[better]
        return chosen
