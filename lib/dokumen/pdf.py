"""A PDF is read in a bounded child process (`child.py`); here only its two ends are looked at."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from lib import bounded
from lib.dokumen.batas import BATAS, END
from lib.dokumen.tolak import refusal

BLANK: Final = b"\x00\t\n\f\r "
DEATHS: Final[dict[bounded.Reason, str]] = {"waktu_habis": "pdf_bom", "memori_habis": "pdf_bom", "rusak": "pdf_rusak"}


def check(isi: bytes) -> bytes:
    end = isi.rfind(END)
    if end < 0:
        raise refusal("terpotong")
    if isi[end + len(END) :].strip(BLANK):
        raise refusal("data_lain")
    code, values = _read(isi)
    if code:
        raise refusal(code, **values)
    return isi


def _read(isi: bytes) -> tuple[str, dict[str, int]]:
    try:
        code, values = ask("lib.dokumen.child", isi)
        return str(code), {str(name): int(value) for name, value in values.items()}
    except bounded.ChildDied as death:
        return DEATHS[death.reason], {}


def ask(module: str, isi: bytes) -> Any:
    """The one line that `main` of a module of this package says about a file, in a bounded child. Raises `bounded.ChildDied`."""
    with _as_file(isi) as source, bounded.start(module, {}, source) as process:
        return json.loads(next(bounded.read_lines(process, BATAS)))


@contextmanager
def _as_file(isi: bytes) -> Iterator[int]:
    """In memory, never on a disk."""
    handle = os.memfd_create("dokumen")
    try:
        with os.fdopen(os.dup(handle), "wb") as out:
            out.write(isi)
        os.lseek(handle, 0, os.SEEK_SET)
        yield handle
    finally:
        os.close(handle)
