"""Finding a typed text in a column by trigrams: every word in it, or something like the whole. GIN indexes on UPPER(column) serve both."""

from typing import Final

from django.contrib.postgres.lookups import TrigramWordSimilar
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, FloatField, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Upper

SHORT: Final = 2  # letters; so short a word counts only where a word of the column begins
SIMILAR_FROM: Final = 4  # letters; below, half of all names are similar
SAMA, AWAL, AWAL_KATA, MEMUAT, SEMUA_KATA = 5.0, 4.0, 3.0, 2.0, 1.0


def contains(column: str, text: str) -> Q:
    found = Q()
    for word in text.split():
        if len(word) > SHORT:
            found &= Q((f"{column}__icontains", word))
        else:
            found &= Q((f"{column}__istartswith", word)) | Q((f"{column}__icontains", f" {word}"))
    return found


def matches(column: str, text: str) -> Q:
    """As `contains`, or a slip of the pen away from it."""
    found = contains(column, text)
    if len(text) < SIMILAR_FROM:
        return found
    return found | Q(TrigramWordSimilar(Upper(column), Upper(Value(text))))


def score(column: str, text: str) -> Combinable:
    """Above 1 where the text itself was found, the more the nearer to the beginning; below it where something similar was."""
    found = [("iexact", text, SAMA), ("istartswith", text, AWAL), ("icontains", f" {text}", AWAL_KATA), ("icontains", text, MEMUAT)]
    cases = [When(Q((f"{column}__{lookup}", wanted)), then=Value(points)) for lookup, wanted, points in found]
    if " " in text:
        cases.append(When(contains(column, text), then=Value(SEMUA_KATA)))
    literal = Case(*cases, default=Value(0.0), output_field=FloatField())
    likeness: Combinable = TrigramWordSimilarity(text, F(column))
    return literal + likeness


def bonus(condition: Q, value: float = SAMA) -> Combinable:
    return Case(When(condition, then=Value(value)), default=Value(0.0), output_field=FloatField())
