"""Statements whose text or plan is worth keeping: long ones that many people run, each for a moment."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import psycopg
from django.db import connection
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper
from django.db.models import CharField, QuerySet, Value
from psycopg.abc import Params, QueryNoTemplate

PREPARED_MAX: Final = 24  # a connection; the plan of a search takes up to a megabyte of the server's memory


class PreparedCursor(psycopg.Cursor[tuple[Any, ...]]):
    """Binds on the server and keeps the plan with the connection, unlike Django's own cursors."""

    def execute(self, query: QueryNoTemplate, params: Params | None = None, **options: Any) -> "PreparedCursor":  # type: ignore[override]
        return super().execute(query, params, **{**options, "prepare": True})


class Plain:
    """Leaves out what is wrapped around statements: the change log would put a second statement in front, which cannot be prepared."""

    db: Any

    def _execute_with_wrappers(self, sql: str, params: Any, many: bool, executor: Callable[..., Any]) -> Any:
        return executor(sql, params, many, {"connection": self.db, "cursor": self})


class PlainCursor(Plain, CursorWrapper):
    pass


class PlainDebugCursor(Plain, CursorDebugWrapper):
    def debug_sql(self, *args: Any, **options: Any) -> Any:
        """Logs the statement as written: psycopg keeps no text of what the server has bound."""
        return super().debug_sql(*args, **{**options, "use_last_executed_query": False})


def prepared_cursor() -> CursorWrapper:
    """A cursor of Django's connection, counted like any other; what it changes is not linked to a request in the change log."""
    connection.ensure_connection()
    raw = connection.connection
    if raw.prepare_threshold is None:  # Django's default, with which psycopg prepares nothing
        raw.prepare_threshold = 0
        raw.prepared_max = PREPARED_MAX
    return (PlainDebugCursor if connection.queries_logged else PlainCursor)(PreparedCursor(raw), connection)


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
    """Its rows as the database gives them, prepared; `values` are the texts by the names of their `Isian`."""
    with prepared_cursor() as cursor:
        cursor.execute(sql, [values[item] if isinstance(item, Isian) else item for item in params])
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
