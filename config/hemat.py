"""What Django and psycopg do anew with every page though it comes out the same. Imported by `config/apps.py`, before there is any view."""

from functools import lru_cache, wraps
from threading import local
from typing import Any, Final

from django.conf import LazySettings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.db import connections
from django.db.models.expressions import BaseExpression
from django.template import base
from django.template.context import Context
from django.templatetags.static import StaticNode
from django.urls import URLResolver
from django.urls import base as addresses
from django.utils import html, timezone
from django.utils.safestring import SafeString
from django.utils.translation import trans_real
from psycopg import _queries
from psycopg._preparing import Prepare, PrepareManager

ADDRESSES: Final = 4096
PATHS: Final = 1024  # fewer: what they are made of is the visitor's
STATEMENTS: Final = 1024
LETTERS: Final = 1 << 14


def install() -> None:
    # A page has dozens of addresses, and each was tried against its pattern again: 12 microseconds.
    URLResolver._reverse_with_prefix = lru_cache(ADDRESSES, typed=True)(URLResolver._reverse_with_prefix)  # type: ignore[attr-defined]
    # What answers at a path was looked for among all patterns anew, with a list of those that it was not: up to 70 microseconds.
    URLResolver.resolve = lru_cache(PATHS)(URLResolver.resolve)  # type: ignore[method-assign]
    # A page escapes a thousand texts. None of them is a lazy one, for which each was looked through first.
    html.escape = html.escape.__wrapped__  # type: ignore[attr-defined]
    # A page writes a hundred texts and whole numbers. Each was asked whether it is a date, and how the language parts thousands, which
    # ours leaves to a filter.
    base.render_value_in_context = plainly(base.render_value_in_context)
    # Whether static files are an app of ours was asked for each of the twenty of a page.
    StaticNode.handle_simple = staticmethod(lambda path: staticfiles_storage.url(path))  # type: ignore[method-assign]
    # No page runs in an event loop, for which each use of a connection, a cache, the zone, the language and the addresses looked first.
    connections._connections, caches._connections = local(), local()  # type: ignore[attr-defined]
    timezone._active, trans_real._active = local(), local()  # type: ignore[attr-defined]
    addresses._prefixes, addresses._urlconfs = local(), local()  # type: ignore[attr-defined]
    # No setting stands for a method of what it wraps, for which each was looked through.
    LazySettings.__getattribute__ = object.__getattribute__  # type: ignore[method-assign]
    # Where the values of a statement stand was looked for again in all but 128, and in each of more than 4,096 letters.
    _queries._query2pg_client = lru_cache(STATEMENTS)(_queries._query2pg_client_nocache)
    _queries.MAX_CACHED_STATEMENT_LENGTH = LETTERS
    PrepareManager.maybe_add_to_cache = only_prepared(PrepareManager.maybe_add_to_cache)  # type: ignore[method-assign]
    # A filter and an order copy each expression, and Python asked each how it is to be copied.
    BaseExpression.copy = copy_expression  # type: ignore[method-assign]


def copy_expression(self: Any) -> Any:
    made = object.__new__(type(self))
    made.__dict__.update(self.__getstate__())
    return made


def only_prepared(add: Any) -> Any:
    """Statements with their values in them are never prepared, yet each was counted by its whole text; and one of them that leads back to a
    savepoint made the connection forget all that are."""

    @wraps(add)
    def added(self: PrepareManager, query: Any, prep: Prepare, name: bytes) -> Any:
        return None if prep is Prepare.NO else add(self, query, prep, name)

    return added


def plainly(own: Any) -> Any:
    """A text and a whole number are written as they are; anything else as Django does it."""

    @wraps(own)
    def rendered(value: Any, context: Context) -> str:
        kind = type(value)
        if kind is SafeString:
            return value
        if kind is str:
            return html.escape(value) if context.autoescape else value
        return SafeString(value) if kind is int else own(value, context)

    return rendered
