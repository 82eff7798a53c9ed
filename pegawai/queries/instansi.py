"""Whose installation this is, read once a process and again when the record has changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_hex
from typing import Final

from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone
from redis.exceptions import RedisError

from pegawai.models import Instansi

KUNCI: Final = "instansi"
_kept: tuple[str, Instansi] | None = None
_begun_with: ContextVar[Instansi | None] = ContextVar("instansi", default=None)


def get_instansi() -> Instansi:
    """The record as it stands, the same throughout a request, task or command."""
    return _begun_with.get() or _read()


def _read() -> Instansi:
    """It asks the cache which version there is, and the database only for a new one."""
    try:
        versi = cache.get(KUNCI)
        if versi is None:
            cache.add(KUNCI, token_hex(8), None)
            versi = cache.get(KUNCI, "")
        if _kept is None or _kept[0] != versi:
            return keep(versi, Instansi.objects.get())
    except (RedisError, OperationalError):  # a server is away: that is told by who needs it, not by the name of the office
        return kept_instansi()
    return _kept[1]


def kept_instansi() -> Instansi:
    """Whatever this process knows, without asking anybody: for the page of an error."""
    return _kept[1] if _kept else Instansi()


@contextmanager
def at_office(instansi: Instansi | None = None) -> Iterator[None]:
    """Around each request, task and command: whose work it is, and by whose clock. With a record: as if it were that."""
    instansi = instansi or _read()
    token = _begun_with.set(instansi)
    try:
        with timezone.override(instansi.tz):
            yield
    finally:
        _begun_with.reset(token)


def keep(versi: str, instansi: Instansi) -> Instansi:
    global _kept
    _kept = (versi, instansi)
    return instansi


def forget() -> None:
    """After a change: every process reads anew."""
    cache.set(KUNCI, token_hex(8), None)
