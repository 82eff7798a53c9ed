"""Every page of the product, who looks at it, and in which states: the lines of `daftar/*.txt`. A page without one fails.

A line: name of the address, as whom, arguments (words of the city in `dunia.py`, "so" as they stand, or `-`), query (or `-`).
An address that shows no page of its own: name, `tanpa`, and why.
"""

from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse

from tests.browser.dunia import Kata

LINES = [line for path in sorted((Path(__file__).parent / "daftar").glob("*.txt")) for line in path.read_text().splitlines()]
TANPA_HALAMAN = {line.split()[0]: line.split(maxsplit=2)[2] for line in LINES if line.split()[1] == "tanpa"}


@dataclass(frozen=True)
class Halaman:
    nama: str
    peran: str
    arguments: str
    query: str

    def __str__(self) -> str:
        more = "".join(f" {part}" for part in (self.arguments, self.query) if part != "-")
        return f"{self.nama} as {self.peran}{more}"

    def url(self, dunia: Kata) -> str:
        pairs = [part.split("=") for part in self.arguments.split(",") if self.arguments != "-"]
        query = "" if self.query == "-" else f"?{self.query.format_map(dunia)}"
        return reverse(self.nama, kwargs={name: dunia.get(word, word.strip('"')) for name, word in pairs}) + query


HALAMAN = tuple(Halaman(*line.split()) for line in LINES if line.split()[1] != "tanpa")
PERTAMA = {halaman.nama: halaman for halaman in reversed(HALAMAN)}  # the first line of each address


def share(most: int = 40) -> dict[str, list[Halaman]]:
    """What one test looks at: the pages of one role, or some of them."""
    found: dict[str, list[Halaman]] = {}
    for peran in dict.fromkeys(halaman.peran for halaman in HALAMAN):
        own = [halaman for halaman in HALAMAN if halaman.peran == peran]
        found |= {f"{peran}-{start // most + 1}": own[start : start + most] for start in range(0, len(own), most)}
    return found
