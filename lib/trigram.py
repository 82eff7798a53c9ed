"""Finding a typed text in a column by trigrams: every word in it, or something like the whole. GIN indexes on UPPER(column) serve both.

The text itself is no part of the statement: it stands in it as `Isian` of lib/siap.py.
"""

from dataclasses import dataclass
from typing import Final, Self

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Upper

from lib.siap import isian

SHORT: Final = 2  # letters; so short a word counts only where a word of the column begins
SIMILAR_FROM: Final = 4  # letters; below, half of all names are similar
SAMA, AWAL, AWAL_KATA, MEMUAT, SEMUA_KATA = 5.0, 4.0, 3.0, 2.0, 1.0


@dataclass(frozen=True, slots=True)
class Bagian:
    """The shape of a text: which of its words are short, and whether it is long enough for others to be similar."""

    nama: str
    pendek: tuple[bool, ...]
    is_panjang: bool

    @classmethod
    def read(cls, nama: str, text: str) -> tuple[Self, dict[str, str]]:
        """The shape, and the values: the text as "nama", its words as "nama-0" …, and each of them " nama…" behind a space."""
        words = text.split()
        plain = {nama: text, **{f"{nama}-{number}": word for number, word in enumerate(words)}}
        shape = cls(nama, tuple(len(word) <= SHORT for word in words), len(text) >= SIMILAR_FROM)
        return shape, plain | {f" {name}": f" {value}" for name, value in plain.items()}

    @property
    def semua(self) -> Value:
        return isian(self.nama)


def contains(column: str, text: Bagian) -> Q:
    found = Q()
    for number, is_short in enumerate(text.pendek):
        name = f"{text.nama}-{number}"
        if is_short:
            found &= Q((f"{column}__istartswith", isian(name))) | Q((f"{column}__icontains", isian(f" {name}")))
        else:
            found &= Q((f"{column}__icontains", isian(name)))
    return found


def matches(column: str, text: Bagian) -> Q:
    """As `contains`, or a slip of the pen away from it."""
    found = contains(column, text)
    return found | Q(TrigramWordSimilar(Upper(column), Upper(text.semua))) if text.is_panjang else found


def score(column: str, text: Bagian) -> Combinable:
    """Above 1 where the text itself was found, the more the nearer to the beginning; below it where something similar was."""
    behind_space = isian(f" {text.nama}")
    found = [
        ("iexact", text.semua, SAMA),
        ("istartswith", text.semua, AWAL),
        ("icontains", behind_space, AWAL_KATA),
        ("icontains", text.semua, MEMUAT),
    ]
    cases = [When(Q((f"{column}__{lookup}", wanted)), then=Value(points)) for lookup, wanted, points in found]
    if len(text.pendek) > 1:
        cases.append(When(contains(column, text), then=Value(SEMUA_KATA)))
    literal = Case(*cases, default=Value(0.0), output_field=FloatField())
    likeness: Combinable = TrigramWordSimilarity(text.semua, F(column))  # type: ignore[arg-type]  # takes expressions too
    return literal + likeness


def bonus(condition: Q, value: float = SAMA) -> Combinable:
    return Case(When(condition, then=Value(value)), default=Value(0.0), output_field=FloatField())
