"""Rows as JSON lines for programs and as a table for people."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.house import RUNS

TARGET = RUNS.parent / "bench.jsonl"


@dataclass(frozen=True)
class Goal:
    """The ratio to reach, at most or at least; `allowance` of the row's unit comes off the value before it is judged."""

    ratio: float
    allowance: float = 0
    at_least: bool = False
    queries: int | None = None
    kib: int | None = None

    def __str__(self) -> str:
        more = f" + {self.allowance:g} ms" if self.allowance else ""
        return f"{'≥' if self.at_least else '≤'} {self.ratio:g}{more}"


@dataclass(frozen=True)
class Row:
    """`pairs` are (value, limit) of each round; the ratio is the median of theirs."""

    name: str
    unit: str
    goal: Goal
    pairs: Sequence[tuple[float, float]]
    queries: int | None = None
    kib: float | None = None

    @property
    def value(self) -> float:
        return median(pair[0] for pair in self.pairs)

    @property
    def limit(self) -> float:
        return median(pair[1] for pair in self.pairs)

    @property
    def ratio(self) -> float:
        return median(value / limit for value, limit in self.pairs)

    @property
    def judged(self) -> float:
        return median((value - self.goal.allowance) / limit for value, limit in self.pairs)

    @property
    def is_reached(self) -> bool:
        fast = self.judged >= self.goal.ratio if self.goal.at_least else self.judged <= self.goal.ratio
        return fast and is_within(self.queries, self.goal.queries) and is_within(self.kib, self.goal.kib)

    def as_dict(self) -> dict[str, object]:
        return {
            "name": self.name,
            "value": round(self.value, 2),
            "unit": self.unit,
            "limit": round(self.limit, 2),
            "ratio": round(self.ratio, 3),
            "queries": self.queries,
            "kib": None if self.kib is None else round(self.kib, 1),
        }


def is_within(found: float | None, most: float | None) -> bool:
    return found is None or most is None or found <= most


def save(rows: Sequence[Row]) -> None:
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text("".join(json.dumps(row.as_dict()) + "\n" for row in rows))


HEADS = ("baris", "nilai", "batas", "satuan", "rasio", "dinilai", "target", "kueri", "KiB", "")
LEFT = {0, 3, 6, 9}


def table(rows: Sequence[Row]) -> str:
    cells = [HEADS, *(cells_of(row) for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(HEADS))]
    lines = ["  ".join(pad(cell, widths[place], left=place in LEFT) for place, cell in enumerate(line)).rstrip() for line in cells]
    return "\n".join(("", lines[0], "-" * len(lines[0]), *lines[1:], "", f"Baris JSON: {TARGET}"))


def cells_of(row: Row) -> tuple[str, ...]:
    return (
        *(row.name, f"{row.value:.1f}", f"{row.limit:.1f}", row.unit, f"{row.ratio:.2f}", f"{row.judged:.2f}", str(row.goal)),
        *(budget(row.queries, row.goal.queries), budget(row.kib, row.goal.kib), "tercapai" if row.is_reached else "BELUM"),
    )


def budget(found: float | None, most: int | None) -> str:
    if found is None:
        return ""
    return f"{found:.0f}" if most is None else f"{found:.0f} ≤ {most}" if found <= most else f"{found:.0f} > {most}"


def pad(cell: str, width: int, *, left: bool) -> str:
    return cell.ljust(width) if left else cell.rjust(width)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
