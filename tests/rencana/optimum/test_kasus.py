"""Cases at the edge: nothing to choose from, nothing to spend, everything locked."""

from typing import Any

import numpy as np
import pytest

from rencana.optimum import KunciMustahilError, MasalahKeliruError, solve
from tests.rencana.optimum.pabrik import make_masalah, pairs_of


def test_of_two_programmes_for_one_gap_the_higher_counts_once() -> None:
    rencana = solve(make_masalah())
    assert (rencana.nilai, rencana.batas, rencana.celah) == (8, 8, 0)
    assert pairs_of(rencana) == {(who, 1) for who in range(4)}


@pytest.mark.parametrize(
    "changes",
    [{"pagu_rupiah": [0]}, {"angkatan_maks": [0, 0]}, {"tolak": np.ones((4, 2))}, {"kini": np.full((4, 1), 3)}, {"sudah": [3] * 4}],
)
def test_where_nothing_can_be_done_the_plan_is_empty(changes: dict[str, Any]) -> None:
    rencana = solve(make_masalah(**changes))
    assert (rencana.nilai, len(rencana.kursi), rencana.angkatan.sum()) == (0, 0, 0)


def test_no_programmes_no_people() -> None:
    assert solve(make_masalah(programmes=0)).nilai == 0
    assert solve(make_masalah(people=0)).nilai == 0


def test_people_without_a_gap_or_missing_hours_are_never_seated() -> None:
    rencana = solve(make_masalah(kini=[[3], [1], [1], [1]]))
    assert 0 not in rencana.kursi[:, 0]


def test_what_is_locked_is_in_the_plan_whatever_it_is_worth() -> None:
    rencana = solve(make_masalah(kini=[[3], [1], [1], [1]], kunci_kursi=[[0, 0]], kunci_angkatan=[[0, 0], [1, 0]]))
    assert (0, 0) in pairs_of(rencana)
    assert rencana.angkatan[1, 0] == 1


@pytest.mark.parametrize(
    ("batas", "changes"),
    [
        ("pasangan", {"tolak": [[1, 0], *[[0, 0]] * 3], "kunci_kursi": [[0, 0]]}),
        ("angkatan", {"kunci_angkatan": [[2, 1], [0, 0]]}),
        ("bulan", {"kunci_angkatan": [[1, 0], [0, 0]], "bulan": [[False, True], [True, True]]}),
        ("sebulan", {"kunci_angkatan": [[2, 0], [0, 0]], "sebulan": [[1, 1], [2, 2]]}),
        ("ruang", {"kunci_angkatan": [[1, 0], [0, 0]], "ruang": [0, 9]}),
        ("pengajar", {"kunci_angkatan": [[1, 0], [0, 0]], "pengajar": [0]}),
        ("pagu", {"kunci_angkatan": [[1, 0], [0, 0]], "pagu_rupiah": [10]}),
        ("peserta", {"kunci_angkatan": [[1, 0], [0, 0]], "peserta_min": [5, 1]}),
        ("k", {"kunci_kursi": [[0, 0], [0, 1]], "aturan": {"k": 1}}),
        ("jp_pppk", {"kunci_kursi": [[0, 0], [0, 1]], "pppk": [True] * 4, "jp": [10] * 4}),
    ],
)
def test_a_lock_that_cannot_be_met_is_named(batas: str, changes: dict[str, Any]) -> None:
    with pytest.raises(KunciMustahilError) as caught:
        solve(make_masalah(**changes))
    assert [one.batas for one in caught.value.halangan] == [batas]


def test_a_lock_that_only_the_solver_sees_to_be_impossible_is_refused() -> None:
    """Two locked seats of one person, both programmes in the same month only."""
    with pytest.raises(KunciMustahilError):
        solve(make_masalah(kunci_kursi=[[0, 0], [0, 1]], bulan=[[True, False]] * 2))


