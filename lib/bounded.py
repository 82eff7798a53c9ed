"""A child process of our own that reads what strangers sent, so that a library that fails there fails alone.

The file is its standard input; it answers with lines on standard output. After `confine` (`lib.confined`) it has no memory, time,
file handles (so no sockets and no other files), subprocesses or room to write beyond its bounds, and the parent survives whatever happens.
"""

import json
import os
import select
import signal
import site
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, Literal

from lib.confined import Bounds

ROOT: Final = Path(__file__).resolve().parents[1]
START: Final = """import sys; root, *packages = sys.argv.pop().split({sep!r}); sys.path[:] = [root, *sys.path, *packages]
from {module} import main; main()"""
PLACES: Final = os.pathsep.join([str(ROOT), *site.getsitepackages()])  # a child that need not look for them starts sooner
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


@contextmanager
def start(module: str, request: Any, source: IO[bytes] | int) -> Iterator[subprocess.Popen[bytes]]:
    """Runs `main` of a module; it finds the request as JSON in its first argument. Ended when the block is left."""
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and code; the file is only its input
        [sys.executable, "-I", "-S", "-B", "-c", START.format(module=module, sep=os.pathsep), json.dumps(request), PLACES],
        stdin=source,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"LC_ALL": "C.UTF-8"},
        bufsize=0,
    )
    try:
        yield process
    finally:
        process.kill()
        _output(process).close()
        process.wait()


def read_lines(process: subprocess.Popen[bytes], bounds: Bounds) -> Iterator[bytes]:
    """Lines of the child, for as long as the caller takes them; `ChildDied` when it ends before.

    Only time spent waiting for it counts: a slow consumer is not the file's fault.
    """
    handle, left, parts, held = _output(process).fileno(), bounds.wait_seconds, list[bytes](), 0
    while True:
        started = time.monotonic()
        ready, _, _ = select.select([handle], [], [], left)
        left -= time.monotonic() - started
        if not ready or left <= 0:
            raise ChildDied("waktu_habis")
        data = os.read(handle, PIPE_BYTES)
        if not data:
            raise ChildDied(_reason(process))
        *whole, rest = data.split(b"\n")
        for line in whole:
            yield b"".join((*parts, line))
            parts, held = [], 0
        parts.append(rest)
        held += len(rest)
        if held > LINE_BYTES:
            raise ChildDied("memori_habis")


def _reason(process: subprocess.Popen[bytes]) -> Reason:
    code = -process.wait()
    if code in OUT_OF_MEMORY:
        return "memori_habis"
    return "waktu_habis" if code in TOO_LONG else "rusak"


def _output(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise RuntimeError("the child was started without a pipe")
    return process.stdout
