"""A cache as after a restart: nothing is kept but whose installation it is, which a process asks once and not once a page."""

from django.core.cache import cache

from tests import instansi


def empty_cache() -> None:
    cache.clear()
    instansi.known()
