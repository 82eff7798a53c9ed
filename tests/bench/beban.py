"""The rows of a working day: how many mixed requests a second the site answers in time, and how long its slowest page takes."""

import http.client
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.bench import load
from tests.bench.report import Goal, Row, say
from tests.bench.serbuan import FLOOR, FORM

if TYPE_CHECKING:
    from tests.bench.rows import Stage

Request = tuple[str, str, str, str]
P95_MS = 300
SECONDS = 10
REQUESTS = 20_000
CLIENTS = (1, 2, 4, 6, 8, 12, 16, 24, 32, 48)
SLOWEST_MS = 300


def beban(stage: "Stage") -> Iterator[Row]:
    """More and more clients, each asking without a pause, until the twentieth slowest answer of a hundred takes over 300 ms."""
    pairs = []
    with stage.house.child("hidup", stage.hidup) as child, stage.house.web(stage.hidup, workers=2) as port:
        day: list[Request] = [tuple(row) for row in child.ask("make_day", requests=REQUESTS)]
        load.wait_for(port)
        floor = floor_of(day)
        for rows in (floor, day):
            drive(port, iter(rows[:200]), 4, SECONDS)
        pairs.append((highest(port, day[200:]), highest(port, floor)))
    yield Row("beban", "req/s", Goal(0.25, at_least=True), pairs)


def floor_of(day: list[Request]) -> list[Request]:
    """As many requests for the bare page, by the same people."""
    return [(cookie, "GET", FLOOR, "") for cookie, *_ in day[:500]] * (REQUESTS // 500)


def highest(port: int, requests: list[Request]) -> float:
    """The most answers per second of those numbers of clients at which the 95th percentile stayed in time."""
    waiting, best = iter(requests), 0.0
    for clients in CLIENTS:
        found = drive(port, waiting, clients, SECONDS)
        say(f"  {clients} klien: {found.rate:.0f} per detik, p95 {found.percentile(95):.0f} ms")
        if found.percentile(95) > P95_MS:
            break
        best = max(best, found.rate)
    return best


def drive(port: int, requests: Iterator[Request], clients: int, seconds: float) -> load.Browsed:
    """Each client takes the next request; ends when the time is over or no request is left. A fault of the server is an error here."""
    found, failures, turn = load.Browsed(seconds), [], threading.Lock()
    until = time.perf_counter() + seconds

    def work() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while (start := time.perf_counter()) < until:
            with turn:
                request = next(requests, None)
            if request is None:
                break
            cookie, method, path, body = request
            connection.request(method, path, body, {"Cookie": cookie, **(FORM if body else {})})
            response = connection.getresponse()
            response.read()
            if response.status not in (http.client.OK, http.client.FOUND):
                failures.append(f"{path}: {response.status}")
            found.times.append(time.perf_counter() - start)
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise RuntimeError(f"{len(failures)} failed, first {failures[0]}")
    return found


def halaman(stage: "Stage") -> Iterator[Row]:
    """Every page as every role, with an empty cache, in time of the processors; the slowest is the row, all over the bound are told."""
    with stage.house.child("hidup", stage.hidup) as child:
        pages = child.ask("time_pages")
    for took, peran, url in pages:
        if took > SLOWEST_MS:
            say(f"  {took:.0f} ms  {peran}  {url}")
    say(f"  {len(pages)} halaman")
    yield Row("halaman", "ms", Goal(1), [(pages[0][0], SLOWEST_MS)])
