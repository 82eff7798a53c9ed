"""A child that tries what none may, and says what came of it; or ends as it is asked to."""

import json
import os
import resource
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

from lib import confined

SEEN: list[int] = []


class Batas:
    memory_bytes, cpu_seconds, wait_seconds = 512 * 1024 * 1024, 5, 60.0


def attempt(act: Callable[[], object]) -> str:
    try:
        act()
    except (OSError, MemoryError) as error:
        return type(error).__name__
    return "boleh"


def look() -> dict[str, Any]:
    handle = os.memfd_create("terbuka")
    confined.confine(Batas())
    return {
        "baca": attempt(lambda: open("/etc/hostname")),  # noqa: PTH123
        "jaringan": attempt(socket.socket),
        "tulis": attempt(lambda: os.write(handle, b"x")),
        "memori": attempt(lambda: bytearray(Batas.memory_bytes)),
        "proses": str(resource.getrlimit(resource.RLIMIT_NPROC)),  # whoever is root is not held by it
        "lingkungan": ",".join(sorted(os.environ)),
        "tempat": str(Path.cwd()),
        "dimuat": sorted({"site", "subprocess", "django"} & sys.modules.keys()),
    }


def meet() -> dict[str, Any]:
    """What is left of whoever came before, and what of others can be reached."""
    SEEN.append(os.getpid())
    return {"dahulu": SEEN[:-1], "terbuka": sorted(map(int, os.listdir("/proc/self/fd")))[:-1], "induk": os.getppid(), "pid": os.getpid()}  # noqa: PTH208


def main(request: dict[str, Any], file: BinaryIO, out: BinaryIO) -> None:
    told = look() if request["minta"] == "batas" else meet()
    out.write(json.dumps(told).encode() + b"\n")
    out.flush()
    if "sinyal" in request:
        os.kill(os.getpid(), request["sinyal"])
    if request["minta"] == "tunggu":
        time.sleep(600)
