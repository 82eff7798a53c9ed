"""The way of big offices, held against the exact one and against enumeration. Other seeds: RENCANA_KANTOR=0:300."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from rencana.optimum import KunciMustahilError, Masalah, Rencana, check, kolom, kunci, pasti, perbaiki, solve, susun, tempat
from rencana.optimum.contoh import make_kantor, make_kota
from rencana.optimum.harga import Harga, Penilai
from rencana.optimum.pilihan import Pilihan, list_pilihan, nilai_bundel
from tests.rencana.optimum.pabrik import make_masalah
from tests.rencana.optimum.test_kantor import FIRST, LAST


def solve_large(masalah: Masalah, monkeypatch: pytest.MonkeyPatch) -> Rencana:
    """As if the office were too large to be solved exactly."""
    with monkeypatch.context() as patch:
        patch.setattr(pasti, "MAKS_ORANG", -1)
        return solve(masalah)


@pytest.mark.parametrize("seed", range(FIRST, LAST, 4))
def test_the_way_of_big_offices_keeps_every_law_and_its_bound_is_none_too_low(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    office = make_kantor(seed)
    try:
        best, found = solve(office), solve_large(office, monkeypatch)
    except KunciMustahilError:
        return
    assert check(office, found.angkatan, found.kursi, found.nilai) == []
    assert found.nilai_serakah <= found.nilai + 1e-9
    assert found.nilai <= best.nilai + 1e-6
    assert found.batas >= best.nilai - 1e-6


@pytest.mark.parametrize("spread", [0.0, 1.0, 4.0])
def test_pricing_finds_the_best_bundle_of_everybody(spread: float) -> None:
    """Against every single, pair and triple; prices may be negative."""
    city = make_kota(3, people=60, programmes=90)
    assert len(city.menunggu)
    options = list_pilihan(city)
    draw = np.random.default_rng(5)
    price, premium = draw.normal(spread / 2, spread, options.banyak_produk), draw.uniform(0, 2, len(city.layani_min))
    cost = Harga(price, premium, np.where(draw.random(len(options.orang)) < 0.2, draw.uniform(0, 2, len(options.orang)), 0.0))
    answer = Penilai(options, np.arange(60)).price(cost)
    for who in range(60):
        best = best_net(options, who, cost)
        assert answer.bersih[who] <= best + 1e-6
        assert answer.batas[who] >= best - 1e-6
        assert answer.bersih[who] == pytest.approx(best, abs=1e-3) or answer.batas[who] > answer.bersih[who] + 1e-3


def best_net(options: Pilihan, who: int, cost: Harga) -> float:
    city, mine = options.masalah, range(options.mulai[who], options.mulai[who + 1])
    locked = {option for option in mine if options.terkunci[option]}
    bundles = [bundle for size in range(1, 4) for bundle in combinations(mine, size) if locked <= set(bundle) and holds(options, bundle)]
    isi = np.array([[*bundle, -1, -1][:3] for bundle in bundles], dtype=np.int64).reshape(-1, 3)
    hours = (options.jp[isi] * (isi >= 0)).sum(axis=1) + city.jp[who]
    net = nilai_bundel(options, isi) - (cost.of_options(options)[isi] * (isi >= 0)).sum(axis=1) + cost.layani[city.unit[who]]
    return float(max(net[~city.pppk[who] | (hours <= 24)].max(initial=-np.inf), -np.inf if locked else 0.0))


def holds(options: Pilihan, bundle: tuple[int, ...]) -> bool:
    return {int(first) for option in bundle for first in options.tunggu[option]} <= {-1, *bundle}


def test_who_is_locked_is_seated_without_the_greedy_start() -> None:
    """Seventy people in pairs, their one month taken from every second: batches are found, filled and paid for them from nothing."""
    busy = np.zeros((70, 3), dtype=bool)
    busy[::2, 0] = True
    locks = [[who, who % 2] for who in range(0, 70, 5)]
    town = make_masalah(people=70, months=3, sibuk=busy, kunci_kursi=locks, peserta_min=[8, 8], pagu_rupiah=[80], ruang=[1, 1, 1])
    options = list_pilihan(town)
    for batches in ([0, 0], [1, 1], [2, 0]):
        state = tempat.place(options, np.full((70, 3), -1), np.array(batches))
        perbaiki.repair(state)
        assert (state.bulan[options.terkunci] >= 0).all()
        assert check(town, state.angkatan, state.kursi) == []


def test_batches_are_held_where_who_is_locked_in_can_come() -> None:
    """One room a month, and who is locked in is away in the first: the other programme gives way."""
    busy = np.zeros((70, 2), dtype=bool)
    busy[0, 0] = True
    town = make_masalah(people=70, sibuk=busy, kunci_kursi=[[0, 0]], ruang=[1, 1])
    options = list_pilihan(town)
    state = tempat.place(options, np.full((70, 3), -1), np.array([1, 1]))
    assert state.angkatan.tolist() == [[0, 1], [1, 0]]


def test_who_has_another_seat_gives_it_up_for_the_least_of_a_locked_batch() -> None:
    office = make_masalah(people=3, kunci_kursi=[[0, 0]], peserta_min=[2, 1], aturan={"k": 1})
    options = list_pilihan(office)
    seats = np.array([[-1, -1, -1], [options.find(1, 1), -1, -1], [options.find(2, 1), -1, -1]])
    state = tempat.place(options, seats, np.array([0, 1]))
    perbaiki.repair(state)
    assert check(office, state.angkatan, state.kursi) == []


@pytest.fixture(scope="module")
def town() -> Masalah:
    """Without locks: five budgets of a town this small cannot carry those of the city."""
    city = make_kota(2, people=160, programmes=24, budget=1.0)
    return replace(city, kunci_kursi=city.kunci_kursi[:0], kunci_angkatan=city.kunci_angkatan * 0)


@pytest.fixture(scope="module")
def town_plan(town: Masalah) -> Rencana:
    return solve(town)


def test_a_town_is_planned_better_than_greedily_and_twice_the_same(town: Masalah, town_plan: Rencana) -> None:
    assert check(town, town_plan.angkatan, town_plan.kursi, town_plan.nilai) == []
    assert town_plan.nilai_serakah <= town_plan.nilai <= town_plan.batas
    assert solve(town).sidik == town_plan.sidik


def test_the_bound_knows_what_a_whole_batch_costs(town_plan: Rencana) -> None:
    """Without ties a twelfth of the plan and more lies between; most of it is batches that nobody can run in part."""
    assert town_plan.celah < 0.05


def test_more_money_never_lowers_the_bound_and_a_ban_never_raises_it(town: Masalah, town_plan: Rencana) -> None:
    """Bounds are proven to three thousandths at most, so that much may separate them."""
    richer = solve(replace(town, pagu_rupiah=town.pagu_rupiah * 2), warm=town_plan.harga_awal)
    refused = town.tolak.copy()
    refused[:, town_plan.kursi[0, 1]] = 1
    banned = solve(replace(town, tolak=refused), warm=town_plan.harga_awal)
    assert richer.batas >= town_plan.batas * (1 - 3e-3)
    assert banned.batas <= town_plan.batas * (1 + 3e-3)


def test_doubled_weights_double_the_plan(town: Masalah, town_plan: Rencana) -> None:
    rules = replace(town.aturan, nilai_jp=0.1, nilai_wajib=6.0, potongan_lalu=0.3, denda_unit=4.0)
    doubled = solve(replace(town, bobot=town.bobot * 2, aturan=rules))
    assert doubled.nilai_serakah == pytest.approx(2 * town_plan.nilai_serakah)
    assert doubled.batas == pytest.approx(2 * town_plan.batas, rel=4e-3)


def test_a_promise_proven_in_full_changes_nothing(town: Masalah, town_plan: Rencana) -> None:
    assert solve(replace(town, efek=np.ones_like(town.efek))).sidik == town_plan.sidik


@pytest.mark.parametrize("times", [1, 5, 20, 30])
def test_a_plan_that_is_stopped_is_the_best_so_far(town: Masalah, times: int) -> None:
    asked = iter(range(10_000))
    found = solve(town, until=lambda: next(asked) > times)
    assert found.terpotong
    assert check(town, found.angkatan, found.kursi, found.nilai) == []
    assert found.nilai >= found.nilai_serakah - 1e-9


def test_a_plan_that_the_checker_refuses_is_passed_over() -> None:
    """Somebody sits where no batch runs: the next plan is taken, at last the greedy one."""
    options, watch = list_pilihan(make_kota(3, people=60, programmes=90)), susun.Pengawas(None, None, 60)
    greedy, broken = susun.complete_greedy(kunci.start(options), watch), kunci.start(options)
    broken.seat(0, 0)
    market = kolom.begin(options, kolom.first_prices(options))
    found = susun.choose(options, market, greedy, [broken], watch)
    assert (found.cara, found.nilai) == ("serakah", pytest.approx(greedy.nilai))
    assert susun.choose(options, market, greedy, [broken, greedy], watch).cara == "kolom"
