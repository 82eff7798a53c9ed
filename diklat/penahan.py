"""What apps above have to say before a batch is closed, and what they do when it is cancelled; they register when they are ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diklat.models import Angkatan

Penahan = Callable[["Angkatan"], list[str]]
Akibat = Callable[["Angkatan"], None]
_PENAHAN: list[Penahan] = []
_AKIBAT: list[Akibat] = []


def register_penahan(penahan: Penahan) -> None:
    """`penahan` gives one sentence for each thing that is still open; none lets the batch be closed."""
    _PENAHAN.append(penahan)


def register_batal(akibat: Akibat) -> None:
    """`akibat` runs in the transaction that cancels the batch, after its applications have ended."""
    _AKIBAT.append(akibat)


def missing_above(angkatan: "Angkatan") -> list[str]:
    return [text for penahan in _PENAHAN for text in penahan(angkatan)]


def follow_batal(angkatan: "Angkatan") -> None:
    for akibat in _AKIBAT:
        akibat(angkatan)
