"""Where evidence came from: apps above this one know the training or form behind a result, and say it here.

The profile asks for the rows it shows, so that it need not know who is above it; see `register`.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asal:
    """`url` is empty where there is no page to show."""

    label: str
    url: str = ""


Pencari = Callable[[Collection[int]], Mapping[int, Asal]]
_PENCARI: dict[str, Pencari] = {}


def register(sumber: str, cari: Pencari) -> None:
    """To be called once, when the app is ready: `cari` maps keys of evidence of this source to where each came from, in one query."""
    _PENCARI[sumber] = cari


def asal_of(bukti: Mapping[int, str]) -> dict[int, Asal]:
    """Key -> origin of the evidence given as key -> source; what nobody knows is left out."""
    found: dict[int, Asal] = {}
    for sumber, cari in _PENCARI.items():
        if keys := [pk for pk, value in bukti.items() if value == sumber]:
            found |= cari(keys)
    return found
