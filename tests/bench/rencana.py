"""A year of training for a city (12,000 people, 300 programmes, 5 budgets, 12 months): the plan beside the greedy rule, its bound, itself.

One instance; SEED and BUDGET (million rupiah per person) choose another. The database is not touched.
"""

import os
import resource
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from rencana.optimum import check, solve
from rencana.optimum.contoh import make_kota
from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.rows import Stage

KIB = 1024
SECONDS, MIB = 60, 2048
DATABASE = "bersih"


def run() -> dict[str, float]:
    """In the child: first solve, then one budget a twentieth larger from the kept prices."""
    city = make_kota(int(os.environ.get("SEED", "1")), budget=float(os.environ.get("BUDGET", "0.6")))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    plan = solve(city)
    first = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if check(city, plan.angkatan, plan.kursi, plan.nilai):
        raise AssertionError("the plan fails the checker")
    money = city.pagu_rupiah.copy()
    money[0] = money[0] * 21 // 20
    began = time.monotonic()
    solve(replace(city, pagu_rupiah=money), warm=plan.harga_awal)
    again = time.monotonic() - began
    values = {"plan": plan.nilai, "greedy": plan.nilai_serakah, "bound": plan.batas}
    return {**values, "first": first, "again": again, "mib": max(peak, before) / KIB}


@cache
def measure(stage: "Stage") -> dict[str, float]:
    with stage.house.child("rencana", DATABASE) as child:
        found: dict[str, float] = child.ask("run")
    return found


def rencana_kota(stage: "Stage") -> Iterator[Row]:
    found = measure(stage)
    yield Row("rencana-kota", "poin", Goal(1.05, at_least=True), [(found["plan"], found["greedy"])])
    yield Row("rencana-kota-waktu", "detik", Goal(1), [(found["first"], SECONDS)])
    yield Row("rencana-kota-memori", "MiB", Goal(1), [(found["mib"], MIB)])


def rencana_celah(stage: "Stage") -> Iterator[Row]:
    found = measure(stage)
    yield Row("rencana-celah", "poin", Goal(1.02), [(found["bound"], found["plan"])])


def rencana_ulang(stage: "Stage") -> Iterator[Row]:
    found = measure(stage)
    yield Row("rencana-ulang", "detik", Goal(0.7), [(found["again"], found["first"])])
