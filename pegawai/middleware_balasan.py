"""No form is answered with a page, only with the way to one: the browser's Back and Reload then never ask to send it again."""

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from pegawai import balasan, isian
from pegawai.balasan import Tanda


class BalasanMiddleware:
    """Views answer as they always do. Only a browser that opens a page is sent on: scripts and parts of pages get their answer at once.

    Whoever opens an address that only takes forms (typed, kept, or after signing in again) is led to the page above it, not to a blank one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.balasan = _take(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if not _opens_page(request):
            return response
        if isian.is_form(request):
            return self.answer_form(request, response, request.balasan)  # type: ignore[attr-defined]
        return redirect(isian.find_above(request.path)) if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED else response

    def process_view(self, request: HttpRequest, *_: object) -> HttpResponse | None:
        """Behind the checks of session and duties; where the answer is gone the page of this address is asked, as new."""
        tanda: Tanda | None = request.balasan  # type: ignore[attr-defined]
        if tanda is None or request.method != "GET" or not _opens_page(request):
            return None
        return balasan.open_balasan(request, tanda)

    def answer_form(self, request: HttpRequest, response: HttpResponse, came: Tanda | None) -> HttpResponse:
        if response.status_code in isian.REDIRECTS:
            if came:
                balasan.forget(request, came)
            return response
        if not isian.is_html(response) or response.status_code >= 500:
            return response
        address = balasan.keep(request, response, came.next() if came else balasan.make_tanda())
        if not address:
            return response
        onward = HttpResponseRedirect(address, status=303)
        onward.cookies = response.cookies
        return onward


def _take(request: HttpRequest) -> Tanda | None:
    """The mark of the page that is asked for, or that the form stood on; what comes after sees addresses without it."""
    query, own = balasan.split(f"?{request.META.get('QUERY_STRING', '')}")
    request.META["QUERY_STRING"] = query.removeprefix("?")
    came, before = balasan.split(request.META.get("HTTP_REFERER", ""))
    if came:
        request.META["HTTP_REFERER"] = came
    return own or (before if isian.is_form(request) and isian.is_own_form(request) else None)


def _opens_page(request: HttpRequest) -> bool:
    return "text/html" in request.headers.get("Accept", "") and "HX-Request" not in request.headers
