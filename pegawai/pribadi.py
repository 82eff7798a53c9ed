"""What is kept about a person, found in the registry of models, so that a new table cannot be forgotten.

A row belongs to whom it names (a link to Pegawai or Pengguna); a row that names nobody, to whom the rows above it belong. A link whose name
ends in "oleh" says who acted: such rows are counted, for what they say is about somebody else. Apps say at their start which links mean
otherwise (`acts`), which are left out and why (`leave_out`), which rows only later (`narrow`), and which columns are secrets (`hide`).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.db import models
from pghistory.models import Event

from pegawai.models import Pegawai, Pengguna
from pegawai.models.riwayat import BUAT
from pegawai.queries.perubahan_jenis import tracked_models

Model = type[models.Model]
PUNCAK: Final[tuple[Model, ...]] = (Pegawai, Pengguna)
MILIK, LEWAT, TINDAKAN, LEPAS = "milik", "lewat", "tindakan", "lepas"

_TINDAKAN: Final[set[tuple[Model, str]]] = set()
_LEPAS: Final[dict[tuple[Model, str], str]] = {}
_RAHASIA: Final[set[tuple[Model, str]]] = set()
_SEBUTAN: Final[dict[Model, str]] = {}
_SYARAT: Final[dict[Model, Callable[[], models.Q]]] = {}


def acts(model: Model, field: str) -> None:
    """Of this link: it names who acts or decides, not whom the row is about."""
    _TINDAKAN.add((model, field))


def leave_out(model: Model, field: str, alasan: str) -> None:
    """Of this link: its rows are not the person's; the reason is printed in the download."""
    _LEPAS[model, field] = alasan


def hide(model: Model, *columns: str) -> None:
    """Of these columns: they open something, or somebody else wrote them in confidence."""
    _RAHASIA.update((model, column) for column in columns)


def narrow(model: Model, condition: Callable[[], models.Q]) -> None:
    """Of this table: only rows that the person may know by now."""
    _SYARAT[model] = condition


def call(model: Model, sebutan: str) -> None:
    """Of a table without a name of ours."""
    _SEBUTAN[model] = sebutan


@dataclass(frozen=True, slots=True)
class Taut:
    """A link that leads, over one step or several, to a person, and what it means."""

    model: Model
    field: str
    arti: str
    alasan: str = ""

    def __str__(self) -> str:
        return f"{self.model._meta.label}.{self.field}"


@cache
def find_links() -> tuple[Taut, ...]:
    """Every link to a person or to a table whose rows belong to a person. Each round finds the tables one step further."""
    belonging: set[Model] = set(PUNCAK)
    found: dict[tuple[Model, str], Taut] = {}
    while True:
        fresh = {(one.model, one.field): one for one in _round(belonging) if (one.model, one.field) not in found}
        if not fresh:
            return tuple(sorted(found.values(), key=str))
        found |= fresh
        belonging |= {one.model for one in fresh.values() if one.arti in (MILIK, LEWAT)}


def _round(belonging: set[Model]) -> Iterator[Taut]:
    for model in _models():
        for field in _links_of(model):
            if field.related_model in belonging and field.related_model is not model:
                yield Taut(model, field.name, *_meaning(model, field))


def _meaning(model: Model, field: Any) -> tuple[str, str]:
    if alasan := _LEPAS.get((model, field.name)):
        return LEPAS, alasan
    if field.related_model not in PUNCAK:
        return LEWAT, ""
    return (TINDAKAN, "") if field.name.endswith("oleh") or (model, field.name) in _TINDAKAN else (MILIK, "")


def _models() -> Iterator[Model]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and not issubclass(model, Event):
            yield model


def _links_of(model: Model) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


@cache
def find_tables() -> tuple[Model, ...]:
    """The tables whose rows belong to persons: these two first, the others by their names."""
    others = {one.model for one in find_links() if one.arti in (MILIK, LEWAT)} - set(PUNCAK)
    return (*PUNCAK, *sorted(others, key=lambda model: str(model._meta.verbose_name)))


def name_of(model: Model) -> str:
    return _SEBUTAN.get(model, str(model._meta.verbose_name)).capitalize()


def filter_own(model: Model, akun: Pengguna) -> models.Q:
    """Which rows of this table belong to this account and its employee; holds for the table of its changes, too."""
    if model in PUNCAK:
        return models.Q(pk=key_of(model, akun))
    direct = [one for one in find_links() if one.model is model and one.arti == MILIK]
    follow = direct or [one for one in find_links() if one.model is model and one.arti == LEWAT]
    own = models.Q(pk__in=())
    for one in follow:
        target: Any = model._meta.get_field(one.field).related_model
        own |= models.Q(**{one.field: key_of(target, akun)}) if direct else models.Q(**{f"{one.field}__in": rows_of(target, akun)})
    return own


def rows_of(model: Model, akun: Pengguna) -> models.QuerySet[Any]:
    rows = model._base_manager.filter(filter_own(model, akun))
    return rows.filter(_SYARAT[model]()) if model in _SYARAT else rows


def changes_of(model: Model, akun: Pengguna) -> models.QuerySet[Any]:
    """What these rows were before they were changed or deleted; their births say what the rows say."""
    event = tracked_models().get(model._meta.label_lower)
    if event is None:
        return model._base_manager.none()
    own = models.Q(pgh_obj=key_of(model, akun)) if model in PUNCAK else filter_own(model, akun)
    return event._base_manager.filter(own).exclude(pgh_label=BUAT).order_by("pgh_id")


def acted_of(one: Taut, akun: Pengguna) -> int:
    """How many rows this account made or decided by this link."""
    target: Any = one.model._meta.get_field(one.field).related_model
    return one.model._base_manager.filter(**{one.field: key_of(target, akun)}).count()


def columns_of(model: Model) -> list[Any]:
    return [field for field in model._meta.concrete_fields if (model, field.name) not in _RAHASIA]


def key_of(model: Model, akun: Pengguna) -> int:
    """Of an account without an employee: nobody's key."""
    return akun.pk if model is Pengguna else akun.pegawai_id or 0
