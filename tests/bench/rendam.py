"""`make load`: the highest mixed rate that is answered in time, then MINUTES (60) at half of it: neither memory nor connections may grow.

RATE goes on with so many requests a second at once, for a machine that has something else to do. The mix is that of the row `beban`.
Each minute tells answers per second, their p95, memory of the web processes and PostgreSQL's connections.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from tests.bench import beban, load, report
from tests.bench.house import House
from tests.bench.rows import Stage

MINUTES = int(os.environ.get("MINUTES", "60"))
RATE = float(os.environ.get("RATE", "0"))
WARM_MINUTES = 10  # caches and pools fill up first
GROWTH = 1.05
CLIENTS = 4


def main() -> int:
    house = House()
    try:
        house.start()
        return soak(house, Stage(house))
    finally:
        house.stop()


def soak(house: House, stage: Stage) -> int:
    with house.child("hidup", stage.hidup) as child, house.web(stage.hidup, workers=2) as port:
        day = [tuple(row) for row in child.ask("make_day", requests=beban.REQUESTS)]
        load.wait_for(port)
        requests, seen = paced(cycle(day), RATE or find_rate(port, day) / 2), []
        for minute in range(1, MINUTES + 1):
            found = beban.drive(port, requests, CLIENTS, 60)
            seen.append((memory(), connections(house)))
            told = f"{found.rate:.0f} per detik, p95 {found.percentile(95):.0f} ms, {seen[-1][0]:.0f} MiB, {seen[-1][1]} sambungan"
            report.say(f"  menit {minute}: {told}")
    return judge(seen)


def find_rate(port: int, day: list[beban.Request]) -> float:
    floor, rate = beban.highest(port, beban.floor_of(day)), beban.highest(port, day)
    report.say(f"campuran {rate:.0f} per detik pada p95 ≤ {beban.P95_MS} ms; halaman kosong {floor:.0f}; perbandingan {rate / floor:.2f}")
    return rate


def paced(requests: Iterator[beban.Request], rate: float) -> Iterator[beban.Request]:
    """No more of them a second than this, whoever takes them; asked by one client at a time."""
    due = time.perf_counter()
    for request in requests:
        due = max(due + 1 / rate, time.perf_counter() - 1)
        time.sleep(max(0, due - time.perf_counter()))
        yield request


def memory() -> float:
    """MiB that belong to the processes of the web server alone (PSS), so that what forked ones share counts once."""
    found = subprocess.run(["pgrep", "-f", "granian.*tests.bench.wsgi"], capture_output=True, text=True, check=False).stdout.split()
    return sum(pss(Path(f"/proc/{pid}/smaps_rollup")) for pid in found) / 1024


def pss(file: Path) -> int:
    try:
        return next(int(line.split()[1]) for line in file.read_text().splitlines() if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


def connections(house: House) -> int:
    with house.connect("postgres") as connection:
        row = connection.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = 'hidup'").fetchone()
    return int(row[0]) if row else 0


def judge(seen: list[tuple[float, int]]) -> int:
    """The last tenth of the minutes beside the first tenth after warming up."""
    rows = seen[min(WARM_MINUTES, len(seen) // 2) :]
    share = max(1, len(rows) // 10)
    early, late = list(islice(rows, share)), rows[-share:]
    ratios = [max(row[kind] for row in late) / max(row[kind] for row in early) for kind in (0, 1)]
    report.say(f"memori sesudah pemanasan × {ratios[0]:.3f}, sambungan × {ratios[1]:.3f} (paling banyak {GROWTH})")
    return int(max(ratios) > GROWTH)


if __name__ == "__main__":
    sys.exit(main())
