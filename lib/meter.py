"""Geometry of the five-cell meter: which parts of the ladder are filled, short or above the standard."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

CELLS = 5
GAP = 2
HEIGHT = 12
TOP = 4

Level = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Meter:
    """SVG path data per part; an empty string means the part is not drawn."""

    width: int
    cells: str
    have: str
    short: str
    above: str
    mark: str


def draw_meter(level: Level | None, standard: Level | None, cell: int = 24) -> Meter:
    width = CELLS * (cell + GAP)
    mark = f"M{_number(_mark_x(standard, cell))} 0V20" if standard else ""
    if level is None:
        return Meter(width, _boxes(0, CELLS, cell, inset=0.5), "", "", "", mark)
    reached = min(max(float(level), 0.0), float(CELLS))
    wanted = reached if standard is None else min(float(standard), float(CELLS))
    return Meter(
        width,
        _boxes(max(reached, wanted), CELLS, cell, inset=0.5, whole=True),
        _boxes(0, min(reached, wanted), cell),
        _boxes(reached, wanted, cell, inset=0.5),
        _boxes(wanted, reached, cell, inset=0.5),
        mark,
    )


def _mark_x(standard: Level, cell: int) -> float:
    whole, part = divmod(min(float(standard), float(CELLS)), 1)
    if part:
        return whole * (cell + GAP) + part * cell
    return whole * (cell + GAP) - GAP / 2


def _boxes(start: float, end: float, cell: int, *, inset: float = 0, whole: bool = False) -> str:
    """One closed box per touched cell between two levels; ``whole`` draws the touched cell to its full width."""
    edges = [start, *range(int(start) + 1, int(end) + 1), end]
    if whole:
        edges = [float(int(start)), *range(int(start) + 1, CELLS + 1)]
    path = ""
    for left, right in pairwise(edges):
        if right <= left:
            continue
        x = int(left) * (cell + GAP) + (left - int(left)) * cell + inset
        span = (right - left) * cell - 2 * inset
        path += f"M{_number(x)} {_number(TOP + inset)}h{_number(span)}v{_number(HEIGHT - 2 * inset)}h-{_number(span)}z"
    return path


def _number(value: float) -> str:
    return f"{max(value, 0):.1f}".removesuffix(".0")
