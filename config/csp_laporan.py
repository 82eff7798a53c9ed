"""What browsers report of breaches of the policy: counted and logged without a person. Answered before session and token, which a report
does not bring; so it reads nothing else and writes nothing but a count."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from config.metrik import penghitung
from lib.pembatas import is_over

ALAMAT: Final = "/csp-laporan"
BESAR_BYTES: Final = 16 * 1024
PER_MENIT: Final = 30
SEKALI: Final = 20  # of the reports in one request
LAIN: Final = "lain"
ISI: Final = {"application/csp-report", "application/reports+json", "application/json"}
logger = logging.getLogger("tangkas.csp")


class LaporanCspMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return take(request) if request.path == ALAMAT else self.get_response(request)


def take(request: HttpRequest) -> HttpResponse:
    """Nothing is told to the sender but that it was taken, or that it is too much."""
    if request.method != "POST":
        return HttpResponse(status=405, headers={"Allow": "POST"})
    if is_over(request, "csp", PER_MENIT):
        return HttpResponse(status=429)
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdecimal() or int(size) > BESAR_BYTES:
        return HttpResponse(status=413)
    if request.content_type in ISI:
        for directive, page, blocked in _read(request.body):
            penghitung.add_csp(directive)
            logger.warning("csp", extra={"tindakan": "csp", "objek": f"{directive} {page}", "hasil": blocked})
    return HttpResponse(status=204)


def _read(body: bytes) -> Iterator[tuple[str, str, str]]:
    """Directive, name of the page, origin of what was blocked: nothing of the address that could name somebody."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return
    for one in (told if isinstance(told, list) else [told])[:SEKALI]:
        row = one.get("csp-report", one.get("body")) if isinstance(one, dict) else None
        if isinstance(row, dict):
            yield _directive(row), _page(_text(row, "document-uri", "documentURL")), _origin(_text(row, "blocked-uri", "blockedURL"))


def _text(row: dict[str, Any], *names: str) -> str:
    return next((value for name in names if isinstance(value := row.get(name), str)), "")


def _directive(row: dict[str, Any]) -> str:
    """One of ours, with or without -elem and -attr; whatever else is claimed counts together."""
    told = _text(row, "effective-directive", "effectiveDirective", "violated-directive").partition(" ")[0]
    name = told.removesuffix("-elem").removesuffix("-attr")
    return name if name in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"] else LAIN


def _page(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except (Resolver404, ValueError):
        return LAIN


def _origin(url: str) -> str:
    """ "inline" and "eval" are words of their own; of an address its scheme."""
    try:
        return urlsplit(url).scheme or (url if url in ("inline", "eval", "self") else LAIN)
    except ValueError:
        return LAIN
