"""One change in words: who, when, from what to what, with the names of the rows that columns point to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.db import models

from lib.format import KOSONG, format_nip, format_tanggal_pendek
from pegawai.models import Akses, Pegawai, Pengguna
from pegawai.models.riwayat import BUAT, BUKU
from pegawai.queries import baris
from pegawai.queries.perubahan_jenis import Kejadian, Pasangan, read_pairs, tracked_of

KODE: Final = re.compile(r"[a-z]+(_[a-z0-9]+)+")
PERAN_SQL: Final = "peran_basis_data"
TAMPAK: Final = 3
PEKERJAAN_HALAMAN: Final = frozenset({"detail", "download", "export", "ekspor", "unduh", "list"})


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
    akses: str = ""

    @property
    def ringkas(self) -> list[Selisih]:
        """What is read without opening the row: of a new one its name says enough."""
        return [] if self.dibuat else self.selisih[:TAMPAK]

    @property
    def rinci(self) -> list[Selisih]:
        return self.selisih[len(self.ringkas) :]


def describe(events: Sequence[Kejadian]) -> list[Catatan]:
    """The events in words, in their order. Five queries at most, whatever the kinds and however many."""
    pairs = read_pairs(events)
    names = _Names(pairs.values())
    actors = Pengguna.objects.in_bulk([pk for row in events if (pk := row.konteks.get("user"))])
    return [_put_in_words(row, *pairs[row.jenis, row.pgh_id], names, actors) for row in events if (row.jenis, row.pgh_id) in pairs]


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
        return plain(column, value)


def plain(column: Any, value: Any) -> str:
    """A value of a column that points to no row, as people write it."""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, date | datetime):
        return format_tanggal_pendek(value)
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if column.name == "nip":
        return format_nip(value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {item}" for key, item in value.items()) or KOSONG
    if isinstance(value, list):
        return ", ".join(plain(getattr(column, "base_field", column), item) for item in value) or KOSONG
    return str(dict(column.flatchoices).get(value) or _read_code(str(value)))


def _read_code(text: str) -> str:
    """The codes of steps and rules are words of the office, joined."""
    return text.replace("_", " ") if KODE.fullmatch(text) else text


def _put_in_words(row: Kejadian, before: models.Model, after: models.Model | None, names: _Names, actors: dict[int, Pengguna]) -> Catatan:
    tracked = tracked_of(before)
    actor = actors.get(row.konteks.get("user") or 0)
    return Catatan(
        waktu=row.waktu,
        oleh=_who(row.konteks, actor),
        tindakan=_act_of(row.konteks),
        jenis=str(tracked._meta.verbose_name).capitalize(),
        objek=_name_of(before, names),
        url=_url_of(before, tracked),
        dibuat=row.label == BUAT and tracked is not Akses,
        dihapus=row.label == "hapus",
        selisih=list(_changes(row, before, after, names)),
        akses=before.get_jenis_display() if isinstance(before, Akses) else "",
    )


def _who(konteks: dict[str, Any], actor: Pengguna | None) -> str:
    if actor is not None:
        return actor.nama
    if "tugas" in konteks:
        return "Tugas terjadwal"
    return "Langsung di basis data" if PERAN_SQL in konteks else "Sistem"


def _act_of(konteks: dict[str, Any]) -> str:
    """The job, with the import whose rows it wrote."""
    tindakan = f"peran {konteks[PERAN_SQL]}" if PERAN_SQL in konteks else str(konteks.get("tindakan") or konteks.get("tugas", ""))
    if "impor" not in konteks:
        return tindakan
    return f"{tindakan} (impor #{konteks['impor']})" if tindakan else f"Impor #{konteks['impor']}"


def _changes(row: Kejadian, before: models.Model, after: models.Model | None, names: _Names) -> Iterator[Selisih]:
    if row.label == "hapus":
        return iter(())
    if isinstance(before, Akses):
        return _circumstances(before)
    return _first_values(before, names) if row.label == BUAT else _differences(before, after, names)


def _first_values(created: models.Model, names: _Names) -> Iterator[Selisih]:
    """What was filled in when the row was created."""
    hidden = ("id", *(BUKU[type(created)].exclude if type(created) in BUKU else ()))
    for column in created._meta.concrete_fields:
        value = names.text(column, getattr(created, column.attname))
        if value != KOSONG and not column.name.startswith("pgh_") and column.name not in hidden:
            yield Selisih(_title(column), "", value)


def _circumstances(akses: Akses) -> Iterator[Selisih]:
    told = (("Halaman", _page_words(akses)), ("Saringan", akses.saringan), ("Alamat jaringan", akses.alamat))
    return (Selisih(title, "", str(text)) for title, text in told if text)


def _page_words(akses: Akses) -> str:
    """The name of the address, whose nouns are the words of the office: "diklat:sertifikat-download" is "sertifikat"."""
    words = " ".join(word for word in akses.halaman.rpartition(":")[2].split("-") if word not in PEKERJAAN_HALAMAN)
    return words if akses.objek in (None, akses.pegawai_id) else f"{words} nomor {akses.objek}"


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
    if isinstance(before, Akses):
        return names.text(before._meta.get_field("pegawai"), before.pegawai_id) if before.pegawai_id else "–"
    told = [names.text(c, getattr(before, c.attname)) for c in _references(before)[:2]]
    return ", ".join(text for text in told if text != KOSONG) or f"Nomor {before.id}"  # type: ignore[attr-defined]


def _url_of(before: models.Model, tracked: type[models.Model]) -> str:
    """The page of the row, or of the person it is about; the rows of this app have addresses made of their key alone."""
    pegawai_id = before.id if tracked is Pegawai else getattr(before, "pegawai_id", None)  # type: ignore[attr-defined]
    if pegawai_id:
        return Pegawai(pk=pegawai_id).get_absolute_url()
    own = tracked._meta.app_label == Pegawai._meta.app_label and hasattr(tracked, "get_absolute_url")
    row: Any = before if isinstance(before, tracked) else tracked(pk=before.id)  # type: ignore[attr-defined]
    return str(row.get_absolute_url()) if own else ""
