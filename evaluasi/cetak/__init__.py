"""Printed reports of evaluation: typst templates beside this file, made by lib.cetak."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from lib import cetak

FOLDER: Final = Path(__file__).parent


def render(nama: str, data: Mapping[str, Any]) -> bytes:
    """The template reads `json(bytes(sys.inputs.data))` and sees no file outside this folder."""
    return cetak.render(nama, data, folder=FOLDER)
