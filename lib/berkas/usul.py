"""Which column of a file is probably which of those that are looked for: by its title, and by what stands under it.

Runs in the bounded child and in the site; knows no domain: titles, patterns and words with one meaning come with the question.
"""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

from lib.berkas.cells import clean_text, header_key

SAMA, MIRIP, ISI = "sama", "mirip", "isi"
MIRIP_FROM: Final = 0.72
FITS_FROM: Final = 0.8
SLIP_FROM: Final = 0.8
CONTRARY_BELOW: Final = 0.3
WORD: Final = re.compile(r"[^\W_]+")
ASIDE: Final = re.compile(r"\([^()]*[^\W\d_]{3}[^()]*\)")


@dataclass(frozen=True, slots=True)
class Dicari:
    """A column that is looked for: its titles, best first, and the pattern of a cell of it (empty: any)."""

    kunci: str
    judul: tuple[str, ...]
    pola: str = ""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        return cls(row["kunci"], tuple(row["judul"]), row["pola"])


@dataclass(slots=True)
class KolomBerkas:
    """A column of the file: where it stands, its title, cells from under it, how many of them fit a pattern (`cocok`), and how many do
    by more than one mark (`bukti`): an x in a column of notes is a tick before it is a grade."""

    huruf: str
    judul: str
    isi: list[str] = field(default_factory=list)
    cocok: dict[str, float] = field(default_factory=dict)
    bukti: dict[str, float] = field(default_factory=dict)

    def weigh(self, dicari: Sequence[Dicari]) -> None:
        for pola in {one.pola for one in dicari if one.pola} if self.isi else ():
            fits = re.compile(pola, re.IGNORECASE)
            fitting = [text for text in self.isi if fits.fullmatch(text)]
            self.cocok[pola] = len(fitting) / len(self.isi)
            self.bukti[pola] = sum(len(text) > 1 for text in fitting) / len(self.isi)


@dataclass(frozen=True, slots=True)
class Usul:
    huruf: str
    sebab: str


def propose(dicari: Sequence[Dicari], kolom: Sequence[KolomBerkas], kata: Mapping[str, str]) -> dict[str, Usul]:
    """For each column that is looked for at most one of the file, no column of the file twice; the surest pairs first."""
    pairs = []
    for place, one in enumerate(dicari):
        wanted = [_words(title, kata) for title in one.judul]
        for at, own in enumerate(kolom):
            score = _score(one, wanted, own, kata)
            if score >= MIRIP_FROM:
                pairs.append((-score, place, at))
    found: dict[str, Usul] = {}
    taken: set[str] = set()
    for score, place, at in sorted(pairs):
        one, own = dicari[place], kolom[at]
        if one.kunci not in found and own.huruf not in taken:
            found[one.kunci] = Usul(own.huruf, SAMA if -score >= 1 else MIRIP)
            taken.add(own.huruf)
    return found | _by_content(dicari, kolom, found, taken)


def count_known(dicari: Sequence[Dicari], kolom: Sequence[KolomBerkas], kata: Mapping[str, str]) -> int:
    """Cheaply, how much of a table is known: titles in the same words, and patterns that some column fits."""
    known = {_words(title, kata) for one in dicari for title in one.judul}
    patterns = {pola for own in kolom for pola, share in own.cocok.items() if share >= FITS_FROM}
    return sum(_words(own.judul, kata) in known for own in kolom if own.judul) + len(patterns)


def _score(one: Dicari, wanted: Sequence[str], own: KolomBerkas, kata: Mapping[str, str]) -> float:
    """1 and more: the title is one of its titles. What stands under a title may contradict it, or make a poor likeness good enough."""
    share = own.cocok.get(one.pola) if one.pola else None
    if share is not None and share < CONTRARY_BELOW:
        return 0.0
    bonus = 0.15 if share is not None and share >= FITS_FROM else 0.0
    key = header_key(own.judul)
    if key and key in map(header_key, one.judul):
        return 1.0 + bonus
    words = _words(own.judul, kata)
    likeness = max((_likeness(words, text) for text in wanted), default=0.0)
    if own.bukti.get(one.pola, 0) >= FITS_FROM and any(text and set(text.split()) < set(words.split()) for text in wanted):
        likeness = max(likeness, MIRIP_FROM)  # all its words and more, and what stands there bears it out
    return min(0.99, likeness + bonus)


def _likeness(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    first, second = set(one.split()), set(other.split())
    shared = len(first & second) / max(len(first), len(second))
    if shared == 1:
        return 0.95
    match = difflib.SequenceMatcher(None, one, other, autojunk=False)
    if match.real_quick_ratio() < MIRIP_FROM - 0.1 or match.quick_ratio() < MIRIP_FROM - 0.1:
        return shared
    here, there = (" ".join(sorted(words)) for words in (first - second, second - first))
    if difflib.SequenceMatcher(None, here, there, autojunk=False).ratio() < SLIP_FROM:
        return shared  # not one word with a slip of the pen, but another word
    return max(shared, match.ratio())


def _words(title: str, kata: Mapping[str, str]) -> str:
    """The words of a title in the one spelling; words that say nothing, and what stands in brackets, are gone."""
    words = [kata.get(word, word) for word in WORD.findall(ASIDE.sub(" ", clean_text(title)).casefold())]
    return " ".join(sorted(set(" ".join(words).split())))


def _by_content(dicari: Sequence[Dicari], kolom: Sequence[KolomBerkas], found: Mapping[str, Usul], taken: set[str]) -> dict[str, Usul]:
    """A pattern that one open column alone wants and one open column of the file alone fits."""
    open_kolom = [own for own in kolom if own.huruf not in taken]
    more = {}
    for pola in {one.pola for one in dicari if one.pola}:
        wanting = [one for one in dicari if one.pola == pola]
        fitting = [own for own in open_kolom if own.bukti.get(pola, 0) >= FITS_FROM]
        if len(wanting) == len(fitting) == 1 and wanting[0].kunci not in found:
            more[wanting[0].kunci] = Usul(fitting[0].huruf, ISI)
    held: dict[str, int] = {}
    for usul in more.values():
        held[usul.huruf] = held.get(usul.huruf, 0) + 1
    return {kunci: usul for kunci, usul in more.items() if held[usul.huruf] == 1}
