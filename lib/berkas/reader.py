"""Read an uploaded .xlsx or .csv without trusting it.

The web or worker process only checks the size, starts the bounded child (`child.py`) with the open file as its standard
input, and decodes JSON lines block by block. The cheap look at the zip (`archive.py`, gate 1) runs inside that child
too: same limits, no second copy of the file, and the parent survives whatever happens.
"""

import datetime as dt
import json
import os
import stat
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from lib import bounded
from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import IMPORT, MIB, Limits

Value = str | float | int | bool | dt.date | dt.datetime
Row = tuple[int, list[Value]]


@dataclass(slots=True)
class Table:
    """A table of an upload. Empty cells are "", numbers stay numbers (a numeric NIP can be told from a text one).

    `rows` gives (sheet row from 1, values in the order of `header`) and skips blank rows; `letters` are the sheet's
    column letters of `header`; `ignored` are titles nobody asked for, `others` the sheets that were not read; `notices` may
    hold "cp1252"; `sidik` is the fingerprint of a header that was found by `peta`.
    """

    sheet: str
    header: list[str]
    header_row: int
    letters: list[str]
    rows: Iterator[Row] | list[Row]
    ignored: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    sidik: str = ""


def read_table(
    path: Path,
    *,
    required: Sequence[Collection[str]] = (),
    columns: Collection[str] | None = None,
    limits: Limits = IMPORT,
) -> Table:
    """The whole table in memory; see `open_table`."""
    with open_table(path, required=required, columns=columns, limits=limits) as table:
        table.rows = list(table.rows)
        return table


@contextmanager
def open_table(
    path: Path,
    *,
    required: Sequence[Collection[str]] = (),
    columns: Collection[str] | None = None,
    limits: Limits = IMPORT,
    peta: Mapping[str, Sequence[str]] | None = None,
    lembar: str | None = None,
    baris: int | None = None,
) -> Iterator[Table]:
    """The first visible sheet that has, in one of its top 20 rows, a title of every group in `required`.

    `columns` are the titles to keep beside the required ones; the others are dropped in the child. Titles are compared
    by `header_key`. A header whose fingerprint stands in `peta` (to the letters of its wanted columns) needs neither. `lembar` and
    `baris` are where to look, when somebody told. `table.rows` streams: a refusal (`BerkasDitolak`) may still come while iterating.
    """
    cari = {"required": [_as_list(group) for group in required], "columns": None if columns is None else list(columns)}
    request = {"limits": asdict(limits), "cari": {**cari, "peta": peta or {}, "lembar": lembar, "baris": baris}}
    with _child(path, request, limits) as process:
        messages = _messages(process, limits)
        table = next(messages).get("table")
        if not isinstance(table, dict):
            raise BerkasDitolak("rusak")
        yield Table(rows=_rows(messages), **table)


def look_table(path: Path, tanya: Mapping[str, Any], *, limits: Limits = IMPORT) -> dict[str, Any] | None:
    """What a file of unknown titles holds (`lihat.look`); None when nothing in it may be a row of titles."""
    with _child(path, {"limits": asdict(limits), "lihat": dict(tanya)}, limits) as process:
        found = next(_messages(process, limits)).get("lihat")
    if found is not None and not isinstance(found, dict):
        raise BerkasDitolak("rusak")
    return found


@contextmanager
def _child(path: Path, request: dict[str, Any], limits: Limits) -> Iterator[bounded.Child]:
    with path.open("rb") as file:
        _check_file(file.fileno(), limits)
        with bounded.start("lib.berkas.child", request, file) as process:
            yield process


def _check_file(handle: int, limits: Limits) -> None:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise BerkasDitolak("rusak")
    if status.st_size == 0:
        raise BerkasDitolak("kosong")
    if status.st_size > limits.file_bytes:
        raise BerkasDitolak("terlalu_besar", batas=limits.file_bytes // MIB)


def _messages(process: bounded.Child, limits: Limits) -> Iterator[dict[str, Any]]:
    """Decoded lines. Ends after "end"; anything else that stops the child becomes its refusal."""
    try:
        for line in bounded.read_lines(process, limits):
            message = json.loads(line, object_hook=_decode_value)
            if error := message.get("error"):
                raise BerkasDitolak(error["code"], **error["values"])
            yield message
            if "end" in message:
                return
    except bounded.ChildDied as death:
        raise BerkasDitolak(death.reason) from death
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BerkasDitolak("rusak") from error


def _rows(messages: Iterator[dict[str, Any]]) -> Iterator[Row]:
    for message in messages:
        if "end" not in message:
            yield from zip(message["n"], message["r"], strict=True)


def _decode_value(value: dict[str, Any]) -> Any:
    if len(value) == 1:
        if "d" in value:
            return dt.date.fromisoformat(value["d"])
        if "t" in value:
            return dt.datetime.fromisoformat(value["t"])
    return value


def _as_list(group: Collection[str]) -> list[str]:
    return list(group) if isinstance(group, Sequence) else sorted(group, key=lambda name: (len(name), name))