@pytest.mark.parametrize(
    "changes",
    [
        {"unit": [0] * 3},
        {"pagu": [1, 0]},
        {"efek": [[2.0], [1.0]]},
        {"peserta_min": [0, 1]},
        {"aturan": {"k": 4}},
        {"jp": [-1] * 4},
        {"wajib": [[0, 1]], "menunggu": [[0, 1, 0]]},
    ],
)
def test_an_input_of_another_form_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(MasalahKeliruError):
        make_masalah(**changes)


WAITS: dict[str, Any] = {"menunggu": [[who, 1, 0] for who in range(4)]}


def test_a_prerequisite_is_taken_in_an_earlier_month_of_the_same_plan() -> None:
    """Programme 1 closes two levels, after programme 0 that alone closes one; never where no month is left for it."""
    rencana = solve(make_masalah(**WAITS))
    months = {(int(who), int(program)): int(month) for who, program, month in rencana.kursi}
    assert (rencana.nilai, set(months.values())) == (8, {0, 1})
    assert all(months[who, 0] < months[who, 1] for who in range(4))
    assert pairs_of(solve(make_masalah(**WAITS, bulan=[[False, True], [True, True]]))) == {(who, 0) for who in range(4)}
    assert pairs_of(solve(make_masalah(**WAITS, aturan={"k": 1}))) == {(who, 0) for who in range(4)}


def test_who_is_locked_into_a_programme_gets_what_it_waits_for() -> None:
    rencana = solve(make_masalah(**WAITS, kunci_kursi=[[0, 1]], target=[[0], [3]]))
    assert pairs_of(rencana) == {(0, 0), (0, 1)}
    with pytest.raises(KunciMustahilError) as caught:
        solve(make_masalah(**WAITS, kunci_kursi=[[0, 1]], tolak=[[1, 0], *[[0, 0]] * 3]))
    assert [(one.batas, one.nomor, one.program) for one in caught.value.halangan] == [("pasangan", 0, 0), ("pasangan", 0, 1)]


def test_a_month_holds_no_more_batches_of_a_programme_than_it_may() -> None:
    rencana = solve(make_masalah(sebulan=[[0, 0], [1, 2]], peserta_maks=[10, 2], angkatan_maks=[2, 9], people=6, pagu_rupiah=[100]))
    assert rencana.angkatan.tolist() == [[0, 0], [1, 2]]


def test_mandatory_people_come_before_anybody_else() -> None:
    """Two seats can be paid; the two for whom it is mandatory get them although others gain more."""
    rencana = solve(make_masalah(wajib=[[2, 0], [3, 0]], bobot=[[3], [3], [0.1], [0.1]], pagu_rupiah=[12], tolak=[[0, 1]] * 4))
    assert pairs_of(rencana) == {(2, 0), (3, 0)}


def test_one_mandatory_person_who_does_not_fit_holds_the_others_back() -> None:
    rencana = solve(make_masalah(wajib=[[2, 0]], bobot=[[3], [3], [0.1], [0.1]], tolak=[[0, 1]] * 4, aturan={"nilai_wajib": 0.0}))
    assert (2, 0) in pairs_of(rencana)


def test_halving_a_proven_effect_rests_less_on_the_programme() -> None:
    """As promised 1 is the plan's choice; proven to half it is worth what programme 0 is, and the plan turns."""
    promised = solve(make_masalah(target=[[2], [3]]))
    proven = solve(make_masalah(target=[[2], [3]], efek=[[1.0], [0.4]]))
    assert (pairs_of(promised), pairs_of(proven)) == ({(who, 1) for who in range(4)}, {(who, 0) for who in range(4)})
    assert proven.nilai == 4


def test_stopped_before_anything_is_solved_the_best_so_far_is_a_plan() -> None:
    rencana = solve(make_masalah(people=70, peserta_maks=[10, 10]), until=lambda: True)
    assert rencana.terpotong
    assert rencana.batas >= rencana.nilai
