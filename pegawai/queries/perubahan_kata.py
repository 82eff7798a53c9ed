"""One change in words: who, when, from what to what, with the names of the rows that columns point to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import connection, models
from pghistory.models import Event

from lib.format import KOSONG, format_nip, format_tanggal_pendek
from pegawai.models import Pegawai, Pengguna
from pegawai.models.riwayat import BUAT
from pegawai.queries import baris


@dataclass(frozen=True, slots=True)
class Kejadian:
    """One event as the list finds it: which table, which event, when, in which context."""

    jenis: str
    pgh_id: int
    waktu: datetime
    label: str
    konteks: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Selisih:
    kolom: str
    sebelum: str
    sesudah: str


@dataclass(slots=True)
class Catatan:
    """One line of the change log in words."""

    waktu: datetime
    oleh: str
    tindakan: str
    jenis: str
    objek: str
    url: str
    dibuat: bool
    dihapus: bool
    selisih: list[Selisih] = field(default_factory=list)


Pasangan = tuple[models.Model, models.Model | None]


def tracked_models() -> dict[str, type[models.Model]]:
    """Label of each tracked model → its event model, in the order of their names."""
    events = [model for model in apps.get_models() if issubclass(model, Event) and tracked_of(model) is not None]
    events.sort(key=lambda event: str(tracked_of(event)._meta.verbose_name))
    return {tracked_of(event)._meta.label_lower: event for event in events}


def tracked_of(event: Any) -> type[models.Model]:
    tracked: type[models.Model] = event.pgh_tracked_model
    return tracked


def describe(events: Sequence[Kejadian]) -> list[Catatan]:
    """The events in words, in their order. Five queries at most, whatever the kinds and however many."""
    pairs = _before_after(events)
    names = _Names(pairs.values())
    actors = Pengguna.objects.in_bulk([pk for row in events if (pk := row.konteks.get("user"))])
    return [_put_in_words(row, *pairs[row.jenis, row.pgh_id], names, actors) for row in events if (row.jenis, row.pgh_id) in pairs]


def _before_after(events: Sequence[Kejadian]) -> dict[tuple[str, int], Pasangan]:
    """What each event holds, and the row as it was next: in the following event, else as it is now."""
    kinds, branches, params = tracked_models(), list[str](), list[Any]()
    for label, event in kinds.items():
        if ids := [row.pgh_id for row in events if row.jenis == label]:
            table, now = baris.table_of(event), baris.table_of(tracked_of(event))
            branches.append(
                f"SELECT %s, e.pgh_id, to_jsonb(e), to_jsonb(n), to_jsonb(t) FROM {table} e LEFT JOIN LATERAL ("  # noqa: S608 -- table names of models
                f"SELECT * FROM {table} n WHERE n.id = e.id AND n.pgh_id > e.pgh_id ORDER BY n.pgh_id LIMIT 1) n ON true "
                f"LEFT JOIN {now} t ON t.id = e.id WHERE e.pgh_id = ANY(%s)"
            )
            params += [label, ids]
    found: dict[tuple[str, int], Pasangan] = {}
    if branches:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(branches), params)
            for label, pgh_id, before, following, present in cursor.fetchall():
                event = kinds[label]
                after = baris.read_row(event, following) if following else present and baris.read_row(tracked_of(event), present)
                found[label, pgh_id] = (baris.read_row(event, before), after)
    return found


def _references(row: models.Model) -> list[Any]:
    return [c for c in row._meta.concrete_fields if c.related_model is not None and not c.name.startswith("pgh_")]


class _Names:
    """Words for the rows that columns point to; a row's own words may come from rows it belongs to, and theirs from others."""

    DEPTH = 3

    def __init__(self, pairs: Iterable[Pasangan]) -> None:
        self.found: dict[type[models.Model], dict[Any, models.Model]] = {}
        rows = [row for pair in pairs for row in pair if row is not None]
        for _ in range(self.DEPTH):
            rows = self._load(rows)
        for known in self.found.values():
            for row in known.values():
                for column in _references(row):
                    if (other := self.found.get(column.related_model, {}).get(getattr(row, column.attname))) is not None:
                        setattr(row, column.name, other)

    def _load(self, rows: Iterable[models.Model]) -> list[models.Model]:
        """The rows, not known yet, to which these point."""
        wanted: dict[type[models.Model], set[Any]] = {}
        for row in rows:
            for column in _references(row):
                pk = getattr(row, column.attname, None)
                if pk is not None and pk not in self.found.get(column.related_model, {}):
                    wanted.setdefault(column.related_model, set()).add(pk)
        loaded = baris.load_rows(wanted)
        for model, found in loaded.items():
            self.found.setdefault(model, {}).update(found)
        return [row for found in loaded.values() for row in found.values()]

    def text(self, column: Any, value: Any) -> str:
        if value is None or value == "":
            return KOSONG
        if column.related_model is not None:
            row = self.found.get(column.related_model, {}).get(value)
            return str(row) if row is not None else f"nomor {value}"
        return _plain(column, value)


