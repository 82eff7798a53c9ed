"""Time, memory, queries and pages of the process this runs in."""

import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pegawai.models import Pengguna

STATUS = Path("/proc/self/status")
CLEAR_REFS = Path("/proc/self/clear_refs")
RESET_PEAK = "5"
WATCH_SECONDS = 0.005
BOUNDARIES = ("BEGIN", "COMMIT", "ROLLBACK")


@dataclass
class Taken:
    """What one run of a function took; memory is the highest resident size above the one at its start."""

    seconds: float = 0
    kib: int = 0


def read_status(name: str, status: Path = STATUS) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", status.read_text(), re.MULTILINE)
    return int(found[1]) if found else 0  # a process that just ended has none


@contextmanager
def taken() -> Iterator[Taken]:
    found = Taken()
    CLEAR_REFS.write_text(RESET_PEAK)
    before = read_status("VmRSS")
    start = time.perf_counter()
    yield found
    found.seconds = time.perf_counter() - start
    found.kib = read_status("VmHWM") - before


@contextmanager
def children_watched() -> Iterator[list[int]]:
    """Appends the highest resident size (KiB) that any child of this process had, seen every few milliseconds."""
    found: list[int] = []
    peaks, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(WATCH_SECONDS):
            for pid in child_pids():
                with suppress(OSError):
                    peaks.append(read_status("VmHWM", Path(f"/proc/{pid}/status")))

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield found
    finally:
        done.set()
        thread.join()
    found.append(max(peaks))


def child_pids() -> list[str]:
    with suppress(OSError):
        return " ".join(file.read_text() for file in Path("/proc/self/task").glob("*/children")).split()
    return []


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements on this thread's connection, COPY and savepoints too, but not where a transaction begins and ends."""
    found: list[str] = []
    with CaptureQueriesContext(connection) as queries:
        yield found
    found += [query["sql"] or "" for query in queries if query["sql"] not in BOUNDARIES]


def sign_in(username: str) -> str:
    """A session of the account as its cookie."""
    user = Pengguna.objects.get(username=username)
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


class Site:
    """The site as a WSGI server sees it, without the socket: every middleware, the connection pool, the whole body."""

    def __init__(self, cookie: str) -> None:
        self.application = get_wsgi_application()
        self.cookie = cookie

    def get(self, url: str) -> bytes:
        path, _, query = url.partition("?")
        environ: dict[str, Any] = {
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "HTTP_COOKIE": self.cookie,
            "HTTP_HOST": "127.0.0.1",
            "REMOTE_ADDR": "127.0.0.1",
        }
        setup_testing_defaults(environ)
        status: list[str] = []
        response = self.application(environ, lambda line, *_: status.append(line))
        try:
            body = b"".join(response)
        finally:
            response.close()
        if not status[0].startswith("200"):
            raise RuntimeError(f"{url}: {status[0]}")
        return body


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def alternate(one: Callable[[], object], other: Callable[[], object], pairs: int) -> tuple[float, float]:
    """A B A B …: the median milliseconds of each, from calls that lie side by side."""
    found = [(seconds(one), seconds(other)) for _ in range(pairs)]
    return median(pair[0] for pair in found) * 1000, median(pair[1] for pair in found) * 1000
