"""The clock of a session: when it began, when it was last used, how long it may rest, whether a second factor is still due."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest

from lib import waktu
from pegawai.models import Pengguna
from pegawai.permissions import requires_faktor
from pegawai.queries import akun as queries

MULAI, TERAKHIR, BATAS, FAKTOR = "sesi_mulai", "sesi_terakhir", "sesi_batas_diam", "sesi_perlu_faktor"
LATAR = "X-Latar"


def start(request: HttpRequest) -> None:
    begin(request.session, request.user)  # type: ignore[arg-type]
    UserSession.objects.create_from_request(request)


def touch(request: HttpRequest) -> None:
    """At most once a minute, so a page costs no query for it."""
    note(request.session, request.user)  # type: ignore[arg-type]
    UserSession.objects.create_from_request(request)


def begin(session: SessionBase, user: Pengguna) -> None:
    session[MULAI] = int(waktu.now().timestamp())
    note(session, user)


def note(session: SessionBase, user: Pengguna) -> None:
    """The use, and anew what the roles ask."""
    session[TERAKHIR] = int(waktu.now().timestamp())
    session[BATAS] = settings.SESSION_IDLE_KOTA_SECONDS if user.has_city_scope else settings.SESSION_IDLE_SECONDS
    session[FAKTOR] = requires_faktor(user) and not queries.has_factor(user)


def is_over(request: HttpRequest) -> bool:
    now = waktu.now().timestamp()
    session = request.session
    idle = now - session[TERAKHIR] > session[BATAS]
    return idle or now - session[MULAI] > settings.SESSION_ABSOLUTE_SECONDS


def left(request: HttpRequest) -> dict[str, int]:
    """Whole seconds until the session ends: by rest, and by its age, which no use lengthens."""
    now, session = waktu.now().timestamp(), request.session
    mutlak = session[MULAI] + settings.SESSION_ABSOLUTE_SECONDS - now
    return {"sisa": max(0, int(min(session[TERAKHIR] + session[BATAS] - now, mutlak))), "mutlak": max(0, int(mutlak))}


def is_touch_due(request: HttpRequest) -> bool:
    """What a page asks by itself, with nobody there, is no use of the session."""
    if LATAR in request.headers:
        return False
    return bool(waktu.now().timestamp() - request.session[TERAKHIR] >= settings.SESSION_TOUCH_SECONDS)


def needs_faktor(request: HttpRequest) -> bool:
    """The flag of the session; while it says yes the table is asked, so that the way opens at once after set-up."""
    if not request.session.get(FAKTOR):
        return False
    if queries.has_factor(request.user):  # type: ignore[arg-type]
        request.session[FAKTOR] = False
    return bool(request.session[FAKTOR])
