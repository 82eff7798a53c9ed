"""What the address bar and the ticked rows of a list say; what makes no sense there is ignored."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from lib.forms import TanggalField

MAX_IDS = 500


def as_id(text: str) -> int | None:
    """A number that a key may have, else nothing."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def read_id(data: QueryDict, name: str) -> int | None:
    return as_id(data.get(name, ""))


def read_ids(data: QueryDict, name: str) -> list[int]:
    """The ticked rows, each once, in the order of the page."""
    words = data.getlist(name)[:MAX_IDS]
    return list(dict.fromkeys(int(text) for text in words if text.isascii() and text.isdigit() and len(text) < 19))


def looks_ahead(request: HttpRequest) -> bool:
    """The browser fetches a page that nobody has asked for yet."""
    return "prefetch" in request.headers.get("Sec-Purpose", "")


def read_day(data: QueryDict, name: str) -> date | None:
    try:
        day: date | None = TanggalField(required=False).clean(data.get(name, ""))
    except ValidationError:
        return None
    return day


def attempt(request: HttpRequest, act: Callable[[], object], success: str) -> bool:
    """Do it and say so, or say why not: for buttons that have no form of their own."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, success)
    return True


def back_to(request: HttpRequest, name: str, *args: object) -> str:
    """Where the button was pressed (`kembali`, a path of this site), else the named page."""
    asked = request.POST.get("kembali", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        return asked
    return reverse(name, args=args)


def url_or_empty(name: str, *args: object) -> str:
    """A page of another noun, or nothing while it does not exist for this row."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
