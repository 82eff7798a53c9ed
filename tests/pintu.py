"""Enter as somebody, as if the password had just been typed."""

import time
from copy import copy, deepcopy
from types import SimpleNamespace
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, login
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.cache import cache
from django.http import HttpRequest
from django.test import Client
from django.utils.crypto import get_random_string

from lib import waktu
from pegawai import sesi
from pegawai.kuki_draf import sign_owner
from pegawai.models import Pengguna
from pegawai.queries import instansi as queries
from tests import instansi
from tests.dingin import Simpanan


def enter(pengguna: Pengguna, client: Client | None = None, *, age: int = 0, **defaults: Any) -> Client:
    """A signed-in client; `age` seconds have passed since the password was given."""
    client = client or Client(**defaults)
    records = [{"method": "password", "at": time.time() - age}]
    begin(client, pengguna, account_authentication_methods=records, account_authentication_methods_user=str(pengguna.pk))
    client.pemilik = sign_owner(pengguna.pk)  # what its forms carry beside their token
    return client


def begin(client: Client, pengguna: Pengguna, backend: str = settings.AUTHENTICATION_BACKENDS[0], **more: Any) -> None:
    """The session that the page for signing in leaves, in one statement; it is not in the list of devices."""
    if settings.SESSION_COOKIE_NAME in client.cookies:
        session = login_again(client, pengguna, backend, more)
    else:
        session = SessionStore()
        session.update(
            {SESSION_KEY: str(pengguna.pk), BACKEND_SESSION_KEY: backend, HASH_SESSION_KEY: pengguna.get_session_auth_hash()} | more
        )
        sesi.begin(session, copy(pengguna))  # a copy: whose groups are known keeps them
        session._session_key = get_random_string(32)
        session.create_model_instance(dict(session.items())).save(force_insert=True)
        client.sesi = session
        remember(client)
    client._set_login_cookies(SimpleNamespace(session=session))


def remember(client: Client) -> None:
    """The cache knows the session that it began with, as after any first page."""
    if session := getattr(client, "sesi", None):
        cache.set(session.cache_key, dict(session.items()), session.get_expiry_age())


def again(signed_in: Client) -> Client:
    """A browser as it was when somebody entered, and nothing in the cache of what was done with it since."""
    client = Client(raise_request_exception=False)
    client.handler, client.cookies = signed_in.handler, deepcopy(signed_in.cookies)
    client.sesi, client.pemilik = getattr(signed_in, "sesi", None), getattr(signed_in, "pemilik", "")
    keeper: Any = client.sesi or signed_in
    if is_renewed(client.sesi) or not hasattr(keeper, "simpanan"):
        keeper.simpanan = begun_with(client.sesi)
    keeper.simpanan.put()
    instansi.keep()
    return client


def is_renewed(session: SessionStore | None) -> bool:
    """Its clock is set to now before the product would note its use, which each request of a walk would then do anew."""
    passed = int(waktu.now().timestamp()) - session[sesi.TERAKHIR] if session is not None else 0
    if passed < settings.SESSION_TOUCH_SECONDS // 2:
        return False
    session[sesi.MULAI] += passed
    session[sesi.TERAKHIR] += passed
    for record in session["account_authentication_methods"]:
        record["at"] += passed
    return True


def begun_with(session: SessionStore | None) -> Simpanan:
    isi: dict[str, tuple[Any, int | None]] = {queries.KUNCI: (instansi.VERSI, None)}
    if session is not None:
        isi[session.cache_key] = (dict(session.items()), session.get_expiry_age())
    return Simpanan(isi)


def login_again(client: Client, pengguna: Pengguna, backend: str, more: dict[str, Any]) -> SessionStore:
    """As another, or once more: what becomes of the session before is Django's to say."""
    request = HttpRequest()
    request.session = client.session
    login(request, pengguna, backend)
    request.session.update(more)
    request.session.save()
    return request.session


def begin_sessions_once() -> None:
    """`force_login` too begins a single session, in one statement."""
    Client._login = begin
