"""Headers that every answer carries, errors and redirects included, and the reference code of a request."""

import secrets
from collections.abc import Callable

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from psycopg.errors import ExclusionViolation, UniqueViolation

from config import views

PERMISSIONS_POLICY = "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = secrets.token_hex(6)  # type: ignore[attr-defined]
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("X-Permintaan", request.id)  # type: ignore[attr-defined]
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "no-store, private"
        return response


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


class SerentakMiddleware:
    """Of two equal forms sent at once, the later passes its own check and is refused by the database.

    It is judged once more, now that the other's row can be seen, and answers as any second form does.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        cause = error.__cause__ if isinstance(error, IntegrityError) else None
        if request.method != "POST" or request.resolver_match is None or not isinstance(cause, UniqueViolation | ExclusionViolation):
            return None
        for name in request.FILES:
            for file in request.FILES.getlist(name):
                file.seek(0)
        view, args, kwargs = request.resolver_match
        response: HttpResponse = view(request, *args, **kwargs)
        return response
