"""Buttons that apps above this one hang on the pages of a person, a unit or a position.

The page asks with `{% tautan "pegawai" pegawai.pk %}`, so that it need not know who is above it; see `register`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pegawai.models import Pengguna


@dataclass(frozen=True, slots=True)
class Tautan:
    """`peran`: who may open the address; empty is everybody who may open the page it hangs on.

    `boleh`: whether this account may open it for this row, where the role alone does not say so.
    `kirim`: a button that acts at once instead of a link; what else it sends are the words of the tag.
    """

    label: str
    icon: str
    url: Callable[[int], str]
    peran: frozenset[str] = frozenset()
    boleh: Callable[["Pengguna", int], bool] | None = None
    kirim: bool = False


_TAUTAN: dict[str, list[Tautan]] = {}


def register(halaman: str, tautan: Tautan) -> None:
    """To be called once, when the app is ready."""
    _TAUTAN.setdefault(halaman, []).append(tautan)


def tautan_of(halaman: str, pk: int, user: "Pengguna", held: frozenset[str]) -> list[Tautan]:
    """Those that lead this account somewhere; `held` are its roles."""
    links = [tautan for tautan in _TAUTAN.get(halaman, []) if not tautan.peran or tautan.peran & held]
    return [tautan for tautan in links if tautan.boleh is None or tautan.boleh(user, pk)]
