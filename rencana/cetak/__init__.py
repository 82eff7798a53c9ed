"""Printed documents of plans: typst templates beside this file; `dasar.typ` holds what all documents share."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
