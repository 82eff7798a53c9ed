"""The months by name. The process that reads workbooks knows no Django, and asks here too."""

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
LAIN = {"pebruari": 2, "may": 5, "agt": 8, "august": 8, "october": 10, "nopember": 11, "december": 12}


def find_bulan(word: str) -> int:
    """The number of a month that is written out or cut short, as lists of offices write it. Nonsense is a ValueError."""
    names = LAIN | {name.casefold(): number for number, name in enumerate(BULAN, 1)}
    found = {number for name, number in names.items() if name.startswith(word.casefold())}
    if len(found) != 1:
        raise ValueError(f"not a month: {word[:40]!r}")
    return found.pop()
