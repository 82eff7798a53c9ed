"""Browsers that are known: a signed cookie says on which accounts this browser has entered before, and gives it a number for each."""

import secrets
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from pegawai.queries import akun as queries

SALT: Final = "tangkas.perangkat"
MAX_ACCOUNTS: Final = 10  # a shared computer at a counter


def _read(request: HttpRequest) -> dict[str, str]:
    text = request.COOKIES.get(settings.PERANGKAT_COOKIE_NAME, "")
    try:
        return dict(signing.loads(text, salt=SALT, max_age=settings.PERANGKAT_SECONDS))
    except (signing.BadSignature, TypeError, ValueError):
        return {}


def get_id(request: HttpRequest, pengguna_id: int | None) -> str:
    """The number of this browser for the account; empty when the account never entered here."""
    return _read(request).get(str(pengguna_id), "")


def is_known(request: HttpRequest, login: str) -> bool:
    """Whether the account of what was typed has entered here; a browser without a note costs no query, so its answer tells nothing."""
    found = queries.find_akun(login) if _read(request) else None
    return found is not None and bool(get_id(request, found.pk))


def remember(request: HttpRequest, response: HttpResponse, pengguna_id: int) -> None:
    """After an entry, or a new password by the mailed link."""
    noted = _read(request)
    number = noted.pop(str(pengguna_id), "") or secrets.token_urlsafe(9)
    kept = dict(list(noted.items())[1 - MAX_ACCOUNTS :])
    response.set_cookie(
        settings.PERANGKAT_COOKIE_NAME,
        signing.dumps({**kept, str(pengguna_id): number}, salt=SALT),
        max_age=settings.PERANGKAT_SECONDS,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
