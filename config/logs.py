"""Log lines as JSON, one schema; a line break in a name cannot start a new line."""

import json
import logging
from contextvars import ContextVar
from datetime import UTC, datetime

EXTRA = ("request_id", "pengguna_id", "tindakan", "objek", "hasil", "status_code", "detik")
# the code of the request that is being answered, or that asked for the task that runs
permintaan: ContextVar[str] = ContextVar("permintaan", default="")


class JSONFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "waktu": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds"),
            "tingkat": record.levelname,
            "asal": record.name,
            "pesan": record.getMessage(),
        }
        line.update({key: value for key in EXTRA if (value := getattr(record, key, None)) is not None})
        if kode := permintaan.get():
            line.setdefault("request_id", kode)
        if record.exc_info:
            line["galat"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
