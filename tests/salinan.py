"""The test processes of a run are copies of one that has read all tests: each would else load the product and read them for itself.

`python -m tests.salinan SOCKET ARGUMENTS…` is the one to copy. `tests/minta_salinan.py` asks it, where xdist begins a `python` else.
It has no thread: a copy would wait for it for ever.
"""

import gc
import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import pytest

from config.runner import procs


def main(address: str, arguments: list[str]) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        read_tests(arguments)
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a copy: it ends with its input, or with this process
        asked, handles = wait_for_one(listener)
    become(asked, handles)


def read_tests(arguments: list[str]) -> None:
    """A test that cannot be read says so in each copy, where it is tried again."""
    pytest.main([*arguments, "--collect-only", "-qq", "-n", "0", "-p", "no:cacheprovider"])
    sys.stdout.flush()
    gc.collect()
    gc.freeze()


def refuse_threads() -> None:
    """Those of libraries count too, which Python does not know of."""
    if len(list(Path("/proc/self/task").iterdir())) > 1:
        os.write(2, b"A test that is read begins threads, so its process cannot be copied (tests/salinan.py).\n")
        os._exit(1)


def wait_for_one(listener: socket.socket) -> tuple[dict[str, Any], list[int]]:
    """Returns in each copy, and nowhere else."""
    while True:
        with listener.accept()[0] as peer, peer.makefile("rb") as file:
            _, handles, _, _ = socket.recv_fds(peer, 1, 3)
            asked = json.load(file)
        if os.fork() == 0:
            return asked, handles
        for handle in handles:
            os.close(handle)


def become(asked: dict[str, Any], handles: list[int]) -> None:
    """What `python -c` would be with this input, output and environment."""
    procs.with_parent(signal.SIGKILL)()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for number, handle in enumerate(handles):
        os.dup2(handle, number)
        os.close(handle)
    refuse_threads()
    os.environ.clear()
    os.environ.update(asked["environ"])
    exec(asked["code"], {"__name__": "__main__"})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
