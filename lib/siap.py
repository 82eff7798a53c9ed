"""Statements whose text or plan is worth keeping: long ones that many people run, each for a moment."""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from functools import cached_property
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

import psycopg
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import CharField, QuerySet, Value
from django.db.models.sql.compiler import SQLCompiler
from psycopg.abc import Params, QueryNoTemplate

Row = TypeVar("Row")


class PreparedCursor(psycopg.Cursor[tuple[Any, ...]]):
    """Binds on the server and keeps the plan with the connection, unlike Django's own cursors."""

    keeps = True
    name = "siap"  # the change log leaves named cursors alone: with its own statement in front, nothing could be prepared

    def execute(self, query: QueryNoTemplate, params: Params | None = None, **options: Any) -> "PreparedCursor":  # type: ignore[override]
        return super().execute(query, params, **{**options, "prepare": self.keeps})


def prepared_cursor() -> CursorWrapper:
    """A cursor of Django's connection, counted like any other; what it changes is not linked to a request in the change log."""
    connection.ensure_connection()
    raw = connection.connection
    pooled = connection.settings_dict["DISABLE_SERVER_SIDE_CURSORS"]  # by a pgbouncer: the next statement may go over another connection
    if not pooled and raw.prepare_threshold is None:  # Django's default, with which psycopg prepares nothing
        raw.prepare_threshold = 0
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    cursor = PreparedCursor(raw)
    cursor.keeps = not pooled
    return wrap(cursor)  # type: ignore[arg-type]  # the stubs take what wraps for what is wrapped


def fetch_siap(statement: str, values: Sequence[Any] | Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """As `fetch` of `lib/sql.py`, with a plan that is kept."""
    with prepared_cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


class Prepared:
    """The connection of this thread, for a compiler whose statement is to keep its plan."""

    def cursor(self) -> CursorWrapper:
        return prepared_cursor()

    def __getattr__(self, name: str) -> Any:
        return getattr(connection, name)


class Isian(str):
    """Stands in the parameters of a statement for the text of that name, which comes when the statement runs."""

    __slots__ = ()


def isian(name: str) -> Value:
    return Value(Isian(name), CharField())


def compile_query(rows: QuerySet[Any, Any]) -> tuple[str, tuple[Any, ...]]:
    """The statement as text with its parameters, to be kept for `run_compiled`."""
    sql, params = rows.query.sql_with_params()
    return sql, tuple(params)


def run_compiled(sql: str, params: Sequence[Any], values: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """Its rows as the database gives them; `values` are the texts by the names of their `Isian`."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [values[item] if isinstance(item, Isian) else item for item in params])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


class Siap(Generic[Row]):
    """What is asked with every page: Django writes the statement once a process, and the database plans it once a connection; either takes
    longer than to run it.

    `build` gets an example of each value that changes, unlike any other in the statement; `rows` gets the values.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], **examples: Any) -> None:
        self.build, self.examples = build, examples

    @cached_property
    def written(self) -> tuple[QuerySet[Any, Row], SQLCompiler, str, list[Any]]:
        rows = self.build(**self.examples)
        compiler: Any = rows.query.get_compiler(rows.db)
        sql, params = compiler.as_sql()
        converters = compiler.get_converters([column[0] for column in compiler.select[: compiler.col_count]])
        compiler.get_converters = lambda _: converters  # one question for each of its columns, a fifth of what the account of a page took
        return rows, compiler, sql, [self._named(value) for value in params]

    def _named(self, param: Any) -> Any:
        return next((Isian(name) for name, example in self.examples.items() if param == example), param)

    def rows(self, **values: Any) -> list[Row]:
        rows, written, sql, params = self.written
        compiler = copy(written)
        compiler.connection = Prepared()  # type: ignore[assignment]
        filled = tuple(values[item] if isinstance(item, Isian) else item for item in params)
        compiler.as_sql = lambda *_, **__: (sql, filled)  # type: ignore[method-assign]
        asked: Any = SimpleNamespace(db=rows.db, _known_related_objects={}, query=SimpleNamespace(get_compiler=lambda *_, **__: compiler))
        iterate: Any = rows._iterable_class
        found: list[Row] = list(iterate(asked))
        return found
