"""What apps above say of a batch and before it is closed, and do when it is opened, resized or cancelled; they register when ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from diklat.models import Angkatan
    from pegawai.models import Pengguna

Langkah = Literal["buka", "kuota", "batal"]
Penahan = Callable[["Angkatan"], list[str]]
Akibat = Callable[["Angkatan", "Pengguna"], None]


@dataclass(frozen=True, slots=True)
class Anggaran:
    """The money of a batch: what it was spent of what it may cost, what is left of the pagu that bears it, and why it cannot be opened.

    `dari` is 0 while nothing is committed; `kurang` is a heading and a sentence, shown with a link to `url`.
    """

    terpakai: int
    dari: int
    keterangan: str
    url: str
    kurang: tuple[str, str] | None = None


_PENAHAN: Final[list[Penahan]] = []
_ANGGARAN: Final[list[Callable[["Angkatan"], Anggaran | None]]] = []
_AKIBAT: Final[dict[Langkah, list[Akibat]]] = {"buka": [], "kuota": [], "batal": []}


def register_penahan(penahan: Penahan) -> None:
    """`penahan` gives one sentence for each thing that is still open; none lets the batch be closed."""
    _PENAHAN.append(penahan)


def register_akibat(langkah: Langkah, akibat: Akibat) -> None:
    """`akibat` runs in the transaction of the step, under the batch's lock, with who takes it; what it refuses undoes the step.

    "buka": the batch is open; "kuota": an open batch has another number of seats; "batal": its applications have ended.
    """
    _AKIBAT[langkah].append(akibat)


def register_anggaran(anggaran: Callable[["Angkatan"], Anggaran | None]) -> None:
    """Of the app that keeps budgets; None where it keeps none for this batch."""
    _ANGGARAN.append(anggaran)


def anggaran_of(angkatan: "Angkatan") -> Anggaran | None:
    return next((found for ask in _ANGGARAN if (found := ask(angkatan))), None)


def missing_above(angkatan: "Angkatan") -> list[str]:
    return [text for penahan in _PENAHAN for text in penahan(angkatan)]


def follow(langkah: Langkah, angkatan: "Angkatan", by: "Pengguna") -> None:
    for akibat in _AKIBAT[langkah]:
        akibat(angkatan, by)
