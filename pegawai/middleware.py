"""Sessions that end when they should, and the name behind each change in the log."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from pghistory.middleware import HistoryMiddleware


class SesiMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)


class RiwayatMiddleware(HistoryMiddleware):
    """pghistory's middleware: puts the account and the path into the context of each change."""
