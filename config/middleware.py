"""Headers that every answer carries, errors and redirects included, and the reference code of a request."""

import secrets
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from psycopg.errors import ExclusionViolation, ForeignKeyViolation, UniqueViolation

from config import csp_laporan, views
from config.logs import permintaan
from lib.pembatas import refuse_over

EKSPOR = ("export", "ekspor", "xlsx", "unduh", "collect")  # how the names of addresses end that make a file
REPORTING = f'csp="{csp_laporan.ALAMAT}"'
PERMISSIONS_POLICY = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = secrets.token_hex(6)  # type: ignore[attr-defined]
        permintaan.set(request.id)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Reporting-Endpoints", REPORTING)
        response.headers.setdefault("X-Permintaan", request.id)  # type: ignore[attr-defined]
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "no-store, private"
        return response


class HttpsMiddleware:
    """Somebody who typed an address is led to https, by the next one. A program that sent something without it is told: led on, it would
    send it in the clear each time, and nobody would notice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        led = settings.SECURE_SSL_REDIRECT and not request.is_secure() and answer.status_code == HTTPStatus.MOVED_PERMANENTLY
        if not led or (request.method in ("GET", "HEAD") and "text/html" in request.headers.get("Accept", "")):
            return answer
        return HttpResponse("Alamat ini hanya melalui https.\n", status=403, content_type="text/plain; charset=utf-8")


class UploadLimitMiddleware:
    """An upload over the limit ends here, before a view works on half of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if request.content_type != "multipart/form-data" or request.method != "POST":
            return None
        len(request.POST)
        return views.too_large(request) if request.META.get("tangkas.unggahan_terlalu_besar") else None


class BatasMiddleware:
    """How often one account may export and upload. By what the request is, so that no new page is forgotten."""

    EKSPOR, UNGGAH = 30, 30

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        if not request.user.is_authenticated or request.resolver_match is None:
            return None
        if (request.resolver_match.url_name or "").endswith(EKSPOR):
            return refuse_over(request, "ekspor", self.EKSPOR, per_akun=True)
        if request.method == "POST" and request.FILES:
            return refuse_over(request, "unggah", self.UNGGAH, per_akun=True)
        return None


class SerentakMiddleware:
    """Of two forms sent at once, the later passes its own check and is refused by the database, or finds a row gone that it would lock.

    It is judged once more, now that what the other did can be seen, and answers as any second form does: what is gone is not found.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if request.method != "POST" or request.resolver_match is None or not _comes_of_another(error):
            return None
        for name in request.FILES:
            for file in request.FILES.getlist(name):
                file.seek(0)
        view, args, kwargs = request.resolver_match
        response: HttpResponse = view(request, *args, **kwargs)
        return response


def _comes_of_another(error: Exception) -> bool:
    """A row that is there already, or not any more: the page had seen it otherwise."""
    cause = error.__cause__ if isinstance(error, IntegrityError) else None
    return isinstance(error, ObjectDoesNotExist) or isinstance(cause, UniqueViolation | ExclusionViolation | ForeignKeyViolation)
