"""What a reader of strangers' files cannot do, whatever the file makes of it; and the template that it is a copy of."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from config.runner import procs
from lib import bounded
from tests.lib.anak import Batas

Tunggu = Callable[[Callable[[], bool]], None]


@contextmanager
def asked(minta: str, **more: Any) -> Iterator[tuple[bounded.Child, dict[str, Any]]]:
    with open(os.devnull, "rb") as source, bounded.start("tests.lib.anak", {"minta": minta, **more}, source) as child:  # noqa: PTH123
        yield child, json.loads(next(bounded.read_lines(child, Batas())))


def meet(**more: Any) -> dict[str, Any]:
    with asked("temui", **more) as (_, told):
        return told


def alive(pid: int) -> bool:
    return procs.look_up(pid) is not None


def test_it_opens_writes_and_reaches_nothing_and_knows_no_secret() -> None:
    assert "SECRET_KEY" in os.environ
    with asked("batas") as (_, told):
        assert told == {
            "baca": "OSError",
            "jaringan": "OSError",
            "tulis": "OSError",
            "memori": "MemoryError",
            "proses": "(0, 0)",
            "lingkungan": "LC_ALL",
            "tempat": "/",
            "dimuat": [],  # each process of the site would wait for it
        }


def test_it_ends_with_the_block() -> None:
    with asked("tunggu") as (child, told):
        assert child.code is None
    assert child.code == -signal.SIGKILL
    assert not alive(told["pid"])


def test_nothing_of_another_upload_is_within_reach() -> None:
    with asked("tunggu") as (_, first):
        second = meet()
    assert (first["induk"], second["dahulu"]) == (second["induk"], [])
    assert first["terbuka"] == second["terbuka"] == [0, 1, 2]


@pytest.mark.parametrize("module", ["lib.berkas.child", "lib.dokumen.child", "lib.dokumen.ciri"])
def test_a_template_has_one_thread_and_keeps_no_handle_of_an_upload_or_the_site(module: str, tunggu: Tunggu) -> None:
    handle = os.open(os.devnull, os.O_RDONLY)
    os.set_inheritable(handle, True)
    bounded._forget()
    with os.fdopen(handle, "rb") as source, bounded.start(module, {}, source) as child:
        child.wait()
    [template] = [Path(f"/proc/{pid}") for pid in bounded.PIDS]
    tunggu(lambda: sorted(path.name for path in (template / "fd").iterdir()) == ["0", "1", "2"])
    assert len(list((template / "task").iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "reason"),
    [(signal.SIGABRT, "memori_habis"), (signal.SIGXCPU, "waktu_habis"), (signal.SIGKILL, "waktu_habis"), (signal.SIGSEGV, "rusak")],
)
def test_how_it_ended_is_known_and_the_next_upload_is_read(number: int, reason: str) -> None:
    with asked("temui", sinyal=number) as (child, _), pytest.raises(bounded.ChildDied) as death:
        next(bounded.read_lines(child, Batas()))
    assert (death.value.reason, child.code) == (reason, -number)
    assert meet()["dahulu"] == []


@pytest.mark.parametrize(
    ("number", "same"), [(signal.SIGKILL, True), (signal.SIGXCPU, True), (signal.SIGSEGV, False), (signal.SIGABRT, False)]
)
def test_after_a_crash_the_next_upload_finds_other_addresses_and_a_neighbour_reads_on(number: int, same: bool) -> None:
    with asked("tunggu") as (neighbour, first):
        with asked("temui", sinyal=number) as (child, _):
            assert child.wait() == -number
        assert (meet()["induk"] == first["induk"]) is same
        assert alive(first["pid"])
        assert neighbour.code is None


def test_a_template_that_was_killed_is_replaced_and_takes_its_child_along(tunggu: Tunggu) -> None:
    with asked("tunggu") as (child, first):
        os.kill(first["induk"], signal.SIGKILL)
        with pytest.raises(bounded.ChildDied) as death:
            next(bounded.read_lines(child, Batas()))
        assert death.value.reason == "rusak"
        tunggu(lambda: not alive(first["pid"]))
    assert meet()["induk"] != first["induk"]
    assert not alive(first["induk"])


def test_threads_share_one_template_and_get_a_child_each() -> None:
    together = Barrier(8)

    def read(_: int) -> dict[str, Any]:
        together.wait()
        with asked("tunggu") as (_, told):
            together.wait()
            return told

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            for _ in range(5):
                meet(sinyal=signal.SIGSEGV)  # the next has to start one
                told = list(threads.map(read, range(8)))
                assert len({one["induk"] for one in told}) == 1
                assert len({one["pid"] for one in told}) == 8
    finally:
        sys.setswitchinterval(interval)


def test_a_fork_of_the_site_has_a_template_of_its_own() -> None:
    own = meet()["induk"]
    read, write = os.pipe()
    if not (pid := os.fork()):
        try:
            os.write(write, str(meet()["induk"]).encode())
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    theirs = int(os.read(read, 16))
    os.close(read)
    os.close(write)
    assert theirs != own
    assert meet()["induk"] == own


PARENT = """
import json, time
from tests.lib.test_bounded import asked
with asked("tunggu") as (_, told):
    print(json.dumps(told), flush=True)
    time.sleep(600)
"""


def test_template_and_child_end_with_a_parent_that_was_killed(tunggu: Tunggu) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=bounded.ROOT, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        told = json.loads(parent.stdout.readline())
        assert alive(told["pid"])
        parent.kill()
    tunggu(lambda: not alive(told["pid"]) and not alive(told["induk"]))
