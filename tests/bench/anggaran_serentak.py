"""The row of the budget: many commitments at once on one pagu, never over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.rows import Stage

ROUNDS = 20


def anggaran_serentak(stage: "Stage") -> Iterator[Row]:
    """The same service, connections and process; commitments per second in turns, on one pagu and without one to wait for."""
    stage.house.create("anggaran", stage.migrated)
    with stage.house.child("anggaran", "anggaran") as child:
        child.ask("prepare")
        queries = child.ask("count_queries")
        for how in ("satu", "masing"):
            child.ask("measure", how=how)
        pairs = [(child.ask("measure", how="satu"), child.ask("measure", how="masing")) for _ in range(ROUNDS)]
    yield Row("anggaran-serentak", "per s", Goal(0.5, at_least=True, queries=8), pairs, queries=queries)
