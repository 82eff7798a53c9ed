"""The rows of tests: answers kept beside bare INSERTs, and five hundred people who send one at the same moment."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.report import Goal, Row
from tests.bench.serbuan import FLOOR, storm

if TYPE_CHECKING:
    from tests.bench.rows import Stage

ROUNDS = 5
WAVES = 3


def ujian_serentak(stage: "Stage") -> Iterator[Row]:
    """The same people, items, connections and process; answers per second in turns, none lost."""
    stage.house.create("ujian", stage.kota)
    with stage.house.child("ujian", "ujian") as child:
        child.ask("prepare")
        queries = child.ask("count_queries")
        for how in ("layanan", "polos"):
            child.ask("measure", how=how)
        pairs = [(child.ask("measure", how="layanan"), child.ask("measure", how="polos")) for _ in range(ROUNDS)]
    yield Row("ujian-serentak", "per s", Goal(0.2, at_least=True, queries=1), pairs, queries=queries)


def ujian_http(stage: "Stage") -> Iterator[Row]:
    """Each client has an account, a session and a connection of its own; every answer must be there afterwards."""
    stage.house.create("ujian", stage.kota)
    pairs = []
    with stage.house.child("ujian", "ujian") as child, stage.house.web("ujian", workers=2) as port:
        child.ask("prepare")
        cookies = child.ask("sign_in_all")
        load.wait_for(port)
        floor = [(cookie, "GET", FLOOR, "") for cookie in cookies]
        storm(port, floor)
        for place in range(WAVES):
            answers = child.ask("next_answers", place=place)
            rate = storm(port, [(cookie, "POST", path, form) for cookie, (path, form) in zip(cookies, answers, strict=True)])
            if (found := child.ask("kept")) != len(cookies) * (place + 1):
                raise RuntimeError(f"{found} answers after {place + 1} waves of {len(cookies)}")
            pairs.append((rate, storm(port, floor)))
    yield Row("ujian-http", "req/s", Goal(0.8, at_least=True), pairs)
