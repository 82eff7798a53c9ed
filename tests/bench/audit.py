"""The row of the log: what it costs whoever writes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.rows import Stage

ROUNDS = 20


def audit(stage: "Stage") -> Iterator[Row]:
    """The same service, connections and process; changes per second in turns, with the triggers of the log and without."""
    stage.house.create("jejak", stage.migrated)
    with stage.house.child("jejak", "jejak") as child:
        child.ask("prepare")
        queries = child.ask("count_queries")
        for how in ("tercatat", "tanpa"):
            child.ask("measure", how=how)
        pairs = [(child.ask("measure", how="tercatat"), child.ask("measure", how="tanpa")) for _ in range(ROUNDS)]
    yield Row("audit", "per s", Goal(0.7, at_least=True, queries=6), pairs, queries=queries)
