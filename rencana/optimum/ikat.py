"""Ties: nobody has a greater share of a programme's seat than the share of a batch that runs.

With only seats = participants times batches, four tenths of a batch seat its twelve best people in full for four tenths of its fixed cost,
and neither the bound nor the dive knows what a whole batch costs. So, for small sets C of people of one programme (as in a strong
formulation of the location of facilities):

    seats of C in j <= |C| n_j        valid for whole n_j; its dual is a premium that each of C pays for the batch, and that the batch earns

Added where a solution breaks them, to people in the order of what the seat brings them beyond its price.
"""

import numpy as np

from .harga import Harga
from .lp import Hasil
from .masalah import Floats, Ints
from .utama import Utama

SERIKAT, SERIKAT_PALING = 1500, 8  # a tie is one person per so many people, and at most so many: fewer rows for a city, tighter for a town
LEBIH = 0.02  # of a seat beyond the batch's share, before a person is tied


def tighten(utama: Utama, hasil: Hasil, harga: Harga) -> None:
    """Ties the people whose share in the solution is greater than that of the batch."""
    pilihan = utama.pilihan
    batches = hasil.nilai[utama.sediaan.n][pilihan.program]
    beyond = (share(utama, hasil) > batches + LEBIH) & (batches < 1) & (utama.ikatan[:-1] < 0)
    options = np.flatnonzero(beyond)
    product = pilihan.produk[options]
    order = np.lexsort((-(pilihan.nilai - harga.of_options(pilihan))[options], product))
    options, product = options[order], product[order]
    rank = np.arange(len(options)) - np.searchsorted(product, product)
    size = min(max(len(pilihan.masalah.bobot) // SERIKAT, 1), SERIKAT_PALING)
    tie(utama, options, rank // size)


def tie(utama: Utama, options: Ints, part: Ints) -> None:
    """One row for the options of a product with the same number in `part`, and a column that leaves one of its seats empty."""
    if not len(options):
        return
    keys, row, size = np.unique(utama.pilihan.produk[options] * len(options) + part, return_inverse=True, return_counts=True)
    product, begin = keys // len(options), utama.lp.row_count
    utama.ikatan[options] = begin + row
    rows, columns = find_seats(utama, options)
    added = utama.lp.more_rows(
        0.0,
        np.concatenate([np.arange(len(size)), rows - begin]),
        np.concatenate([utama.sediaan.n[utama.pilihan.program_produk[product]], columns]),
        np.concatenate([-size.astype(np.float64), np.ones(len(rows))]),
    )
    utama.more_empty(product, added)


def find_seats(utama: Utama, options: Ints) -> tuple[Ints, Ints]:
    """Row and column of each seat of these options in the columns there are."""
    fresh = np.zeros(len(utama.ikatan), dtype=bool)
    fresh[options] = True
    found = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))]
    for first, isi, groups in utama.rounds():
        column = np.full(utama.groups, -1)
        column[groups] = first + np.arange(len(groups))
        who, place = np.nonzero(fresh[isi] & (column[utama.kelompok] >= 0)[:, None])
        found.append((utama.ikatan[isi[who, place]], column[utama.kelompok[who]]))
    return np.concatenate([rows for rows, _ in found]), np.concatenate([columns for _, columns in found])


def share(utama: Utama, hasil: Hasil) -> Floats:
    """(N,) of each option in the solution."""
    total = np.zeros(len(utama.pilihan.orang))
    for groups, weight, isi in utama.weights(hasil):
        part = np.zeros(utama.groups)
        part[groups] = weight
        who, place = np.nonzero((isi >= 0) & (part > 1e-9)[utama.kelompok][:, None])
        np.add.at(total, isi[who, place], part[utama.kelompok[who]])
    return total


def untie(utama: Utama) -> None:
    """With whole batches given, ties say nothing, and their duals belong to the seats."""
    utama.lp.free_rows(np.unique(utama.ikatan[utama.ikatan >= 0]))
    utama.ikatan[:] = -1
