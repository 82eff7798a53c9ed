"""Which training closes the gaps of a profile: an app above this one knows, and says it here.

The profile asks for its rows, so that it need not know who is above it; see `register`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompetensi.queries.profil import BarisProfil
    from pegawai.models import Pengguna


@dataclass(frozen=True, slots=True)
class Saran:
    """A training by name, its page, and what there is to know about it in one line."""

    label: str
    url: str
    keterangan: str


Pencari = Callable[["Pengguna", int, Sequence["BarisProfil"]], Mapping[int, Saran]]
_PENCARI: list[Pencari] = []


def register(cari: Pencari) -> None:
    """To be called once, when the app is ready: `cari` maps competencies of the person's gaps to what it suggests to this account."""
    _PENCARI.append(cari)


def saran_of(user: "Pengguna", pegawai_id: int, baris: Sequence["BarisProfil"]) -> dict[int, Saran]:
    """Competency -> suggestion; what nobody knows is left out."""
    found: dict[int, Saran] = {}
    for cari in _PENCARI:
        found |= cari(user, pegawai_id, baris)
    return found
