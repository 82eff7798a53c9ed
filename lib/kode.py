"""Codes that people read off paper and type: short, in groups, of letters and digits that cannot be taken for each other.

Fifteen random symbols of 29 (73 bits) and a check symbol, weighed modulo the prime 29, so that one wrong symbol and two neighbours
that changed places are noticed.
"""

import re
import secrets
from typing import Final

ABJAD: Final = "23456789ACDEFGHJKMNPQRTUVWXYZ"  # without 0 O, 1 I L, and without S and B, which look like 5 and 8
PANJANG: Final = 16
KELOMPOK: Final = 4
MIRIP: Final = str.maketrans("SBO0IL1", "58QQJJJ")
PEMISAH: Final = re.compile(r"[\s\-‐‑‒–—_.]+")


def make_kode() -> str:
    rest, chosen = secrets.randbelow(len(ABJAD) ** (PANJANG - 1)), ""
    for _ in range(PANJANG - 1):
        rest, place = divmod(rest, len(ABJAD))
        chosen += ABJAD[place]
    return _group(chosen + _check(chosen))


def read_kode(text: str) -> str | None:
    """As it is kept, whatever case, separators or similar letters were typed; None when it has not the shape of a code."""
    letters = PEMISAH.sub("", text).upper().translate(MIRIP)
    return _group(letters) if len(letters) == PANJANG and set(letters) <= set(ABJAD) else None


def is_right(kode: str) -> bool:
    """Whether its check symbol fits."""
    letters = kode.replace("-", "")
    return _check(letters[:-1]) == letters[-1]


def _check(letters: str) -> str:
    return ABJAD[sum(weight * ABJAD.index(letter) for weight, letter in enumerate(letters, start=1)) % len(ABJAD)]


def _group(letters: str) -> str:
    return "-".join(letters[place : place + KELOMPOK] for place in range(0, PANJANG, KELOMPOK))
