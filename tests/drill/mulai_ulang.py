"""`python -m tests.drill.mulai_ulang`: the web server of the image begins anew while four clients ask without a pause. None may fail."""

import http.client
import json
import re
import signal
import sys
import threading
import time

from config.runner import crew, paths, procs
from config.runner.demo import HOST, free_port
from tests.bench.house import House

CLIENTS, PAGE = 4, "/akun/masuk/"
READY_SECONDS, STOP_SECONDS = 300, 30


def production_command(port: int) -> list[str]:
    """What the Dockerfile starts, at another place."""
    (found,) = re.findall(r"^CMD (\[.*\])$", (paths.BASE_DIR / "Dockerfile").read_text(), re.MULTILINE)
    place = {"0.0.0.0": HOST, "8000": str(port)}
    _, *options = json.loads(found)
    return [sys.executable, "-m", "granian", *(place.get(part, part) for part in options)]


class Askers:
    def __init__(self, port: int) -> None:
        self.port, self.stopped = port, threading.Event()
        self.good, self.bad = 0, list[str]()
        self.threads = [threading.Thread(target=self.run) for _ in range(CLIENTS)]

    def run(self) -> None:
        while not self.stopped.is_set():
            said = ask(self.port)
            self.good += said == "200"
            if said != "200":
                self.bad.append(said)


def ask(port: int) -> str:
    """A new connection for each, as a proxy without keep-alive makes them."""
    connection = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        connection.request("GET", PAGE)
        answer = connection.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException) as problem:
        return repr(problem)
    finally:
        connection.close()
    return str(answer.status)


def drill(house: House) -> Askers:
    house.create("bersih")
    house.manage("bersih", "migrate", "--noinput")
    house.manage("bersih", "collectstatic", "--noinput", "--verbosity", "0")
    port, log = free_port(), house.home / "web.log"
    process = procs.spawn(production_command(port), log, env=house.env("bersih"), cwd=paths.BASE_DIR)
    try:
        if not procs.wait_until(lambda: ask(port) == "200", READY_SECONDS, pause=0.5):
            raise SystemExit(procs.tail(log))
        askers = Askers(port)
        for thread in askers.threads:
            thread.start()
        process.send_signal(signal.SIGHUP)
        procs.wait_until(lambda: log.read_text().count("Stopped old worker") == 2, READY_SECONDS, pause=0.5)
        time.sleep(5)
        askers.stopped.set()
        for thread in askers.threads:
            thread.join()
    finally:
        procs.stop_pid(process.pid, signal.SIGTERM, STOP_SECONDS)
        crew.kill_group(process.pid)
        process.wait()
    return askers


def main() -> int:
    house = House()
    try:
        house.start()
        found = drill(house)
    finally:
        house.stop()
    sys.stdout.write(f"{found.good} permintaan dijawab, {len(found.bad)} gagal: {', '.join(sorted(set(found.bad))) or '-'}\n")
    return 1 if found.bad else 0


if __name__ == "__main__":
    sys.exit(main())
