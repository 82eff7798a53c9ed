"""The rows of points: the ledger written from nothing beside the bare INSERT of its rows, and compared with nothing to write."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.rows import Stage

ROUNDS = 3


def hitung_ulang(stage: "Stage") -> Iterator[Row]:
    """In a database of its own, 12,000 people with sixty sources each; nothing is posted before either side begins."""
    stage.house.create("poin", stage.kota)
    with stage.house.child("poin", "poin") as child:
        child.ask("fill")
        child.ask("keep")
        pairs = [(child.ask("measure_full"), child.ask("measure_insert")) for _ in range(ROUNDS)]
    yield Row("hitung-ulang", "ms", Goal(2), pairs)


def hitung_ulang_nihil(stage: "Stage") -> Iterator[Row]:
    stage.house.create("poin", stage.kota)
    with stage.house.child("poin", "poin") as child:
        child.ask("fill")
        child.ask("post")
        pairs = [child.ask("measure_again") for _ in range(ROUNDS)]
        queries = child.ask("count_queries")
    yield Row("hitung-ulang-nihil", "ms", Goal(1.5, queries=33), pairs, queries=queries)
