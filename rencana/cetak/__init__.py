"""Printed documents of plans: typst templates beside this file; `dasar.typ` holds what the templates of diklat share too."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
