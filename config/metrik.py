"""Figures for Prometheus, in its text format. Requests are counted in each process and added up in the broker's server every few seconds;
everything else is asked of the database when somebody asks."""

import atexit
import time
from collections.abc import Callable, Iterator
from threading import Lock
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from config.queries import keadaan

KUNCI: Final = "tangkas:metrik"
BATAS: Final = (0.05, 0.1, 0.3, 1.0, 3.0, 10.0)  # upper ends in seconds
SIMPAN_DETIK: Final = 5.0
PERMINTAAN: Final = "tangkas_permintaan_total"
DETIK: Final = "tangkas_permintaan_detik"
CSP: Final = "tangkas_csp_total"


class Penghitung:
    """What this process counted since it last handed over; nothing is lost while the server is away."""

    def __init__(self) -> None:
        self.lock, self.handed = Lock(), time.monotonic()
        self.counts: dict[str, float] = {}
        atexit.register(self.hand_over)

    def add(self, view: str, status: int, seconds: float) -> None:
        end = next((str(limit) for limit in BATAS if seconds <= limit), "+Inf")
        self._add({f"{PERMINTAAN}|{view}|{status}": 1, f"{DETIK}_bucket|{view}|{end}": 1, f"{DETIK}_sum|{view}|": seconds})
        if time.monotonic() - self.handed > SIMPAN_DETIK:
            self.hand_over()

    def add_csp(self, directive: str) -> None:
        self._add({f"{CSP}|{directive}|": 1})

    def hand_over(self) -> None:
        with self.lock:
            mine, self.counts, self.handed = self.counts, {}, time.monotonic()
        if not mine:
            return
        pipe = _server().pipeline(transaction=True)
        for field, value in mine.items():
            pipe.hincrbyfloat(KUNCI, field, value)
        try:
            pipe.execute()
        except RedisError:
            self._add(mine)

    def _add(self, more: dict[str, float]) -> None:
        with self.lock:
            for field, value in more.items():
                self.counts[field] = self.counts.get(field, 0) + value


penghitung = Penghitung()


class MetrikMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.monotonic()
        response = self.get_response(request)
        match = request.resolver_match
        penghitung.add(match.view_name if match else "", response.status_code, time.monotonic() - began)
        return response


def _server() -> Any:
    client: Any = cache
    return client._cache.get_client(write=True)


def render() -> str:
    penghitung.hand_over()
    lines = [*_requests(), *_figures()]
    return "\n".join([*lines, ""])


def _line(name: str, labels: dict[str, str], value: float) -> str:
    inner = ",".join(f'{key}="{text}"' for key, text in labels.items())
    return f"{name}{{{inner}}} {value:.10g}" if inner else f"{name} {value:.10g}"


def _requests() -> Iterator[str]:
    stored = {tuple(field.decode().split("|")): float(value) for field, value in _server().hgetall(KUNCI).items()}
    yield f"# TYPE {PERMINTAAN} counter"
    for (name, view, status), value in sorted(stored.items()):
        if name == PERMINTAAN:
            yield _line(name, {"halaman": view, "status": status}, value)
    yield f"# TYPE {CSP} counter"
    for (name, directive, _), value in sorted(stored.items()):
        if name == CSP:
            yield _line(name, {"arahan": directive}, value)
    yield f"# TYPE {DETIK} histogram"
    for view in sorted({view for name, view, _ in stored if name == f"{DETIK}_sum"}):
        total = 0.0
        for end in (*map(str, BATAS), "+Inf"):
            total += stored.get((f"{DETIK}_bucket", view, end), 0)
            yield _line(f"{DETIK}_bucket", {"halaman": view, "le": end}, total)
        yield _line(f"{DETIK}_sum", {"halaman": view}, stored[f"{DETIK}_sum", view, ""])
        yield _line(f"{DETIK}_count", {"halaman": view}, total)


def _figures() -> Iterator[str]:
    last = ""
    for figure in keadaan.figures():
        if figure.nama != last:
            yield f"# TYPE {figure.nama} {'counter' if figure.nama.endswith('_total') else 'gauge'}"
            last = figure.nama
        yield _line(figure.nama, figure.label, figure.nilai)
