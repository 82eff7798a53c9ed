"""An outsider who knows every published figure and how many answered in each group, and subtracts. Exact arithmetic throughout."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from evaluasi.services.survei.audit import Sel

Persamaan = dict[str, Fraction]  # a published sum: which groups stand in it, and how often
SEDIKIT = 5


def reduce_all(known: Iterable[Persamaan]) -> list[Persamaan]:
    """Gauss and Jordan: rows with a leading group each, which stands in no other row."""
    rows: list[Persamaan] = []
    for sums in known:
        row = _reduce(sums, rows)
        if row:
            lead = min(row)
            row = {name: value / row[lead] for name, value in row.items()}
            rows = [_subtract(other, row, other.get(lead, Fraction(0))) for other in rows] + [row]
    return rows


def learned_exactly(known: Iterable[Persamaan], orang: dict[str, int]) -> list[tuple[str, ...]]:
    """Sets of groups, fewer than five people together, whose sum follows from the published sums."""
    rows = reduce_all(known)
    return [few for few in small_sets(orang) if not _reduce(dict.fromkeys(few, Fraction(1)), rows)]


def small_sets(orang: dict[str, int]) -> list[tuple[str, ...]]:
    few = [name for name, count in orang.items() if count < SEDIKIT]
    chosen = (names for size in range(1, SEDIKIT) for names in combinations(few, size))
    return [names for names in chosen if sum(orang[name] for name in names) < SEDIKIT]


def possible_width(few: Sequence[str], hidden: dict[str, Sel]) -> Fraction:
    """Linear program over one table: the highest less the lowest possible mean of these groups, everything hidden summing up as known."""
    total = sum(row.jumlah for row in hidden.values())
    return (_fill(few, hidden, total, high=True) - _fill(few, hidden, total, high=False)) / sum(hidden[name].nilai for name in few)


def smallest_atom(sets: Iterable[frozenset[str]]) -> int:
    """The fewest people that any sums and differences of figures over these people can single out."""
    listed = list(sets)
    people = frozenset().union(*listed)
    return min(Counter(tuple(person in row for row in listed) for person in people).values())


def _fill(few: Sequence[str], hidden: dict[str, Sel], total: int, *, high: bool) -> Fraction:
    """All marks at their lowest, then what is left over given out mark by mark: to these groups first, or last."""
    left = Fraction(total - sum(row.nilai for row in hidden.values()))
    found = Fraction(sum(hidden[name].nilai for name in few))
    for name in sorted(hidden, key=lambda name: (name in few) != high):
        given = min(left, Fraction(3 * hidden[name].nilai))
        left -= given
        found += given if name in few else 0
    return found


def _reduce(sums: Persamaan, rows: list[Persamaan]) -> Persamaan:
    row = dict(sums)
    for other in rows:
        row = _subtract(row, other, row.get(min(other), Fraction(0)))
    return row


def _subtract(row: Persamaan, other: Persamaan, factor: Fraction) -> Persamaan:
    names = row.keys() | other.keys() if factor else row.keys()
    found = {name: row.get(name, Fraction(0)) - factor * other.get(name, Fraction(0)) for name in names}
    return {name: value for name, value in found.items() if value}
