"""Child processes: born with a death signal, recognised again by id and start time, stopped in order."""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Seen:
    """A process as /proc shows it; a recycled id has another start time."""

    pid: int
    state: str
    started: str
    command: str


def look_up(pid: int) -> Seen | None:
    """The living process with this id, or None when it is gone, a zombie or unreadable."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else Seen(pid, fields[0], fields[19], command)


def with_parent(number: int) -> Callable[[], None]:
    """A preexec function: the kernel sends this signal when the runner dies, however it dies."""

    def set_death_signal() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)

    return set_death_signal


def spawn(
    command: Sequence[str],
    log: Path,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
    death_signal: int | None = signal.SIGTERM,
    uid: int | None = None,
) -> subprocess.Popen[bytes]:
    """Start a child in its own session (Ctrl-C reaches only the runner), its output in the log file."""
    with log.open("ab") as out:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=env,
            cwd=cwd,
            start_new_session=True,
            preexec_fn=with_parent(death_signal) if death_signal else None,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
        )


def wait_until(ready: Callable[[], bool], seconds: float, pause: float = 0.02) -> bool:
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def stop_pid(pid: int, number: int, seconds: float) -> None:
    """Ask a process that need not be our child to end, and insist after the given time."""
    seen = look_up(pid)

    def gone() -> bool:
        now = look_up(pid)
        return now is None or seen is None or now.started != seen.started

    for step, patience in ((number, seconds), (signal.SIGKILL, 5)):
        if gone():
            return
        try:
            os.kill(pid, step)
        except ProcessLookupError:
            return
        if wait_until(gone, patience):
            return


def tail(log: Path, lines: int = 12) -> str:
    if not log.exists():
        return ""
    return "\n".join(log.read_text(errors="replace").splitlines()[-lines:])
