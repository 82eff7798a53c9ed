"""Each law of the checker finds the plan that breaks it, and only that law."""

from typing import Any

import numpy as np
import pytest

from rencana.optimum import Masalah, check
from tests.rencana.optimum.pabrik import make_masalah, plan

Plan = tuple[list[list[int]], list[tuple[int, int, int]]]
BAIK: Plan = ([[1, 0], [0, 1]], [(0, 0, 0), (0, 1, 1), (1, 0, 0), (2, 1, 1)])

BROKEN: list[tuple[str, dict[str, Any], Plan]] = [
    ("angkatan", {}, ([[1, 2], [0, 1]], [(0, 0, 0), (1, 1, 1), (2, 0, 1), (3, 0, 1)])),
    ("bulan", {"bulan": [[True, True], [True, False]]}, BAIK),
    ("ruang", {"ruang": [10, 0]}, BAIK),
    ("pengajar", {"pengajar": [1]}, BAIK),
    ("peserta_maks", {"peserta_maks": [1, 10]}, BAIK),
    ("peserta_min", {"peserta_min": [3, 1]}, BAIK),
    ("pagu", {"pagu_rupiah": [23]}, BAIK),
    ("dua_tempat", {}, ([[1, 0], [1, 0]], [(0, 0, 0), (0, 1, 0)])),
    ("dua_tempat", {"sibuk": [[False, True], *[[False, False]] * 3]}, BAIK),
    ("kursi_ganda", {}, ([[1, 1], [0, 1]], [*BAIK[1], (1, 0, 1)])),
    ("k", {"aturan": {"k": 1}}, BAIK),
    ("k", {"sudah": [2, 0, 0, 0]}, BAIK),
    ("jp_pppk", {"pppk": [True, False, False, False], "jp": [9, 0, 0, 0]}, BAIK),
    ("tolak", {"tolak": [[0, 0], [1, 0], [0, 0], [0, 0]]}, BAIK),
    ("pagu_unit", {"pagu_unit": [[True, False]], "unit": [0, 0, 1, 0], "layani_min": [0, 0]}, BAIK),
    ("tanpa_guna", {"kini": [[1], [3], [1], [1]]}, BAIK),
    ("wajib", {"wajib": [[3, 1]]}, BAIK),
    ("kunci_kursi", {"kunci_kursi": [[3, 0]]}, BAIK),
    ("sebulan", {"sebulan": [[1, 9], [9, 9]], "peserta_maks": [1, 10]}, ([[2, 0], [0, 1]], BAIK[1])),
    ("prasyarat", {"menunggu": [[0, 0, 1]]}, BAIK),
    ("prasyarat", {"menunggu": [[1, 0, 1]]}, BAIK),
    ("prasyarat", {"menunggu": [[0, 1, 0]], "menyita": [False, False]}, ([[0, 1], [0, 1]], [(0, 0, 1), (0, 1, 1)])),
    ("kunci_angkatan", {"kunci_angkatan": [[2, 0], [0, 0]]}, BAIK),
]  # fmt: skip


def laws(masalah: Masalah, made: Plan, nilai: float | None = None) -> list[str]:
    return [temuan.hukum for temuan in check(masalah, *plan(*made), nilai)]


def test_a_good_plan_has_no_findings() -> None:
    assert laws(make_masalah(), BAIK, 2 + 1 + 2) == []


@pytest.mark.parametrize(("hukum", "changes", "made"), BROKEN)
def test_a_broken_law_is_found_alone(hukum: str, changes: dict[str, Any], made: Plan) -> None:
    assert laws(make_masalah(**changes), made) == [hukum]


def test_a_value_counted_twice_is_found() -> None:
    assert laws(make_masalah(), BAIK, 6) == ["nilai"]


def test_mandatory_people_who_may_not_come_hold_nobody_back() -> None:
    refused = np.zeros((4, 2), dtype=np.uint8)
    refused[3, 1] = 1
    assert laws(make_masalah(wajib=[[3, 1]], tolak=refused), BAIK) == []


def test_what_has_to_be_passed_before_is_passed_before() -> None:
    assert laws(make_masalah(menunggu=[[0, 1, 0]]), BAIK) == []


def test_an_online_programme_runs_beside_another() -> None:
    made = ([[1, 0], [1, 0]], [(0, 0, 0), (0, 1, 0)])
    assert laws(make_masalah(menyita=[True, False]), made) == []
