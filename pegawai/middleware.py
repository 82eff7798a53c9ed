"""Sessions that end when they should, duties before anything else, and the name behind each change in the log."""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from pghistory.middleware import HistoryMiddleware

from lib.masukan import looks_ahead
from pegawai import sesi
from pegawai.queries.instansi import at_office
from pegawai.queries.pemberitahuan import opened_by
from pegawai.services import pemberitahuan

logger = logging.getLogger(__name__)
BERHASIL = frozenset({302, 303})

ALWAYS = frozenset({"account_logout", "healthz", "readyz"})
FOR_SANDI = ALWAYS | {"account_change_password"}
FOR_FAKTOR = FOR_SANDI | {"account_reauthenticate", "account_set_password"}


class InstansiMiddleware:
    """Whose pages these are: read once, and with it where days begin and hours are told."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with at_office():
            return self.get_response(request)


class SesiMiddleware:
    """Idle and absolute limits; a forced change of password and a missing second factor lead to their page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            refused = self.check(request)
            if refused is not None:
                return refused
        return self.get_response(request)

    def check(self, request: HttpRequest) -> HttpResponse | None:
        if sesi.MULAI not in request.session:
            sesi.start(request)
        if sesi.is_over(request):
            logout(request)
            messages.info(request, "Sesi Anda berakhir karena lama tidak dipakai. Masuk lagi untuk melanjutkan.")
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        if sesi.is_touch_due(request):
            sesi.touch(request)
        return self.check_duties(request)

    def check_duties(self, request: HttpRequest) -> HttpResponse | None:
        if request.user.wajib_ganti_sandi and _url_name(request) not in FOR_SANDI:  # type: ignore[union-attr]
            return redirect("account_change_password")
        if sesi.needs_faktor(request):
            name = _url_name(request)
            if name not in FOR_FAKTOR and not name.startswith("mfa_"):
                return redirect("mfa_index")
        return None


class TuntasMiddleware:
    """Notices are no longer new once what they are about is opened, or done. What fails here is logged, not answered.

    The page that is opened counts its bell without them already, but they are read only when it answers below 400: what is refused, is gone
    or fails was not seen, and its page has no bell.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        dibuka: list[int] = getattr(request, "dibuka", [])
        done = request.method == "POST" and response.status_code in BERHASIL and request.user.is_authenticated
        if done or (dibuka and response.status_code < HTTPStatus.BAD_REQUEST):
            try:
                pemberitahuan.settle(user=request.user) if done else pemberitahuan.mark_opened(dibuka)  # type: ignore[arg-type]
            except Exception:
                logger.exception("pemberitahuan tidak dapat dituntaskan")
        return response

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: dict[str, object]) -> None:
        """The page of one thing, not a list of many; whether anything is unread came with the account."""
        unread: int = getattr(request.user, "belum_dibaca", 0)
        if unread and kwargs and request.method == "GET" and not looks_ahead(request):
            try:
                request.dibuka = opened_by(request.user, request.path)  # type: ignore[arg-type, attr-defined]
                request.user.belum_dibaca -= len(request.dibuka)  # type: ignore[union-attr, attr-defined]
            except Exception:
                logger.exception("pemberitahuan tidak dapat dicari")


def _url_name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return ""


class RiwayatMiddleware(HistoryMiddleware):
    """pghistory's middleware: puts the account and the path into the context of each change."""
