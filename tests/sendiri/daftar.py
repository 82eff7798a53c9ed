"""What asks no `refuse_own`, with the reason above each group: services in which somebody acts (bukan.txt), services that a page calls
without saying who acts (tanpa_pelaku.txt), and rows that a form stores itself (FORMULIR)."""

from pathlib import Path
from typing import Final

FORMULIR: Final = {
    "diklat.views.program_bagian": "bagian.save",
}


def read(name: str) -> list[str]:
    lines = Path(__file__).with_name(f"{name}.txt").read_text().splitlines()
    return [line for line in lines if line and not line.startswith("#")]
