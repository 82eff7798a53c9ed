"""`make drill`: a running demo whose processes are killed in the middle of its work, again and again; then what is promised is asked.

ROUNDS (20) is how often each work is interrupted; ONLY names some works; DEMO_DIR keeps its data between runs; SEED chooses the moments.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from config.runner import paths, procs
from tests.bench import load, siasn
from tests.bench.house import Child
from tests.bench.serbuan import FORM
from tests.services import free_port

ROUNDS = int(os.environ.get("ROUNDS", "20"))
SEED = int(os.environ.get("SEED", "1"))
HOME = Path(os.environ.get("DEMO_DIR") or paths.BASE_DIR / "build" / "drill")
TARGETS = ("worker", "beat", "web", "postgres", "valkey")
WORKS = {"impor": 20.0, "poin": 8.0, "sertifikat": 8.0, "surel": 5.0, "daftar": 4.0}  # and within how many seconds of it the kill falls
START_SECONDS, END_SECONDS, LEASE_SECONDS = 600, 300, 420


@dataclass
class Demo:
    """The demo as `make demo` runs it, with its watcher that starts again what died."""

    port: int = field(default_factory=free_port)

    @contextmanager
    def running(self) -> Iterator[None]:
        HOME.mkdir(parents=True, exist_ok=True)
        env = {**os.environ, "PORT": str(self.port), "DEMO_DIR": str(HOME)}
        log = (HOME / "latihan.log").open("w")
        runner = subprocess.Popen([sys.executable, "config/runner", "demo"], cwd=paths.BASE_DIR, env=env, stdout=log, stderr=log)
        try:
            if not procs.wait_until(lambda: self.is_up() or runner.poll() is not None, START_SECONDS, pause=1) or runner.poll() is not None:
                raise RuntimeError(f"the demo did not start: {HOME / 'latihan.log'}")
            yield
        finally:
            runner.send_signal(signal.SIGTERM)
            runner.wait(120)

    def is_up(self) -> bool:
        return bool(self.pid_of("worker")) and load.answers(self.port)

    def pid_of(self, name: str) -> int:
        servers = {"postgres": HOME / "pg" / "postmaster.pid", "valkey": HOME / "valkey" / "valkey.pid"}
        file = servers.get(name, HOME / "run" / f"{name}.pid")
        with suppress(OSError, ValueError, IndexError):
            seen = procs.look_up(int(file.read_text().split()[0]))
            return seen.pid if seen else 0
        return 0

    def env(self) -> dict[str, str]:
        """What the demo's own web server was started with."""
        found = Path(f"/proc/{self.pid_of('web')}/environ").read_bytes().split(b"\0")
        return dict(line.decode().partition("=")[::2] for line in found if b"=" in line) | {"PYTHONPATH": str(paths.BASE_DIR)}

    def kill(self, name: str) -> bool:
        pid = self.pid_of(name)
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL) if pid else None
        return bool(pid)

    def wait(self) -> None:
        if not procs.wait_until(lambda: all(self.pid_of(name) for name in TARGETS) and load.answers(self.port), END_SECONDS, pause=0.2):
            raise RuntimeError("the demo did not come back")


@dataclass
class Drill:
    demo: Demo
    child: Child
    chance: random.Random
    faults: list[str] = field(default_factory=list)

    def ask(self, call: str, **arguments: object) -> object:
        self.child.ask("again")
        return self.child.ask(call, **arguments)

    def interrupt(self, work: str) -> None:
        target, delay = self.chance.choice(TARGETS), self.chance.uniform(0, WORKS[work])
        killer = threading.Timer(delay, self.demo.kill, [target])
        self.demo.wait()
        started = time.monotonic()
        key = self.begin(work, killer)
        killer.join()
        self.demo.wait()
        ended = self.wait_for(work, key)
        took = time.monotonic() - started
        wrong = [*self.ask(f"check_{work}", pk=key), *self.ask("broken_promises")] if ended else ["tidak berakhir"]  # type: ignore[misc]
        say(f"  {work:<10} kill -9 {target:<8} pada detik {delay:4.1f}, selesai sesudah {took:5.1f} detik: {'; '.join(wrong) or 'utuh'}")
        self.faults += [f"{work}, {target} pada detik {delay:.1f}: {fault}" for fault in wrong]

    def begin(self, work: str, killer: threading.Timer) -> int:
        if work != "daftar":
            key = int(self.ask(f"begin_{work}", **({"path": str(self.export())} if work == "impor" else {})))  # type: ignore[call-overload]
            killer.start()
            return key
        batch, path, clients = self.ask("begin_daftar")  # type: ignore[misc]
        killer.start()
        storm(self.demo.port, path, clients)
        return int(batch)

    def wait_for(self, work: str, key: int) -> bool:
        return work == "daftar" or procs.wait_until(lambda: bool(self.ask(f"ended_{work}", pk=key)), END_SECONDS, pause=0.5)

    def export(self) -> Path:
        """The whole city as a file; each round another part of its people has a new telephone number."""
        path = HOME / "latihan.xlsx"
        if not path.exists():
            siasn.write_export(str(path))
        return path


def storm(port: int, path: str, clients: list[tuple[str, str]]) -> None:
    """Everybody presses at the same moment, and again until the site has answered."""
    gate = threading.Barrier(len(clients))

    def press(cookie: str, form: str) -> None:
        gate.wait()
        until = time.monotonic() + END_SECONDS
        while time.monotonic() < until:
            with suppress(OSError, http.client.HTTPException):
                connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
                connection.request("POST", path, form, {"Cookie": cookie, **FORM})
                if connection.getresponse().status == http.client.FOUND:
                    return
            time.sleep(0.5)

    threads = [threading.Thread(target=press, args=client) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> int:
    works = [name for name in WORKS if name in (os.environ.get("ONLY") or ",".join(WORKS)).split(",")]
    demo, began = Demo(), datetime.now(UTC).isoformat()
    with demo.running():
        command = [sys.executable, "-m", "tests.bench.child", "drill.kerja"]
        process = subprocess.Popen(command, cwd=paths.BASE_DIR, env=demo.env(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        drill = Drill(demo, Child(process), random.Random(SEED))
        drill.ask("prepare")
        for _ in range(ROUNDS):
            for work in works:
                drill.interrupt(work)
        say("Menunggu surel yang ditahan pengirim yang mati …")
        procs.wait_until(lambda: not drill.ask("waiting_mails"), LEASE_SECONDS, pause=5)
        told, *wrong = drill.ask("check_mails", began=began)  # type: ignore[misc]
        drill.faults += wrong
        process.kill()
    say("\n".join((f"{told}; {ROUNDS * len(works)} kali dihentikan, {len(drill.faults)} pelanggaran", *drill.faults)))
    return bool(drill.faults)


if __name__ == "__main__":
    sys.exit(main())
