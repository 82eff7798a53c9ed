"""Clients that browse a running server, each over one kept connection."""

import http.client
import threading
import time
from dataclasses import dataclass, field
from itertools import cycle
from statistics import quantiles

from config.runner import procs

CLIENTS = 4
WAIT_SECONDS = 60


@dataclass
class Browsed:
    seconds: float
    times: list[float] = field(default_factory=list)

    @property
    def rate(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, which: int) -> float:
        """In milliseconds."""
        return quantiles(self.times, n=100)[which - 1] * 1000


def browse(port: int, cookie: str, urls: list[str], seconds: float) -> Browsed:
    """Each client begins at another place of the list and goes round until the time is over."""
    found = Browsed(seconds)
    until = time.perf_counter() + seconds
    starts = [len(urls) * number // CLIENTS for number in range(CLIENTS)]
    threads = [threading.Thread(target=go_round, args=(port, cookie, urls[at:] + urls[:at], until, found.times)) for at in starts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def go_round(port: int, cookie: str, urls: list[str], until: float, times: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    for url in cycle(urls):
        start = time.perf_counter()
        if start >= until:
            break
        connection.request("GET", url, headers={"Cookie": cookie})
        response = connection.getresponse()
        response.read()
        if response.status != http.client.OK:
            raise RuntimeError(f"{url}: {response.status}")
        times.append(time.perf_counter() - start)
    connection.close()


def wait_for(port: int) -> None:
    if not procs.wait_until(lambda: answers(port), WAIT_SECONDS, pause=0.1):
        raise RuntimeError("granian did not answer")


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.client.OK
    except OSError:
        return False
    finally:
        connection.close()
