"""Log lines as JSON, one schema; a line break in a name cannot start a new line, and what errors quote of people is left out."""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final

EXTRA = ("request_id", "pengguna_id", "tindakan", "objek", "hasil", "status_code", "detik")
# the code of the request that is being answered, or that asked for the task that runs
permintaan: ContextVar[str] = ContextVar("permintaan", default="")

# What is quoted but is no name of ours (of a constraint, a column), addresses of mails, NIPs, and what the database adds of the row.
ISI: Final = re.compile(
    r"""'(?![a-z][a-z0-9_.]*')[^']*'|"(?![a-z][a-z0-9_.]*")[^"]*"|\S+@\S+|\b\d{8,}\b|\s*(DETAIL|CONTEXT|QUERY):.*""", re.DOTALL
)


class JSONFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "waktu": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "asal": record.name,
            "pesan": _without_rows(_said(record)),
        }
        line.update({key: value for key in EXTRA if (value := getattr(record, key, None)) is not None})
        if kode := permintaan.get():
            line.setdefault("request_id", kode)
        if record.exc_info:
            line["galat"] = "".join(_told(record.exc_info[1]))
        return json.dumps(line, ensure_ascii=False, default=str)


def _without_rows(text: str) -> str:
    return ISI.sub("…", text)


def _said(record: logging.LogRecord) -> str:
    """A path may hold a code that opens something (a link by mail, a calendar): the page is named instead."""
    request: Any = getattr(record, "request", None)
    if request is None or not isinstance(record.args, tuple):
        return record.getMessage()
    path, match = request.path.encode("unicode_escape").decode(), request.resolver_match
    page = match.view_name if match else "alamat lain"
    return record.msg % tuple(page if arg == path else arg for arg in record.args)


def _told(error: BaseException | None) -> Iterator[str]:
    """Where in the code, and what kind: the error before it first, as Python tells it."""
    if error is None:
        return
    yield from _told(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    yield from traceback.format_tb(error.__traceback__)
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_without_rows(str(error))}\n"
