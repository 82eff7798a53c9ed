"""Which row is the header, and which of its columns are wanted."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from lib.berkas.cells import clean_text, column_letter, header_key
from lib.berkas.errors import BerkasDitolak

SEARCHED_ROWS = 20
TITLE_CHARS = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Keys of the column groups that must be there and of the columns to keep (None keeps all).

    `peta`: of headers that were mapped, by their fingerprint, the letters of the columns to keep; `lembar` and `baris` where to look
    for one, when that was told.
    """

    required: tuple[frozenset[str], ...]
    shown: tuple[str, ...]
    columns: frozenset[str] | None
    peta: Mapping[str, Sequence[str]] = field(default_factory=dict)
    lembar: str | None = None
    baris: int | None = None

    @classmethod
    def of(
        cls,
        required: Sequence[Collection[str]],
        columns: Collection[str] | None,
        peta: Mapping[str, Sequence[str]] | None = None,
        lembar: str | None = None,
        baris: int | None = None,
    ) -> "Wanted":
        return cls(
            required=tuple(frozenset(map(header_key, group)) for group in required),
            shown=tuple(_shown_name(group) for group in required),
            columns=None if columns is None else frozenset(map(header_key, columns)),
            peta=peta or {},
            lembar=lembar,
            baris=baris,
        )


@dataclass(frozen=True, slots=True)
class Heading:
    """`row` counts from 1; `places` are the indexes of the kept columns in a raw row, from 0. `sidik` of a header that was mapped."""

    row: int
    titles: list[str]
    places: list[int]
    ignored: list[str] = field(default_factory=list)
    sidik: str = ""


def fingerprint(titles: Sequence[tuple[str, object]]) -> str:
    """Of a header: its titles and the letters of their columns, blank ones aside."""
    parts = [f"{letter}={key}" for letter, title in titles if (key := header_key(title) if isinstance(title, str) else "")]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def find_heading(rows: Sequence[Sequence[object]], wanted: Wanted, first_column: int = 0) -> Heading | None:
    """The first of the top rows that holds every required column; without required columns, the first with text.

    `first_column` is the sheet column of a raw row's first cell. Refuses two kept columns with one title.
    """
    if known := _find_mapped(rows, wanted, first_column):
        return known
    for number, row in enumerate(rows[:SEARCHED_ROWS], start=1):
        keys = [header_key(value) if isinstance(value, str) else "" for value in row]
        present = frozenset(keys) - {""}
        if present and all(group & present for group in wanted.required):
            return _heading(number, row, keys, wanted, first_column)
    return None


def _find_mapped(rows: Sequence[Sequence[object]], wanted: Wanted, first_column: int) -> Heading | None:
    for number, row in enumerate(rows[:SEARCHED_ROWS] if wanted.peta else (), start=1):
        lettered = [(column_letter(first_column + place), value) for place, value in enumerate(row)]
        sidik = fingerprint(lettered)
        if sidik not in wanted.peta or wanted.baris not in (None, number):
            continue
        kept = set(wanted.peta[sidik])
        places = [place for place, (letter, _) in enumerate(lettered) if letter in kept]
        titles = [clean_text(row[place])[:TITLE_CHARS] or lettered[place][0] for place in places]
        ignored = [title for letter, value in lettered if letter not in kept and (title := clean_text(value)[:TITLE_CHARS])]
        return Heading(number, titles, places, ignored, sidik)
    return None


def _heading(number: int, row: Sequence[object], keys: list[str], wanted: Wanted, first_column: int) -> Heading:
    titles, places, ignored, seen = [], [], [], dict[str, int]()
    for place, key in enumerate(keys):
        title = clean_text(row[place])[:TITLE_CHARS]
        if not key or not _is_kept(key, wanted):
            ignored += [title] if key else []
            continue
        if key in seen:
            both = [column_letter(first_column + at) for at in (seen[key], place)]
            raise BerkasDitolak("judul_ganda", kolom=both[0], kolom_lain=both[1], judul=title)
        seen[key] = place
        titles.append(title)
        places.append(place)
    return Heading(row=number, titles=titles, places=places, ignored=ignored)


def _is_kept(key: str, wanted: Wanted) -> bool:
    return wanted.columns is None or key in wanted.columns or any(key in group for group in wanted.required)


def _shown_name(group: Collection[str]) -> str:
    return next(iter(group)) if isinstance(group, Sequence) else min(group, key=lambda name: (len(name), name))
