"""Rows of a statement as columns of numbers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from rencana.optimum.masalah import Bools, Ints

Rows = list[tuple[Any, ...]]


def column(rows: Rows, place: int, dtype: Any = np.int64) -> NDArray[Any]:
    return np.array([row[place] for row in rows], dtype=dtype)


def find(keys: Ints, wanted: Ints) -> tuple[Ints, Bools]:
    """Places of the wanted keys among sorted ones, and which of them are there."""
    place = np.minimum(np.searchsorted(keys, wanted), max(0, len(keys) - 1))
    return place, keys[place] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
