"""What apps above say of a batch, and do when it is opened, resized or cancelled; they register when ready."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from diklat.models import Angkatan
    from diklat.tahap import Hal, Tahap
    from pegawai.models import Pengguna

Langkah = Literal["buka", "kuota", "batal"]
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


@dataclass(frozen=True, slots=True)
class Pandangan:
    """`penahan`: what is still open, and where it is ended; until then the batch is not closed. `peringatan`: said before it is opened.

    `tahap`: steps of its checklist, each with the one it stands after. `alamat`: where the work of a step of diklat is done, by its code.
    """

    penahan: "list[Hal]" = field(default_factory=list)
    peringatan: list[str] = field(default_factory=list)
    tahap: "list[Tahap]" = field(default_factory=list)
    alamat: dict[str, str] = field(default_factory=dict)
    anggaran: Anggaran | None = None


Pandang = Callable[["Angkatan"], Pandangan]
_PANDANG: Final[list[Pandang]] = []
_AKIBAT: Final[dict[Langkah, list[Akibat]]] = {"buka": [], "kuota": [], "batal": []}


def register_pandang(pandang: Pandang) -> None:
    _PANDANG.append(pandang)


def register_akibat(langkah: Langkah, akibat: Akibat) -> None:
    """`akibat` runs in the transaction of the step, under the batch's lock, with who takes it; what it refuses undoes the step.

    "buka": the batch is open; "kuota": an open batch has another number of seats; "batal": its applications have ended.
    """
    _AKIBAT[langkah].append(akibat)


def pandang(angkatan: "Angkatan") -> Pandangan:
    """All apps above together; a query or two each."""
    found = [ask(angkatan) for ask in _PANDANG]
    return Pandangan(
        penahan=[hal for one in found for hal in one.penahan],
        peringatan=[text for one in found for text in one.peringatan],
        tahap=[tahap for one in found for tahap in one.tahap],
        alamat={kode: url for one in found for kode, url in one.alamat.items()},
        anggaran=next((one.anggaran for one in found if one.anggaran), None),
    )


def follow(langkah: Langkah, angkatan: "Angkatan", by: "Pengguna") -> None:
    for akibat in _AKIBAT[langkah]:
        akibat(angkatan, by)
