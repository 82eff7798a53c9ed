"""Read an uploaded .xlsx or .csv without trusting it.

The web or worker process only checks the size, starts the bounded child (`child.py`) with the open file as its standard
input, and decodes JSON lines block by block. The cheap look at the zip (`archive.py`, gate 1) runs inside that child
too: same limits, no second copy of the file, and the parent survives whatever happens.
"""

import datetime as dt
import json
import os
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from lib.berkas.errors import BerkasDitolak
from lib.berkas.limits import IMPORT, MIB, Limits

Value = str | float | int | bool | dt.date | dt.datetime
Row = tuple[int, list[Value]]

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; sys.path.insert(0, sys.argv.pop()); from lib.berkas.child import main; main()"
PIPE_BYTES = 256 * 1024
LINE_BYTES = 128 * MIB
TOO_LONG = (signal.SIGXCPU, signal.SIGKILL)
OUT_OF_MEMORY = (signal.SIGABRT,)


@dataclass(slots=True)
class Table:
    """A table of an upload. Empty cells are "", numbers stay numbers (a numeric NIP can be told from a text one).

    `rows` gives (sheet row from 1, values in the order of `header`) and skips blank rows; `letters` are the sheet's
    column letters of `header`; `ignored` are titles nobody asked for; `notices` may hold "cp1252".
    """

    sheet: str
    header: list[str]
    header_row: int
    letters: list[str]
    rows: Iterator[Row] | list[Row]
    ignored: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


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
) -> Iterator[Table]:
    """The first visible sheet that has, in one of its top 20 rows, a title of every group in `required`.

    `columns` are the titles to keep beside the required ones; the others are dropped in the child. Titles are compared
    by `header_key`. `table.rows` streams: a refusal (`BerkasDitolak`) may still come while iterating.
    """
    request = {
        "limits": asdict(limits),
        "required": [_as_list(group) for group in required],
        "columns": None if columns is None else list(columns),
    }
    with _child(path, request, limits) as process:
        messages = _messages(process, limits)
        table = next(messages).get("table")
        if not isinstance(table, dict):
            raise BerkasDitolak("rusak")
        yield Table(rows=_rows(messages), **table)


@contextmanager
def _child(path: Path, request: dict[str, Any], limits: Limits) -> Iterator[subprocess.Popen[bytes]]:
    with path.open("rb") as file:
        _check_file(file.fileno(), limits)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code; the file is only its input
            [sys.executable, "-I", "-B", "-c", START, json.dumps(request), str(ROOT)],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LC_ALL": "C.UTF-8"},
            bufsize=0,
        )
    try:
        yield process
    finally:
        process.kill()
        _output(process).close()
        process.wait()


def _output(process: subprocess.Popen[bytes]) -> IO[bytes]:
    if process.stdout is None:
        raise RuntimeError("the child was started without a pipe")
    return process.stdout


def _check_file(handle: int, limits: Limits) -> None:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise BerkasDitolak("rusak")
    if status.st_size == 0:
        raise BerkasDitolak("kosong")
    if status.st_size > limits.file_bytes:
        raise BerkasDitolak("terlalu_besar", batas=limits.file_bytes // MIB)


def _messages(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[dict[str, Any]]:
    """Decoded lines. Ends after "end"; anything else that stops the child becomes its refusal."""
    try:
        for line in _lines(process, limits):
            message = json.loads(line, object_hook=_decode_value)
            if error := message.get("error"):
                raise BerkasDitolak(error["code"], **error["values"])
            yield message
            if "end" in message:
                return
    except (KeyError, TypeError, AttributeError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise BerkasDitolak("rusak") from error
    raise _death(process)


def _lines(process: subprocess.Popen[bytes], limits: Limits) -> Iterator[bytes]:
    """Lines of the child. Only time spent waiting for it counts: a slow consumer is not the file's fault."""
    handle, left, parts, held = _output(process).fileno(), limits.wait_seconds, list[bytes](), 0
    while True:
        started = time.monotonic()
        ready, _, _ = select.select([handle], [], [], left)
        left -= time.monotonic() - started
        if not ready or left <= 0:
            raise BerkasDitolak("waktu_habis")
        data = os.read(handle, PIPE_BYTES)
        if not data:
            return
        *whole, rest = data.split(b"\n")
        for line in whole:
            yield b"".join((*parts, line))
            parts, held = [], 0
        parts.append(rest)
        held += len(rest)
        if held > LINE_BYTES:
            raise BerkasDitolak("memori_habis")


def _death(process: subprocess.Popen[bytes]) -> BerkasDitolak:
    code = -process.wait()
    if code in OUT_OF_MEMORY:
        return BerkasDitolak("memori_habis")
    return BerkasDitolak("waktu_habis" if code in TOO_LONG else "rusak")


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
