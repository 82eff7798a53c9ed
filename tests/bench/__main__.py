"""`python -m tests.bench`: the rows named by ONLY, or all of them."""

import os
import signal
import sys
from types import FrameType

from tests.bench import report, rows
from tests.bench.house import House


def main() -> int:
    chosen = rows.choose(os.environ.get("ONLY", ""))
    if not chosen:
        report.say(f"ONLY tidak dikenal. Pilihan: {', '.join(rows.ROWS)}")
        return 2
    signal.signal(signal.SIGTERM, leave)
    house = House()
    try:
        house.start()
        found = rows.run(house, chosen)
    finally:
        house.stop()
    report.save(found)
    report.say(report.table(found))
    return int(any(not any(row.name.startswith(name) for row in found) for name in chosen))


def leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(143)


if __name__ == "__main__":
    sys.exit(main())
