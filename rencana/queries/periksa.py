"""Is what is kept still a plan? The independent checker on reckonings of today, and the optimiser against brute force."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rencana.models import Susunan
from rencana.optimum import KunciMustahilError, Rencana, Temuan, check, solve
from rencana.optimum.contoh import make_kantor, make_kota
from rencana.optimum.masalah import Ints
from rencana.optimum.paksa import best
from rencana.queries.masalah import Bahan, Skenario, build_masalah
from rencana.queries.masalah_baca import column, find
from rencana.queries.susunan import dasar_of, is_usang, tambahan_of

SAMA = 1e-6
UKURAN = {"people": 12_000, "programmes": 300}
SABAR = 3600.0  # no outer limit: a city is measured by the processor, whatever else the machine does


@dataclass(frozen=True, slots=True)
class Periksa:
    """A reckoning held against all limits as they are today; `usang`: its figures have fallen already, so it was not."""

    susunan: Susunan
    usang: bool
    temuan: list[Temuan]


@dataclass(frozen=True, slots=True)
class Kota:
    """The plan of an invented city, the seconds of the processor that it took, and what the checker found."""

    rencana: Rencana
    detik: float
    temuan: list[Temuan]


def list_periksa(tahun: int | None = None) -> Iterator[Periksa]:
    """Finished reckonings of plans, the one in use first."""
    rows = Susunan.objects.selesai().select_related("periode").order_by("periode", "dipakai_pada", "pk")
    for row in rows.filter(periode__tahun=tahun) if tahun else rows:
        old = is_usang(row, dasar_of(row.periode))
        yield Periksa(row, old, [] if old else find_temuan(row))


def find_temuan(susunan: Susunan) -> list[Temuan]:
    """People who left the city have no place any more, which is a finding too."""
    bahan = build_masalah(susunan.periode, Skenario(susunan.k, susunan.percaya, tambahan_of(susunan)))
    seats = list(susunan.peserta_list.order_by("pk").values_list("pegawai", "program", "bulan"))
    who, here = find(bahan.pegawai, column(seats, 0))
    program, held = find(bahan.program, column(seats, 1))
    gone = [Temuan("pegawai", int(seats[place][0]), 0, 1) for place in np.flatnonzero(~(here & held))]
    kursi = np.column_stack([who, program, column(seats, 2) - 1])[here & held]
    return [*gone, *check(bahan.masalah, batches_of(susunan, bahan), kursi)]


def batches_of(susunan: Susunan, bahan: Bahan) -> Ints:
    """(J, M) of the reckoning; of rows that stay those that are still to be opened."""
    batches = bahan.masalah.kunci_angkatan.copy()
    for pk, months in susunan.baris_list.filter(is_tetap=False).values_list("program", "bulan"):
        place, there = find(bahan.program, np.array([pk]))
        if there[0]:
            batches[place[0]] += np.array(months)
    return batches


def compare_kantor(benih: int) -> str:
    """A random office of this seed: "" where the plan equals brute force and passes the checker, else what is wrong."""
    office = make_kantor(benih)
    wanted = best(office)
    try:
        found = solve(office)
    except KunciMustahilError:
        return "" if wanted is None else f"ditolak, padahal {wanted:.4f} mungkin"
    if wanted is None:
        return f"{found.nilai:.4f}, padahal kuncinya mustahil"
    if abs(found.nilai - wanted) > SAMA * max(1.0, abs(wanted)):
        return f"{found.nilai:.4f}, yang terbaik {wanted:.4f}"
    temuan = check(office, found.angkatan, found.kursi, found.nilai)
    return f"melanggar {temuan[0].hukum}" if temuan else ""


def solve_kota(anggaran: float, benih: int) -> Kota:
    """`anggaran` is million rupiah per person."""
    city = make_kota(benih, budget=anggaran, **UKURAN)
    began = time.process_time()
    found = solve(city, seconds=SABAR)
    spent = time.process_time() - began
    return Kota(found, spent, check(city, found.angkatan, found.kursi, found.nilai))
