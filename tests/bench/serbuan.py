"""The rows of enrolment: the service beside one bare statement, and five hundred people who want thirty seats at once."""

import http.client
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.report import Goal, Row

if TYPE_CHECKING:
    from tests.bench.rows import Stage

ROUNDS = 5
WAVES = 3
TURNED_AWAY = 200
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
FLOOR = "/lantai/"


def daftar_layanan(stage: "Stage") -> Iterator[Row]:
    """The same people, connections and process; commits per second in turns."""
    stage.house.create("daftar", stage.kota)
    with stage.house.child("daftar", "daftar") as child:
        child.ask("prepare")
        queries = child.ask("count_queries")
        for how in ("layanan", "polos"):
            child.ask("measure", how=how)
        pairs = [(child.ask("measure", how="layanan"), child.ask("measure", how="polos")) for _ in range(ROUNDS)]
    yield Row("daftar-layanan", "per s", Goal(0.4, at_least=True, queries=2), pairs, queries=queries)


def daftar_rebutan(stage: "Stage") -> Iterator[Row]:
    """Each client has an account, a session and a connection of its own, and presses the button at the same moment."""
    stage.house.create("daftar", stage.kota)
    pairs = []
    with stage.house.child("daftar", "daftar") as child, stage.house.web("daftar", workers=2) as port:
        child.ask("prepare")
        clients = child.ask("sign_in_all")
        load.wait_for(port)
        storm(port, [(cookie, "GET", FLOOR, "") for cookie, _ in clients])
        for _ in range(WAVES):
            batch, path = child.ask("open_seats")
            rate = storm(port, [(cookie, "POST", path, form) for cookie, form in clients])
            registered, waiting, is_in_order = child.ask("outcome", batch=batch)
            if (registered + waiting, is_in_order) != (len(clients), True) or registered != child.ask("seats"):
                raise RuntimeError(f"{registered} registered, {waiting} waiting, in order: {is_in_order}")
            pairs.append((rate, storm(port, [(cookie, "GET", FLOOR, "") for cookie, _ in clients])))
    yield Row("daftar-rebutan", "req/s", Goal(0.5, at_least=True), pairs)


def daftar_tolak(stage: "Stage") -> Iterator[Row]:
    """Two hundred apply at once and a rule refuses every one, beside as many who are all accepted."""
    stage.house.create("daftar", stage.kota)
    pairs = []
    with stage.house.child("daftar", "daftar") as child, stage.house.web("daftar", workers=2) as port:
        child.ask("prepare")
        clients = child.ask("sign_in_all")[:TURNED_AWAY]
        load.wait_for(port)
        storm(port, [(cookie, "GET", FLOOR, "") for cookie, _ in clients])
        for _ in range(WAVES):
            rates = []
            for refused in (True, False):
                batch, path = child.ask("open_for", seats=len(clients), refused=refused)
                rates.append(storm(port, [(cookie, "POST", path, form) for cookie, form in clients]))
                if sum(child.ask("outcome", batch=batch)[:2]) != (0 if refused else len(clients)):
                    raise RuntimeError(f"refused: {refused}")
            pairs.append((rates[0], rates[1]))
    yield Row("daftar-tolak", "req/s", Goal(1, at_least=True), pairs)


def storm(port: int, requests: list[tuple[str, str, str, str]]) -> float:
    """All requests at once, each by its own client; how many were answered per second. Any error of the server is an error here."""
    failures: list[str] = []
    gate = threading.Barrier(len(requests) + 1)

    def ask(cookie: str, method: str, path: str, body: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        gate.wait()
        connection.request(method, path, body, {"Cookie": cookie, **(FORM if body else {})})
        response = connection.getresponse()
        response.read()
        if response.status not in (http.client.OK, http.client.FOUND):
            failures.append(f"{path}: {response.status}")
        connection.close()

    threads = [threading.Thread(target=ask, args=request) for request in requests]
    for thread in threads:
        thread.start()
    gate.wait()
    start = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - start
    if failures:
        raise RuntimeError(f"{len(failures)} failed, first {failures[0]}")
    return len(requests) / took
