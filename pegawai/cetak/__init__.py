"""Printed letters about people and accounts, and the head that all documents carry: typst templates beside this file."""

from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
