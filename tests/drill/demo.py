"""The demo as `make demo` runs it, with its watcher that starts again what died; its mail goes to a server of this process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import libfaketime

from config.runner import paths, procs
from tests import sink
from tests.bench import load
from tests.services import free_port

HOME = Path(os.environ.get("DEMO_DIR") or paths.BASE_DIR / "build" / "drill")
TARGETS = ("worker", "beat", "web", "postgres", "valkey")
START_SECONDS, BACK_SECONDS = 600, 300
DISK = "8G"


@dataclass
class Demo:
    port: int = field(default_factory=free_port)
    mail: sink.Sink = field(default_factory=sink.Sink)

    @contextmanager
    def running(self) -> Iterator[None]:
        HOME.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            stack.enter_context(disk_of_its_own())
            self.mail = stack.enter_context(sink.serve(keep=False))
            log = stack.enter_context((HOME / "latihan.log").open("w"))
            self.set_clock(0)
            runner = subprocess.Popen(
                [sys.executable, "config/runner", "demo"], cwd=paths.BASE_DIR, env=os.environ | self.settings(), stdout=log, stderr=log
            )
            stack.callback(runner.wait, 120)
            stack.callback(runner.send_signal, signal.SIGTERM)
            if not procs.wait_until(lambda: self.is_up() or runner.poll() is not None, START_SECONDS, pause=1) or runner.poll() is not None:
                raise RuntimeError(f"the demo did not start: {HOME / 'latihan.log'}")
            yield

    def settings(self) -> dict[str, str]:
        return {
            "PORT": str(self.port),
            "DEMO_DIR": str(HOME),
            "EMAIL_URL": f"smtp://127.0.0.1:{self.mail.port}",
            "LD_PRELOAD": str(Path(libfaketime.__file__).parent / "vendor" / "libfaketime" / "src" / "libfaketime.so.1"),
            "FAKETIME_TIMESTAMP_FILE": str(self.clock),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    @property
    def clock(self) -> Path:
        return HOME / "jam"

    def set_clock(self, seconds: int) -> None:
        """How far the clock of every process of the demo is from the true one; they look once a second."""
        self.clock.write_text(f"{seconds:+d}\n")

    def is_up(self) -> bool:
        return bool(self.pid_of("worker")) and load.answers(self.port)

    def pid_of(self, name: str) -> int:
        servers = {"postgres": HOME / "pg" / "postmaster.pid", "valkey": HOME / "valkey" / "valkey.pid"}
        file = servers.get(name, HOME / "run" / f"{name}.pid")
        with suppress(OSError, ValueError, IndexError):
            seen = procs.look_up(int(file.read_text().split()[0]))
            return seen.pid if seen else 0
        return 0

    def processes_of(self, name: str) -> list[int]:
        """The process and its children: the web server and PostgreSQL work in theirs."""
        first = self.pid_of(name)
        found = subprocess.run(["pgrep", "-P", str(first)], capture_output=True, text=True, check=False).stdout.split() if first else []
        return [first, *map(int, found)] if first else []

    def env(self) -> dict[str, str]:
        """What the demo's own web server was started with, on the true clock."""
        found = Path(f"/proc/{self.pid_of('web')}/environ").read_bytes().split(b"\0")
        env = dict(line.decode().partition("=")[::2] for line in found if b"=" in line)
        return {name: value for name, value in env.items() if name != "LD_PRELOAD"} | {"PYTHONPATH": str(paths.BASE_DIR)}

    def signal(self, pids: list[int], number: int) -> None:
        for pid in pids:
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def wait(self) -> None:
        if not procs.wait_until(lambda: all(self.pid_of(name) for name in TARGETS) and load.answers(self.port), BACK_SECONDS, pause=0.2):
            raise RuntimeError("the demo did not come back")


@contextmanager
def disk_of_its_own() -> Iterator[None]:
    """Whoever may mount gives the demo a disk that can be filled; the image stays for the next run."""
    if os.geteuid():
        yield
        return
    image = HOME.with_suffix(".img")
    if not image.exists():
        subprocess.run(["truncate", "-s", DISK, str(image)], check=True)
        subprocess.run(["mkfs.ext4", "-q", "-m", "0", str(image)], check=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(HOME)], check=True)
    try:
        HOME.chmod(0o755)
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(HOME)], check=False)
