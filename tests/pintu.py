"""Enter as somebody, as if the password had just been typed."""

import time
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.sessions.backends.cached_db import SessionStore
from django.http import HttpRequest
from django.test import Client

from pegawai.kuki_draf import sign_owner
from pegawai.models import Pengguna


def enter(pengguna: Pengguna, client: Client | None = None, *, age: int = 0, **defaults: Any) -> Client:
    """A signed-in client; `age` seconds have passed since the password was given. One session is begun, where `force_login` begins two."""
    client = client or Client(**defaults)
    request = HttpRequest()
    request.session = client.session if settings.SESSION_COOKIE_NAME in client.cookies else SessionStore()
    login(request, pengguna)
    request.session["account_authentication_methods"] = [{"method": "password", "at": time.time() - age}]
    request.session["account_authentication_methods_user"] = str(pengguna.pk)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key
    client.pemilik = sign_owner(pengguna.pk)  # what its forms carry beside their token
    return client
