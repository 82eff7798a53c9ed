"""Statements of our own: how their text is put together, and how they are sent."""

from collections.abc import Iterable, Mapping, Sequence
from string import Template
from typing import Any, Final

from django.db import connection
from django.db.models import BooleanField, Func

Isian = Mapping[str, Any] | Sequence[Any] | None
# For this statement only: memory for its sorts, and no compiler, which takes longer than the query.
TUNED: Final = "SELECT set_config('work_mem', '256MB', true), set_config('jit', 'off', true);"


def render(template: str, **parts: str) -> str:
    """Fill `$name` holes with constant SQL; values always travel as parameters."""
    return Template(template).substitute(parts)


def codes(values: Iterable[str]) -> str:
    """Codes of ours as a constant list: ('selesai', 'ditutup')."""
    return "({})".format(", ".join(f"'{value}'" for value in values))


class AnyOf(Func):
    """Among the rows of an array, which the planner looks up one by one; not so IN beside many joins."""

    arity, arg_joiner, template, output_field = 2, " = ANY(", "%(expressions)s)", BooleanField()


def fetch(statement: str, values: Isian = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def fetch_riwayat(statement: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Read much of the history. Both statements travel together, in one round trip and one implicit transaction."""
    with connection.cursor() as cursor:
        cursor.execute(f"{TUNED} {statement}", values)
        cursor.nextset()
        return list(cursor.fetchall())


def execute(statement: str, values: Isian = None) -> int:
    """How many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
