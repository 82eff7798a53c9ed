"""What apps above say before a batch is closed, and do when it is opened, resized or cancelled; they register when they are ready."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from diklat.models import Angkatan
    from pegawai.models import Pengguna

Langkah = Literal["buka", "kuota", "batal"]
Penahan = Callable[["Angkatan"], list[str]]
Akibat = Callable[["Angkatan", "Pengguna"], None]
_PENAHAN: Final[list[Penahan]] = []
_AKIBAT: Final[dict[Langkah, list[Akibat]]] = {"buka": [], "kuota": [], "batal": []}


def register_penahan(penahan: Penahan) -> None:
    """`penahan` gives one sentence for each thing that is still open; none lets the batch be closed."""
    _PENAHAN.append(penahan)


def register_akibat(langkah: Langkah, akibat: Akibat) -> None:
    """`akibat` runs in the transaction of the step, under the batch's lock, with who takes it; what it refuses undoes the step.

    "buka": the batch is open; "kuota": an open batch has another number of seats; "batal": its applications have ended.
    """
    _AKIBAT[langkah].append(akibat)


def missing_above(angkatan: "Angkatan") -> list[str]:
    return [text for penahan in _PENAHAN for text in penahan(angkatan)]


def follow(langkah: Langkah, angkatan: "Angkatan", by: "Pengguna") -> None:
    for akibat in _AKIBAT[langkah]:
        akibat(angkatan, by)
