"""Why a person is not in a programme: the first reason that is true."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rencana.optimum import Penjelasan, solve
from rencana.optimum.contoh import make_kota
from rencana.optimum.sebab import LIMITS
from tests.rencana.optimum.pabrik import make_masalah

TOLAK = np.array([[1, 0], [0, 0], [0, 0], [0, 0]], dtype=np.uint8)
CASES: list[tuple[str, dict[str, Any]]] = [
    ("tanpa_kesenjangan", {"kini": [[3], [1], [1], [1]]}),
    ("tidak_menutup", {"target": [[1], [3]]}),
    ("tolak", {"tolak": TOLAK}),
    ("pagu_unit", {"pagu": [1, 0], "pagu_rupiah": [1000, 1000], "pagu_unit": [[True], [False]]}),
    ("menunggu", {"menunggu": [[0, 0, 1]], "tolak": [[0, 1], *[[0, 0]] * 3]}),
    ("menunggu", {"menunggu": [[0, 0, 1]], "kunci_angkatan": [[1, 0], [0, 1]]}),
    ("prasyarat", {"menunggu": [[0, 0, 1]], "target": [[3], [1]]}),
    ("k", {"aturan": {"k": 1}}),
    ("jp_pppk", {"pppk": [True] * 4, "jp": [10] * 4}),
    ("sudah_tertutup", {}),
    ("angkatan_maks", {"angkatan_maks": [0, 1], "target": [[3], [2]], "tolak": [[0, 1], *[[0, 0]] * 3]}),
    ("pagu", {"pagu_rupiah": [5]}),
    ("pengajar", {"pengajar": [0]}),
    ("ruang", {"ruang": [0, 0]}),
    ("kurang_peserta", {"peserta_min": [5, 5]}),
    ("penuh", {"peserta_maks": [1, 1], "angkatan_maks": [1, 1], "bobot": [[0.5], [1], [1], [1]], "target": [[3], [3]]}),
]


@pytest.mark.parametrize(("kode", "changes"), CASES)
def test_the_first_true_reason_is_given(kode: str, changes: dict[str, Any]) -> None:
    office = make_masalah(**changes)
    found = Penjelasan(office, solve(office)).why_not(0, 0)
    assert found is not None
    assert found.kode == kode


def test_one_more_batch_is_kept_by_what_a_month_may_hold() -> None:
    office = make_masalah(peserta_maks=[1, 1], angkatan_maks=[9, 9], sebulan=[[1, 0], [0, 0]], bobot=[[0.5], [1], [1], [1]])
    found = Penjelasan(office, solve(office)).why_not(0, 0)
    assert found is not None
    assert (found.kode, [LIMITS[place] for place in found.lain]) == ("penuh", ["sebulan"])


HELD: list[tuple[tuple[str, float, float] | None, dict[str, Any]]] = [
    (None, {}),
    (("kurang_peserta", 0, 1), {"target": [[3], [1]]}),
    (("kurang_peserta", 4, 5), {"peserta_min": [1, 5]}),
    (("pagu", 995, 1001), {"biaya_angkatan": [1, 1000], "biaya_kursi": [1, 1], "target": [[3], [3]]}),
    (("tidak_terpilih", 0, 1), {"target": [[3], [2]]}),
]


@pytest.mark.parametrize(("wanted", "changes"), HELD)
def test_a_programme_that_is_not_held_says_why(wanted: tuple[str, float, float] | None, changes: dict[str, Any]) -> None:
    office = make_masalah(**changes)
    facts = Penjelasan(office, solve(office))
    found = facts.why_not_held(1)
    assert (found and (found.kode, found.ada, found.batas)) == wanted


def test_who_sits_needs_no_reason() -> None:
    office = make_masalah()
    assert Penjelasan(office, solve(office)).why_not(0, 1) is None


def test_everybody_without_a_seat_has_a_reason() -> None:
    town = make_kota(2, people=300, programmes=24, budget=0.6)
    town = replace(town, kunci_kursi=town.kunci_kursi[:0], kunci_angkatan=town.kunci_angkatan * 0)
    plan = solve(town)
    facts = Penjelasan(town, plan)
    waiting = set(range(300)) - set(plan.kursi[:, 0].tolist())
    assert waiting
    assert [(who, program) for who in waiting for program in range(24) if facts.why_not(who, program) is None] == []
