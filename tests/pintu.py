"""Enter as somebody, as if the password had just been typed."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.cached_db import SessionStore
from django.http import HttpRequest
from django.test import Client

from pegawai.kuki_draf import sign_owner
from pegawai.models import Pengguna


def enter(pengguna: Pengguna, client: Client | None = None, *, age: int = 0, **defaults: Any) -> Client:
    """A signed-in client; `age` seconds have passed since the password was given. One session is begun, where `force_login` begins two."""
    client = client or Client(**defaults)
    request = HttpRequest()
    request.session = session_of(client)
    login(request, pengguna)
    request.session["account_authentication_methods"] = [{"method": "password", "at": time.time() - age}]
    request.session["account_authentication_methods_user"] = str(pengguna.pk)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    client.pemilik = sign_owner(pengguna.pk)  # what its forms carry beside their token
    return client


def session_of(client: Client) -> SessionBase:
    """Its session, or one that is not begun: the client's own property would begin one, only for the login to throw it away."""
    return client.session if settings.SESSION_COOKIE_NAME in client.cookies else SessionStore()


def begin_sessions_once() -> None:
    """`force_login` too begins a single session."""

    def login_once(self: Client, user: Pengguna, backend: str | None = None) -> None:
        request = HttpRequest()
        request.session = session_of(self)
        login(request, user, backend)
        request.session.save()
        self._set_login_cookies(request)

    Client._login = login_once
