"""The smallest office in which everything is allowed: what matters to a test is written in the test."""

from typing import Any

import numpy as np

from rencana.optimum import Aturan, Masalah, Rencana
from rencana.optimum.masalah import Ints

BEBAS = {"jp_wajib": 0, "nilai_jp": 0.0, "nilai_wajib": 3.0, "potongan_lalu": 0.0, "denda_unit": 0.0}


def make_masalah(people: int = 4, programmes: int = 2, months: int = 2, **changes: Any) -> Masalah:
    """Everybody lacks two levels of competency 0; programme j teaches it to level 1 + j; a batch takes 1 to 10 at Rp 10 and Rp 1 a seat."""
    rules = changes.pop("aturan", {})
    if "bulan" in changes:
        changes["sebulan"] = 9 * np.asarray(changes.pop("bulan"))
    ones = np.ones(programmes, dtype=np.int64)
    base: dict[str, Any] = {
        "bobot": np.ones((people, 1)), "unit": np.zeros(people, dtype=np.int64), "pppk": np.zeros(people, dtype=bool),
        "jp": np.zeros(people, dtype=np.int64), "lalu": np.zeros(people, dtype=np.int64), "sudah": np.zeros(people, dtype=np.int64),
        "sibuk": np.zeros((people, months), dtype=bool), "kini": np.ones((people, 1), dtype=np.int64),
        "syarat": np.full((people, 1), 3), "target": 2 + np.arange(programmes)[:, None],
        "efek": np.ones((programmes, 1)), "jp_program": 8 * ones, "biaya_angkatan": 10 * ones, "biaya_kursi": ones, "peserta_min": ones,
        "peserta_maks": 10 * ones, "angkatan_maks": 2 * ones, "sebulan": np.full((programmes, months), 9),
        "hari_ruang": ones, "hari_pengajar": ones, "kelompok_pengajar": 0 * ones, "menyita": np.ones(programmes, dtype=bool),
        "pagu": 0 * ones, "pagu_rupiah": np.array([1000]), "pagu_unit": np.ones((1, 1), dtype=bool), "ruang": np.full(months, 10),
        "pengajar": np.array([10]), "layani_min": np.zeros(1, dtype=np.int64), "tolak": np.zeros((people, programmes), dtype=np.uint8),
        "wajib": np.zeros((0, 2), dtype=np.int64), "menunggu": np.zeros((0, 3), dtype=np.int64),
        "kunci_kursi": np.zeros((0, 2), dtype=np.int64),
        "kunci_angkatan": np.zeros((programmes, months), dtype=np.int64), "aturan": Aturan(**{**BEBAS, **rules}),
    }  # fmt: skip
    return Masalah(**{**base, **{name: np.asarray(value) for name, value in changes.items()}})


def pairs_of(rencana: Rencana) -> set[tuple[int, int]]:
    return {(int(who), int(program)) for who, program, _ in rencana.kursi}


def plan(angkatan: list[list[int]], kursi: list[tuple[int, int, int]]) -> tuple[Ints, Ints]:
    return np.array(angkatan), np.array(kursi, dtype=np.int64).reshape(-1, 3)
