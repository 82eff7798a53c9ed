"""The long-running children of the demo: started in order, watched, restarted when they die, stopped in reverse."""

import contextlib
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from . import paths, procs
from .say import RunnerError, info, warn

MAX_RESTARTS = 3
RESTART_WINDOW_SECONDS = 60
ROOM_BYTES = 64 * 1024**2


class Member(Protocol):
    """What the watcher needs of a child, be it a plain process or an adopted server."""

    @property
    def label(self) -> str: ...
    def start(self) -> None: ...
    def is_alive(self) -> bool: ...
    def stop(self) -> None: ...


@dataclass
class Server:
    """A database or broker with its own start, adoption and stop."""

    label: str
    backend: "Backend"
    log: Path

    def start(self) -> None:
        if self.backend.start():
            info(f"{self.label} dari sesi sebelumnya masih menyala; dipakai lagi.")

    def is_alive(self) -> bool:
        return self.backend.living_pid() is not None

    def stop(self) -> None:
        self.backend.stop()


class Backend(Protocol):
    def start(self) -> bool: ...
    def stop(self) -> None: ...
    def living_pid(self) -> int | None: ...


@dataclass
class Child:
    """One process of our own code. Its id is written down so that the next start can end a left-over."""

    label: str
    name: str
    command: Sequence[str]
    home: Path
    env: Mapping[str, str]
    patience: float = 10
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def log(self) -> Path:
        return self.home / "log" / f"{self.name}.log"

    @property
    def pid_file(self) -> Path:
        return self.home / "run" / f"{self.name}.pid"

    def start(self) -> None:
        """What the one before had forked would go on answering with connections of its own, were it killed alone."""
        if self.process is not None:
            kill_group(self.process.pid)
        self.process = procs.spawn(self.command, self.log, env=self.env, cwd=paths.BASE_DIR)
        seen = procs.look_up(self.process.pid)
        try:
            self.pid_file.write_text(f"{self.process.pid} {seen.started if seen else 0}\n")
        except OSError:
            kill_group(self.process.pid)
            self.process.wait()
            raise

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(self.patience)
        kill_group(self.process.pid)
        self.process.wait()
        self.pid_file.unlink(missing_ok=True)


def kill_group(pid: int) -> None:
    """Every child leads its own process group, so nothing it forked survives it."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def end_left_overs(home: Path) -> None:
    """End children of a runner that was killed: two beats or two web servers would be worse than none."""
    for file in sorted((home / "run").glob("*.pid")):
        pid, _, started = file.read_text().strip().partition(" ")
        seen = procs.look_up(int(pid)) if pid.isdigit() else None
        if seen and seen.started == started:
            procs.stop_pid(seen.pid, signal.SIGTERM, 10)
            kill_group(seen.pid)
        file.unlink(missing_ok=True)


@dataclass
class Crew:
    members: list[Member] = field(default_factory=list)
    deaths: dict[str, list[float]] = field(default_factory=dict)
    home: Path | None = None  # where the members write

    def has_room(self) -> bool:
        return self.home is None or shutil.disk_usage(self.home).free > ROOM_BYTES

    def start(self, member: Member) -> None:
        self.members.append(member)
        member.start()

    def watch(self, pause: float = 0.5) -> None:
        """Runs until a signal raises through it, or a child dies again and again. On a full disk nothing lives long: then it waits."""
        had_room = True
        while True:
            has_room = self.has_room()
            if had_room and not has_room:
                warn("Disk penuh. Yang berhenti karenanya dinyalakan lagi setelah ada ruang.")
            had_room = has_room
            for member in self.members if has_room else ():
                if not member.is_alive():
                    self.revive(member)
            time.sleep(pause)

    def revive(self, member: Member) -> None:
        now = time.monotonic()
        recent = [moment for moment in self.deaths.get(member.label, []) if now - moment < RESTART_WINDOW_SECONDS]
        log = getattr(member, "log", None)
        if len(recent) >= MAX_RESTARTS:
            tail = procs.tail(log) if log else ""
            raise RunnerError(f"{member.label} berhenti {MAX_RESTARTS + 1} kali dalam semenit. Catatan terakhir ({log}):\n{tail}")
        self.deaths[member.label] = [*recent, now]
        warn(f"{member.label} berhenti sendiri; dinyalakan lagi. Catatannya: {log}")
        try:
            member.start()
        except (OSError, RunnerError):
            if self.has_room():
                raise

    def stop(self, told: Callable[[str], None] = info) -> None:
        for member in reversed(self.members):
            told(f"  menghentikan {member.label}")
            member.stop()
        self.members.clear()
