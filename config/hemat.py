"""What Django does anew with every page though it comes out the same. Imported by `config/apps.py`, before there is any view."""

from functools import lru_cache
from typing import Final

from django.urls import URLResolver
from django.utils import html

ADDRESSES: Final = 4096


def install() -> None:
    # A page has dozens of addresses, and each was tried against its pattern again: 12 microseconds.
    URLResolver._reverse_with_prefix = lru_cache(ADDRESSES, typed=True)(URLResolver._reverse_with_prefix)  # type: ignore[attr-defined]
    # A page escapes a thousand texts. None of them is a lazy one, for which each was looked through first.
    html.escape = html.escape.__wrapped__  # type: ignore[attr-defined]
