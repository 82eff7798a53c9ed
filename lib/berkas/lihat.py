"""A first look at a file whose titles are not known: its sheets, rows that may be the header, and which column is probably which.

Runs in the bounded child. Of the cells only three of each proposed column leave it: what nobody needs never reaches the site.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from lib.berkas.cells import clean_text, column_letter
from lib.berkas.heading import SEARCHED_ROWS, TITLE_CHARS, fingerprint
from lib.berkas.usul import Dicari, KolomBerkas, Usul, count_known, propose

LOOKED_ROWS: Final = 220
MAX_HEADS: Final = 5
MAX_SHOWN: Final = 150
CELL_CHARS: Final = 80
CONTOH: Final = 3
SHOWN_TITLES: Final = 4
DATA: Final = re.compile(r".*\d{6,}.*|[\d.,\-/ :]+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Tanya:
    """What is looked for, and what was chosen so far: the sheet and the row of its titles, the column for each of ours."""

    dicari: tuple[Dicari, ...]
    kata: Mapping[str, str] = field(default_factory=dict)
    lembar: str | None = None
    baris: int | None = None
    kolom: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        dicari = tuple(Dicari.of(one) for one in row["dicari"])
        return cls(dicari, row["kata"], row["lembar"], row["baris"], row["kolom"])


@dataclass(slots=True)
class Lembar:
    """A sheet: its name, the sheet column of a raw row's first cell, its first rows."""

    nama: str
    first_column: int
    rows: list[list[Any]]

    def heads(self) -> list[int]:
        """Rows, from 1, that may hold titles: text only, nothing that looks like data; those with most cells first."""
        found = []
        for number, row in enumerate(self.rows[:SEARCHED_ROWS], start=1):
            texts = [clean_text(value) for value in row if value not in ("", None)]
            if texts and all(isinstance(value, str) for value in row) and not any(DATA.fullmatch(text) for text in texts if text):
                found.append((-len([text for text in texts if text]), number))
        return sorted(number for _, number in sorted(found)[:MAX_HEADS])

    def kolom(self, head: int, dicari: Sequence[Dicari]) -> list[KolomBerkas]:
        titles = self.rows[head - 1]
        below = self.rows[head:]
        width = max(map(len, [titles, *below]), default=0)
        made = []
        for place in range(width):
            title = clean_text(titles[place])[:TITLE_CHARS] if place < len(titles) else ""
            cells = [clean_text(row[place])[:CELL_CHARS] for row in below if place < len(row)]
            own = KolomBerkas(column_letter(self.first_column + place), title, [text for text in cells if text])
            if own.judul or own.isi:
                own.weigh(dicari)
                made.append(own)
        return made[:MAX_SHOWN]

    def sidik(self, head: int) -> str:
        return fingerprint([(column_letter(self.first_column + place), title) for place, title in enumerate(self.rows[head - 1])])


def take(nama: str, first_column: int, rows: Iterable[list[Any]]) -> Lembar:
    return Lembar(nama, first_column, list(itertools.islice(rows, LOOKED_ROWS)))


def look(sheets: Iterator[Lembar], tanya: Tanya) -> dict[str, Any] | None:
    """What the site shows; None when no row of any sheet may hold titles."""
    best: tuple[float, Lembar, int] | None = None
    listed = []
    for sheet in sheets:
        heads = sheet.heads()
        if heads:
            listed.append({"nama": sheet.nama, "judul": [{"baris": head, "isi": _shown(sheet.rows[head - 1])} for head in heads]})
        for head in heads:
            score = _worth(sheet, head, tanya)
            if best is None or score > best[0]:
                best = (score, sheet, head)
    if best is None:
        return None
    _, sheet, head = best
    kolom = sheet.kolom(head, tanya.dicari)
    usul = _usul(kolom, tanya)
    used = {one.huruf for one in usul.values()}
    return {
        "lembar": listed,
        "pilih": {"lembar": sheet.nama, "baris": head},
        "sidik": sheet.sidik(head),
        "kolom": [
            {"huruf": own.huruf, "judul": own.judul, "bukan": [one.kunci for one in tanya.dicari if own.cocok.get(one.pola) == 0]}
            for own in kolom
        ],
        "usul": {kunci: {"huruf": one.huruf, "sebab": one.sebab} for kunci, one in usul.items()},
        "contoh": {own.huruf: list(dict.fromkeys(own.isi))[:CONTOH] for own in kolom if own.huruf in used},
    }


def _worth(sheet: Lembar, head: int, tanya: Tanya) -> float:
    """How likely these are the titles: what was chosen, then how many of the wanted columns are found, then how many there are."""
    if tanya.lembar is not None:
        return float(sheet.nama == tanya.lembar) + float(sheet.nama == tanya.lembar and head == tanya.baris)
    kolom = sheet.kolom(head, tanya.dicari)
    return count_known(tanya.dicari, kolom, tanya.kata) + len(kolom) / 1000 - head / 100_000


def _usul(kolom: Sequence[KolomBerkas], tanya: Tanya) -> dict[str, Usul]:
    there = {own.huruf for own in kolom}
    chosen = {kunci: Usul(huruf, "") for kunci, huruf in tanya.kolom.items() if huruf in there}
    return chosen or propose(tanya.dicari, kolom, tanya.kata)


def _shown(row: Sequence[Any]) -> str:
    texts = [text for value in row if (text := clean_text(value)[:CELL_CHARS])]
    return ", ".join(texts[:SHOWN_TITLES]) + (" …" if len(texts) > SHOWN_TITLES else "")
