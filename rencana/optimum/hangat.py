"""What one solve leaves to the next of a like input: prices, premiums of ties, batches; plain vectors, so that a plan can keep them.

Prices with the batches given are kept beside those of the search: they bring the bundles that people have once batches are whole, which
the next solve would else have to ask for round by round. A vector: (Q,) prices of seats, (U,) premiums of people served, (J,) batches,
then person, programme and premium of each option that has one. Any prices prove a bound, so that an input that changed since can be no
fault; a vector of another length is left aside.
"""

from dataclasses import dataclass

import numpy as np

from . import ikat, kolom
from .harga import Harga
from .masalah import Floats, Ints
from .pilihan import Pilihan

SIMPAN, SIMPAN_TETAP = 8, 4  # prices that the next solve begins with: of the search, and with the batches given


@dataclass(frozen=True, eq=False)
class Bekal:
    """Prices in the order in which they were found, and the batches of the plan."""

    harga: list[Harga]
    angkatan: Ints


def keep(pilihan: Pilihan, pasar: kolom.Pasar, angkatan: Ints) -> tuple[Floats, ...]:
    """The best prices of the search last."""
    batches, kept = angkatan.sum(axis=1).astype(np.float64), [*pasar.tetap[-SIMPAN_TETAP:], *pasar.riwayat[-SIMPAN:]]
    return tuple(np.concatenate([one.kursi, one.layani, batches, premiums(pilihan, one)]) for one in kept)


def premiums(pilihan: Pilihan, harga: Harga) -> Floats:
    options = np.flatnonzero(harga.premi)
    return np.stack([pilihan.orang[options], pilihan.program[options], harga.premi[options]], axis=1).ravel()


def read(pilihan: Pilihan, warm: tuple[Floats, ...]) -> Bekal | None:
    """None when nothing fits this input."""
    ends = np.cumsum([pilihan.banyak_produk, len(pilihan.masalah.layani_min), len(pilihan.masalah.pagu)])
    fitting = [np.split(np.asarray(vector), ends) for vector in warm if len(vector) >= ends[-1] and not (len(vector) - ends[-1]) % 3]
    if not fitting:
        return None
    harga = [Harga(kursi, layani, read_premiums(pilihan, rest.reshape(-1, 3))) for kursi, layani, _, rest in fitting]
    return Bekal(harga, np.round(fitting[-1][2]).astype(np.int64))


def read_premiums(pilihan: Pilihan, rows: Floats) -> Floats:
    """(N,) of the pairs that are still options."""
    premi, programmes = np.zeros(len(pilihan.orang)), len(pilihan.masalah.pagu)
    keys = pilihan.orang * programmes + pilihan.program
    wanted = rows[:, 0].astype(np.int64) * programmes + rows[:, 1].astype(np.int64)
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    known = keys[place] == wanted
    premi[place[known]] = rows[known, 2]
    return premi


def begin(pilihan: Pilihan, bekal: Bekal) -> kolom.Pasar:
    """The answers at the kept prices are the first columns; who paid one premium is tied together again."""
    last = bekal.harga[-1]
    pasar = kolom.begin(pilihan, last)
    pasar.lalu = bekal.angkatan
    for harga in bekal.harga[:-1]:
        answer = pasar.penilai.price(harga)
        pasar.utama.add(answer.isi, answer.nilai)
    options = np.flatnonzero(last.premi)
    ikat.tie(pasar.utama, options, np.unique(last.premi[options], return_inverse=True)[1])
    return pasar
