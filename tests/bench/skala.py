"""`make scale`: every page and scheduled job on the demo city and on the city TIMES (10) over: what outgrows the people, or is slow."""

import os
import sys
import time
from typing import TYPE_CHECKING

from tests.bench import beban, report
from tests.bench.house import House
from tests.bench.rows import Stage

if TYPE_CHECKING:
    from tests.bench.house import Child

TIMES = int(os.environ.get("TIMES", "10"))
SLACK = 1.2
JOB_SECONDS = 1.0  # what takes less at both sizes says more about the clock than about growth
Found = dict[str, float]


def main() -> int:
    house = House()
    try:
        house.start()
        stage = Stage(house)
        house.create("besar", stage.hidup)
        with house.child("hidup", "hidup") as child:
            small = measure(child)
        began = time.monotonic()
        with house.child("tumbuh", "besar") as child:
            rows = child.ask("grow", times=TIMES)
        report.say(f"{TIMES} kali: {sum(rows.values()):,} baris baru dalam {time.monotonic() - began:.0f} detik")
        with house.child("hidup", "besar") as child:
            large = measure(child)
        tell(small, large)
    finally:
        house.stop()
    return 0


def measure(child: "Child") -> tuple[Found, Found]:
    """(jobs in seconds, pages in milliseconds: the slowest of a role and kind of page)."""
    began = time.monotonic()
    jobs: Found = child.ask("time_jobs")
    pages: Found = {}
    report.say(f"  pekerjaan: {time.monotonic() - began:.0f} detik, terlama {max(jobs, key=jobs.__getitem__)} {max(jobs.values()):.1f}")
    for took, peran, url in child.ask("time_pages"):
        name = f"{peran} {child.ask('name_of', url=url)}"
        pages[name] = max(took, pages.get(name, 0))
    slowest = max(pages, key=pages.__getitem__)
    report.say(f"  halaman: selesai pada detik {time.monotonic() - began:.0f}, terlama {slowest} {pages[slowest]:.0f} ms")
    return jobs, pages


def tell(small: tuple[Found, Found], large: tuple[Found, Found]) -> None:
    for what, unit, floor, before, after in (
        ("pekerjaan", "detik", JOB_SECONDS, small[0], large[0]),
        ("halaman", "ms", beban.SLOWEST_MS, small[1], large[1]),
    ):
        rows = sorted(((after[name], before[name], name) for name in before.keys() & after.keys()), reverse=True)
        report.say(f"\n{len(rows)} {what}; di atas {floor:g} {unit} atau tumbuh lebih dari {TIMES * SLACK:g} kali:")
        for late, early, name in rows:
            faster = late > TIMES * SLACK * max(early, floor / TIMES)
            if late > floor or faster:
                report.say(f"  {early:9.1f} → {late:9.1f} {unit}  × {late / max(early, 0.001):5.1f}{' !' if faster else '  '} {name}")


if __name__ == "__main__":
    sys.exit(main())
