"""What the address bar and the ticked rows of a list say; what makes no sense there is ignored."""

from collections.abc import Callable, Iterable
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from diklat.models import Pendaftaran
from lib.forms import TanggalField
from pegawai.permissions import SENDIRI

MAX_IDS = 500
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_id(data: QueryDict, name: str) -> int | None:
    text = data.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def read_ids(data: QueryDict, name: str) -> list[int]:
    """The ticked rows, each once, in the order of the page."""
    words = data.getlist(name)[:MAX_IDS]
    return list(dict.fromkeys(int(text) for text in words if text.isascii() and text.isdigit() and len(text) < 19))


def read_day(data: QueryDict, name: str) -> date | None:
    try:
        return TanggalField(required=False).clean(data.get(name, ""))
    except ValidationError:
        return None


def attempt(request: HttpRequest, act: Callable[[], object], success: str) -> bool:
    """Do it and say so, or say why not: for buttons that have no form of their own."""
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, success)
    return True


def warn_own(request: HttpRequest, pendaftaran_ids: Iterable[int]) -> None:
    """After many rows were stored: the own one was left out (`pegawai.permissions.without_own`)."""
    own = getattr(request.user, "pegawai_id", None)
    if own is not None and Pendaftaran.objects.filter(pk__in=set(pendaftaran_ids), pegawai=own).exists():
        messages.warning(request, f"Baris Anda sendiri tidak ikut. {SENDIRI}")


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
