"""What may not change a plan: the order of people and programmes, prices kept from another plan."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rencana.optimum import KunciMustahilError, Masalah, check, hangat, kolom, solve
from rencana.optimum.contoh import make_kantor, make_kota
from rencana.optimum.harga import Harga
from rencana.optimum.masalah import SHAPES, Ints
from rencana.optimum.pilihan import list_pilihan


def shuffle(masalah: Masalah, seed: int) -> Masalah:
    """The same people and programmes in another order."""
    draw = np.random.default_rng(seed)
    orders = {"P": draw.permutation(len(masalah.bobot)), "J": draw.permutation(len(masalah.pagu))}
    changes: dict[str, Any] = {}
    for name, letters in SHAPES.items():
        values = getattr(masalah, name)
        for axis, letter in enumerate(letters):
            values = np.take(values, orders[letter], axis=axis) if letter in orders else values
        changes[name] = values
    places: list[Ints] = [np.argsort(orders["P"]), np.argsort(orders["J"])]
    for name, sides in (("wajib", (0, 1)), ("kunci_kursi", (0, 1)), ("menunggu", (0, 1, 1))):
        rows = getattr(masalah, name)
        changes[name] = np.stack([places[side][rows[:, column]] for column, side in enumerate(sides)], axis=1)
    return replace(masalah, **changes)


@pytest.mark.parametrize("seed", range(0, 40, 5))
def test_another_order_of_people_and_programmes_is_worth_the_same(seed: int) -> None:
    office = make_kantor(seed)
    try:
        value = solve(office).nilai
    except KunciMustahilError:
        return
    assert solve(shuffle(office, seed)).nilai == pytest.approx(value, abs=1e-6)


def test_in_a_town_another_order_moves_the_plan_less_than_its_gap() -> None:
    city = make_kota(2, people=160, programmes=24, budget=1.0)
    town = replace(city, kunci_kursi=city.kunci_kursi[:0], kunci_angkatan=city.kunci_angkatan * 0)
    one, other = solve(town), solve(shuffle(town, 1))
    assert other.nilai_serakah == pytest.approx(one.nilai_serakah, rel=0.02)
    assert max(one.nilai, other.nilai) <= min(one.batas, other.batas) + 1e-6
    assert other.batas == pytest.approx(one.batas, rel=1e-2)


def test_prices_are_kept_as_they_were_with_the_batches_of_the_plan() -> None:
    options = list_pilihan(make_kota(1, people=80, programmes=20))
    draw = np.random.default_rng(3)
    premi = np.where(draw.random(len(options.orang)) < 0.1, draw.random(len(options.orang)), 0.0)
    harga = Harga(draw.random(options.banyak_produk), draw.random(len(options.masalah.layani_min)), premi)
    months = draw.integers(0, 2, options.masalah.bulan.shape)
    given = Harga(draw.random(options.banyak_produk), harga.layani, np.zeros_like(premi))
    pasar = kolom.begin(options, harga)
    pasar.riwayat, pasar.tetap = [harga], [given]
    kept = hangat.read(options, hangat.keep(options, pasar, months))
    assert kept is not None
    assert (kept.angkatan == months.sum(axis=1)).all()
    for found, wanted in zip(kept.harga, (given, harga), strict=True):
        for name in ("kursi", "layani", "premi"):
            assert (getattr(found, name) == getattr(wanted, name)).all()
    assert hangat.read(options, (np.zeros(3),)) is None


def test_from_kept_prices_a_changed_town_is_planned_as_well() -> None:
    city = make_kota(2, people=160, programmes=24, budget=1.0)
    town = replace(city, kunci_kursi=city.kunci_kursi[:0], kunci_angkatan=city.kunci_angkatan * 0)
    richer = replace(town, pagu_rupiah=town.pagu_rupiah * 21 // 20)
    fresh, warm = solve(richer), solve(richer, warm=solve(town).harga_awal)
    assert check(richer, warm.angkatan, warm.kursi, warm.nilai) == []
    assert warm.batas == pytest.approx(fresh.batas, rel=6e-3)
    assert warm.nilai >= 0.995 * fresh.nilai
