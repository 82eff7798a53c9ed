"""Leases: whoever holds something says until when, and is believed only what the clock of today could have given.

What ends later than twice the length from now was written before the clock was set back. Its holder renews it, or is gone; waiting for
that hour would take as long as the clock had been ahead.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Q

from lib import waktu


def lapsed(field: str, length: timedelta, lewat: timedelta = timedelta()) -> Q:
    """Rows whose lease is nobody's any more, by more than `lewat`, on whichever side."""
    kini = waktu.now()
    return Q((f"{field}__lt", kini - lewat)) | Q((f"{field}__gt", kini + 2 * length + lewat))


def is_lapsed(until: datetime, length: timedelta) -> bool:
    return not waktu.now() <= until <= waktu.now() + 2 * length


def shorten(key: str, seconds: int) -> None:
    """What the server of the cache keeps under its own name `key` goes no later than it would if it were set now."""
    client: Any = cache
    client._cache.get_client(write=True).expire(key, seconds, lt=True)
