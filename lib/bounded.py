"""A child process of our own that reads what strangers sent, so that a library that fails there fails alone.

The file is its standard input; it answers with lines on standard output. After `confine` (`lib.confined`) it has no memory, time,
file handles (so no sockets and no other files), subprocesses or room to write beyond its bounds, and the parent survives whatever happens.
Each upload has a child of its own, forked from a template (`lib.forked`) that loads a reader once for each process of the site.
"""

import atexit
import json
import os
import select
import signal
import site
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Final, Literal

from lib.confined import Bounds

ROOT: Final = Path(__file__).resolve().parents[1]
START: Final = """import os, sys; root, *packages = sys.argv.pop().split({sep!r}); sys.path[:] = [root, *sys.path, *packages]; os.chdir("/")
from {module} import main; from lib.forked import Template; Template(main).serve()"""
PLACES: Final = os.pathsep.join([str(ROOT), *site.getsitepackages()])  # a child that need not look for them starts sooner
TEMPLATES: Final = dict[str, socket.socket]()
PIDS: Final = set[int]()
LOCK: Final = threading.Lock()
CODE_BYTES: Final = 16
PIPE_BYTES: Final = 256 * 1024
LINE_BYTES: Final = 128 * 1024 * 1024
TOO_LONG: Final = (signal.SIGXCPU, signal.SIGKILL)
OUT_OF_MEMORY: Final = (signal.SIGABRT,)
Reason = Literal["waktu_habis", "memori_habis", "rusak"]


class ChildDied(Exception):  # noqa: N818 - what happened, told by its name
    """The child ended, or was ended, without its answer."""

    def __init__(self, reason: Reason) -> None:
        self.reason = reason
        super().__init__(reason)


class Child:
    """A reader at work: what it says, and the socket by which its template tells how it ended."""

    def __init__(self, output: IO[bytes], asker: socket.socket) -> None:
        self.output, self.asker = output, asker
        self.code: int | None = None

    def wait(self) -> int:
        """Its exit code, negative for a signal. Without its template nobody knows it."""
        if self.code is None:
            self.code = int(self.asker.recv(CODE_BYTES) or 1)
        return self.code

    def end(self) -> None:
        with suppress(OSError):
            self.asker.shutdown(socket.SHUT_WR)
        self.wait()


@contextmanager
def start(module: str, request: Any, source: IO[bytes] | int) -> Iterator[Child]:
    """Runs `main` of a module in a child: with the request, the source and where to answer. Ended when the block is left."""
    upload = source if isinstance(source, int) else source.fileno()
    asker, told = socket.socketpair()
    read, write = os.pipe()
    with asker, open(read, "rb", buffering=0) as output:  # noqa: PTH123 - a handle, not a path
        try:
            with told:
                _ask(module, json.dumps(request).encode(), [upload, write, told.fileno()])
        finally:
            os.close(write)
        child = Child(output, asker)
        try:
            yield child
        finally:
            child.end()


def _ask(module: str, text: bytes, handles: list[int]) -> None:
    with LOCK:
        if module in TEMPLATES:
            with suppress(ConnectionError):  # it was killed, or takes no more since a child of it crashed
                socket.send_fds(TEMPLATES[module], [text], handles)
                return
            TEMPLATES.pop(module).close()
        TEMPLATES[module] = _start_template(module)
        socket.send_fds(TEMPLATES[module], [text], handles)


def _start_template(module: str) -> socket.socket:
    """It ends when the socket is closed, so with this process. A death signal would come with the end of the thread that started it."""
    for pid in tuple(PIDS):
        with suppress(ChildProcessError):
            if os.waitpid(pid, os.WNOHANG) == (0, 0):
                continue
        PIDS.remove(pid)
    ours, theirs = socket.socketpair(type=socket.SOCK_SEQPACKET)
    with theirs:
        pid = os.posix_spawn(
            sys.executable,
            [sys.executable, "-I", "-S", "-B", "-c", START.format(module=module, sep=os.pathsep), PLACES],
            {"LC_ALL": "C.UTF-8"},
            file_actions=[
                (os.POSIX_SPAWN_DUP2, theirs.fileno(), 0),
                *((os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)),
            ],
            setsid=True,
        )
    PIDS.add(pid)
    return ours


def _forget() -> None:
    for template in TEMPLATES.values():
        template.close()
    TEMPLATES.clear()
    PIDS.clear()


atexit.register(_forget)
os.register_at_fork(after_in_child=_forget)  # the templates are its parent's
os.register_at_fork(before=LOCK.acquire, after_in_parent=LOCK.release, after_in_child=LOCK.release)


def read_lines(child: Child, bounds: Bounds) -> Iterator[bytes]:
    """Lines of the child, for as long as the caller takes them; `ChildDied` when it ends before.

    Only time spent waiting for it counts: a slow consumer is not the file's fault.
    """
    handle, left, parts, held = child.output.fileno(), bounds.wait_seconds, list[bytes](), 0
    while True:
        started = time.monotonic()
        ready, _, _ = select.select([handle], [], [], left)
        left -= time.monotonic() - started
        if not ready or left <= 0:
            raise ChildDied("waktu_habis")
        data = os.read(handle, PIPE_BYTES)
        if not data:
            raise ChildDied(_reason(child))
        *whole, rest = data.split(b"\n")
        for line in whole:
            yield b"".join((*parts, line))
            parts, held = [], 0
        parts.append(rest)
        held += len(rest)
        if held > LINE_BYTES:
            raise ChildDied("memori_habis")


def _reason(child: Child) -> Reason:
    code = -child.wait()
    if code in OUT_OF_MEMORY:
        return "memori_habis"
    return "waktu_habis" if code in TOO_LONG else "rusak"
