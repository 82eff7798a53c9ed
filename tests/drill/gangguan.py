"""What befalls the demo. Each is called at its moment, lasts as long as it says, is undone by itself, and tells what it was."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import redis

from config.runner import paths, procs
from tests.drill.demo import BACK_SECONDS, HOME, TARGETS, Demo

T = TypeVar("T")
Gangguan = Callable[[Demo, random.Random], str]
FREEZE_SECONDS = 25  # longer than the lease of a job, so that another worker may take it over
SLOW_SECONDS, FULL_SECONDS, CLOCK_SECONDS, MAIL_SECONDS = 20, 8, 15, 20
CLOCK_JUMPS = (-86_400, -3600, 3600, 86_400)
DECKS: dict[Any, list[Any]] = {}


def draw(kinds: Sequence[T], chance: random.Random) -> T:
    """One at random, but none again before every other has been drawn: so many rounds meet each equally often."""
    deck = DECKS.setdefault(kinds, [])
    deck += [] if deck else chance.sample(kinds, len(kinds))
    return deck.pop()


def mati(demo: Demo, chance: random.Random) -> str:
    target = draw(TARGETS, chance)
    demo.signal([demo.pid_of(target)], signal.SIGKILL)
    return f"kill -9 {target}"


def beku(demo: Demo, chance: random.Random) -> str:
    """A machine that stands still and then goes on as if nothing had happened."""
    target = draw(TARGETS, chance)
    pids = demo.processes_of(target)
    demo.signal(pids, signal.SIGSTOP)
    time.sleep(FREEZE_SECONDS)
    demo.signal(pids, signal.SIGCONT)
    return f"{target} berhenti {FREEZE_SECONDS} detik"


def lambat(demo: Demo, _chance: random.Random) -> str:
    """PostgreSQL works a sixth of the time."""
    until = time.monotonic() + SLOW_SECONDS
    while time.monotonic() < until:
        pids = demo.processes_of("postgres")
        demo.signal(pids, signal.SIGSTOP)
        time.sleep(0.5)
        demo.signal(pids, signal.SIGCONT)
        time.sleep(0.1)
    return f"PostgreSQL lambat {SLOW_SECONDS} detik"


def penuh(_demo: Demo, _chance: random.Random) -> str:
    """Not a byte is left for database, broker and files."""
    if not os.path.ismount(HOME):
        return "disk penuh dilewati: hanya root yang dapat memberi demo disknya sendiri"
    ballast = HOME / "pemberat"
    try:
        with ballast.open("wb") as file, suppress(OSError):
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(HOME).free)
        with ballast.open("ab", buffering=0) as file, suppress(OSError):
            while True:
                file.write(b"0" * 4096)
        time.sleep(FULL_SECONDS)
    finally:
        ballast.unlink()
    return f"disk penuh {FULL_SECONDS} detik"


def jam(demo: Demo, chance: random.Random) -> str:
    seconds = draw(CLOCK_JUMPS, chance)
    demo.set_clock(seconds)
    time.sleep(CLOCK_SECONDS)
    demo.set_clock(0)
    return f"jam meloncat {seconds / 3600:+.0f} jam selama {CLOCK_SECONDS} detik"


def kosong(demo: Demo, _chance: random.Random) -> str:
    """The broker dies and comes back without anything it had."""
    url = demo.env()["REDIS_URL"]
    demo.signal([demo.pid_of("valkey")], signal.SIGKILL)
    if not procs.wait_until(lambda: empty(url), BACK_SECONDS, pause=0.2):
        raise RuntimeError("the broker did not come back")
    return "Valkey mati dan kembali kosong"


def empty(url: str) -> bool:
    """False while there is no server, or the one that dies just now."""
    with suppress(redis.ConnectionError):
        return bool(redis.Redis.from_url(url).flushall())
    return False


def dua_penjadwal(demo: Demo, _chance: random.Random) -> str:
    command = [sys.executable, "-m", "celery", "-A", "config", "beat", "--pidfile=", "-s", str(HOME / "run" / "beat-kedua")]
    with (HOME / "latihan.log").open("a") as log:
        second = subprocess.Popen(command, cwd=paths.BASE_DIR, env=demo.env(), stdout=log, stderr=log)
        time.sleep(FREEZE_SECONDS)
        second.terminate()
        second.wait(30)
    return f"dua penjadwal {FREEZE_SECONDS} detik"


def surel(demo: Demo, chance: random.Random) -> str:
    """The mail server says nothing, hangs up, or asks everybody to come again later."""
    how, stage, answer = draw(MAIL, chance)
    demo.mail.answers = {stage: answer}
    time.sleep(MAIL_SECONDS)
    demo.mail.answers = {}
    return f"peladen surel {how} {MAIL_SECONDS} detik"


MAIL: tuple[tuple[str, str, bytes | None], ...] = (
    ("diam", "dot", None),
    ("memutus", "hello", b""),
    ("menunda", "rcpt", b"451 4.7.1 try again later\r\n"),
)
GANGGUAN: dict[str, Gangguan] = {
    "mati": mati,
    "beku": beku,
    "lambat": lambat,
    "penuh": penuh,
    "jam": jam,
    "kosong": kosong,
    "dua-penjadwal": dua_penjadwal,
    "surel": surel,
}
