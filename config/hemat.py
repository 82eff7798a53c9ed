"""What Django does anew with every page though it comes out the same. Imported by `config/apps.py`, before there is any view."""

from functools import lru_cache
from typing import Any, Final

from django.template import base
from django.urls import URLResolver
from django.utils import formats, html
from django.utils.safestring import SafeString

ADDRESSES: Final = 4096


def install() -> None:
    # A page has dozens of addresses, and each was tried against its pattern again: 12 microseconds.
    URLResolver._reverse_with_prefix = lru_cache(ADDRESSES, typed=True)(URLResolver._reverse_with_prefix)  # type: ignore[attr-defined]
    # A page escapes a thousand texts. None of them is a lazy one, for which each was looked through first.
    html.escape = html.escape.__wrapped__  # type: ignore[attr-defined]
    # A page writes a hundred whole numbers. Each asked four times how the language parts thousands, which ours leaves to a filter.
    base.localize = localize  # type: ignore[attr-defined]


def localize(value: Any, use_l10n: bool | None = None) -> Any:
    return SafeString(value) if type(value) is int else formats.localize(value, use_l10n)
