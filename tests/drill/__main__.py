"""`make drill`: what can go wrong befalls a running demo in the middle of its work, again and again; then what is promised is asked.

ROUNDS (20) is how often a process is killed in each work, and ten times as often as each other fault befalls it; ONLY names some works
and GANGGUAN some faults; DEMO_DIR keeps the demo's data between runs; SEED chooses the moments.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from config.runner import paths, procs
from tests.bench import siasn
from tests.bench.__main__ import leave
from tests.bench.house import Child
from tests.bench.serbuan import FORM
from tests.drill.demo import HOME, Demo
from tests.drill.gangguan import GANGGUAN

ROUNDS = int(os.environ.get("ROUNDS", "20"))
SEED = int(os.environ.get("SEED", "1"))
WORKS = {"impor": 20.0, "poin": 8.0, "sertifikat": 8.0, "surel": 5.0, "daftar": 4.0}  # and within how many seconds of it the fault begins
END_SECONDS, LEASE_SECONDS = 300, 420


@dataclass
class Drill:
    demo: Demo
    child: Child
    chance: random.Random
    faults: list[str] = field(default_factory=list)

    def ask(self, call: str, **arguments: object) -> object:
        return self.child.ask("again", question=call, arguments=arguments)

    def disturb(self, work: str, gangguan: str) -> None:
        told: list[str] = []
        delay = self.chance.uniform(0, WORKS[work])
        fault = threading.Timer(delay, lambda: told.append(GANGGUAN[gangguan](self.demo, self.chance)))
        self.demo.wait()
        started = time.monotonic()
        key = self.begin(work, fault)
        fault.join()
        self.demo.wait()
        ended = self.wait_for(work, key)
        took = time.monotonic() - started
        wrong = [*self.ask(f"check_{work}", pk=key), *self.ask("broken_promises")] if ended else ["tidak berakhir"]  # type: ignore[misc]
        wrong += [] if told else ["gangguannya sendiri gagal"]
        what = f"{work}, pada detik {delay:.1f} {'; '.join(told) or gangguan}"
        say(f"  {what}, selesai sesudah {took:.0f} detik: {'; '.join(wrong) or 'utuh'}")
        self.faults += [f"{what}: {one}" for one in wrong]

    def begin(self, work: str, fault: threading.Timer) -> int:
        if work != "daftar":
            key = int(self.ask(f"begin_{work}", **({"path": str(self.export())} if work == "impor" else {})))  # type: ignore[call-overload]
            fault.start()
            return key
        batch, path, clients = self.ask("begin_daftar")  # type: ignore[misc]
        fault.start()
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


def choose(names: list[str], wanted: str) -> list[str]:
    return [name for name in names if name in wanted.split(",")] if wanted else names


def main() -> int:
    works, faults = choose(list(WORKS), os.environ.get("ONLY", "")), choose(list(GANGGUAN), os.environ.get("GANGGUAN", ""))
    signal.signal(signal.SIGTERM, leave)
    demo, began = Demo(), datetime.now(UTC).isoformat()
    plan = [(work, one) for one in faults for _ in range(ROUNDS if one == "mati" else -(-ROUNDS // 10)) for work in works]
    with demo.running():
        command = [sys.executable, "-m", "tests.bench.child", "drill.kerja"]
        process = subprocess.Popen(command, cwd=paths.BASE_DIR, env=demo.env(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        drill = Drill(demo, Child(process), random.Random(SEED))
        drill.ask("prepare")
        for work, one in plan:
            drill.disturb(work, one)
        say("Menunggu surel yang ditahan pengirim yang mati …")
        procs.wait_until(lambda: not drill.ask("waiting_mails"), LEASE_SECONDS, pause=5)
        told, *wrong = drill.ask("check_mails", began=began, arrived=dict(demo.mail.ids))  # type: ignore[misc]
        drill.faults += wrong
        process.kill()
    say("\n".join((f"{told}; {len(plan)} gangguan, {len(drill.faults)} pelanggaran", *drill.faults)))
    return bool(drill.faults)


if __name__ == "__main__":
    sys.exit(main())
