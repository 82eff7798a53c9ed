"""Buttons that apps above this one hang on the pages of a person, a unit or a position.

The page asks with `{% tautan "unit" unit.pk %}`, so that it need not know who is above it; see `register`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Exists, Model, OuterRef, QuerySet

if TYPE_CHECKING:
    from pegawai.models import Pengguna

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Tautan:
    """`peran`: who may open the address; empty is everybody who may open the page it hangs on.

    `boleh`: the rows for which this account may open it, where the role alone does not say so; such a page reads its row `with_boleh`.
    `kirim`: a button that acts at once instead of a link; what else it sends are the words of the tag.
    """

    label: str
    icon: str
    url: Callable[[int], str]
    peran: frozenset[str] = frozenset()
    boleh: Callable[["Pengguna"], QuerySet[Any]] | None = None
    kirim: bool = False


_TAUTAN: dict[str, list[Tautan]] = {}


def register(halaman: str, tautan: Tautan) -> None:
    """To be called once, when the app is ready."""
    _TAUTAN.setdefault(halaman, []).append(tautan)


def with_boleh(halaman: str, rows: QuerySet[M], user: "Pengguna", held: frozenset[str]) -> QuerySet[M]:
    """The rows with what `tautan_of` wants to know of each, asked in their own statement."""
    asked = ((_name(place), link.boleh) for place, link in enumerate(_open_to(halaman, held)))
    return rows.annotate(**{name: Exists(boleh(user).filter(pk=OuterRef("pk"))) for name, boleh in asked if boleh})


def tautan_of(halaman: str, row: Any, held: frozenset[str]) -> list[Tautan]:
    """Those that lead an account of these roles somewhere; `row` need be more than a key only where some link says `boleh`."""
    links = enumerate(_open_to(halaman, held))
    return [link for place, link in links if link.boleh is None or getattr(row, _name(place))]


def _open_to(halaman: str, held: frozenset[str]) -> list[Tautan]:
    return [tautan for tautan in _TAUTAN.get(halaman, []) if not tautan.peran or tautan.peran & held]


def _name(place: int) -> str:
    return f"boleh_tautan_{place}"
