"""Printed documents of awards: typst templates beside this file; `dasar.typ` holds what all documents share."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from lib import cetak

FOLDER: Final = Path(__file__).parent


def render(nama: str, data: Mapping[str, Any], *, pada: datetime | None = None) -> bytes:
    return cetak.render(nama, data, pada=pada, folder=FOLDER)