def _plain(column: Any, value: Any) -> str:
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, date | datetime):
        return format_tanggal_pendek(value)
    if column.name == "nip":
        return format_nip(value)
    if isinstance(value, list):
        return ", ".join(_plain(getattr(column, "base_field", column), item) for item in value) or KOSONG
    return str(dict(column.flatchoices).get(value, value))


def _put_in_words(row: Kejadian, before: models.Model, after: models.Model | None, names: _Names, actors: dict[int, Pengguna]) -> Catatan:
    tracked = tracked_of(before)
    actor = actors.get(row.konteks.get("user") or 0)
    return Catatan(
        waktu=row.waktu,
        oleh=actor.nama if actor else "Sistem",
        tindakan=str(row.konteks.get("tindakan", "")),
        jenis=str(tracked._meta.verbose_name).capitalize(),
        objek=_name_of(before, names),
        url=_url_of(before, tracked),
        dibuat=row.label == BUAT,
        dihapus=row.label == "hapus",
        selisih=list(_changes(row, before, after, names)),
    )


def _changes(row: Kejadian, before: models.Model, after: models.Model | None, names: _Names) -> Iterator[Selisih]:
    if row.label == "hapus":
        return iter(())
    return _first_values(before, names) if row.label == BUAT else _differences(before, after, names)


def _first_values(created: models.Model, names: _Names) -> Iterator[Selisih]:
    """What was filled in when the row was created."""
    for column in created._meta.concrete_fields:
        value = names.text(column, getattr(created, column.attname))
        if value != KOSONG and not column.name.startswith("pgh_") and column.name != "id":
            yield Selisih(_title(column), "", value)


def _title(column: Any) -> str:
    title = str(column.verbose_name)
    return title[:1].upper() + title[1:]


def _differences(before: models.Model, after: models.Model | None, names: _Names) -> Iterator[Selisih]:
    for column in before._meta.concrete_fields:
        if column.name.startswith("pgh_") or column.name == "id" or after is None:
            continue
        old, new = getattr(before, column.attname), getattr(after, column.attname, None)
        if old != new:
            yield Selisih(_title(column), names.text(column, old), names.text(column, new))


def _name_of(before: models.Model, names: _Names) -> str:
    if name := getattr(before, "nama", ""):
        return str(name)
    told = [names.text(c, getattr(before, c.attname)) for c in _references(before)[:2]]
    return ", ".join(text for text in told if text != KOSONG) or f"Nomor {before.id}"  # type: ignore[attr-defined]


def _url_of(before: models.Model, tracked: type[models.Model]) -> str:
    """The page of the row, or of the person it is about; the rows of this app have addresses made of their key alone."""
    pegawai_id = before.id if tracked is Pegawai else getattr(before, "pegawai_id", None)  # type: ignore[attr-defined]
    if pegawai_id:
        return Pegawai(pk=pegawai_id).get_absolute_url()
    own = tracked._meta.app_label == Pegawai._meta.app_label and hasattr(tracked, "get_absolute_url")
    return str(tracked(pk=before.id).get_absolute_url()) if own else ""  # type: ignore[attr-defined]
