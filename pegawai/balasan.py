"""The page that answered a sent form, kept for the browser that sent it: at an address of its own, so that going back to it or loading it
again asks for it and sends nothing twice.

Kept for half an hour in the cache, encrypted under the session and a cookie that the server does not keep.
"""

import base64
import hashlib
import secrets
import zlib
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from lib.pembatas import address_of
from pegawai.kuki_draf import Kunci

NAMA: Final = "_balasan"
DIBUKA: Final = "balasan_dibuka"
SEKALI: Final = "sekali"
SIMPAN_DETIK: Final = 1800
DERET_MAX: Final = 16  # forms of one account, or of all who are not signed in at one network address; a newer one may take the place
LANGKAH_MAX: Final = 8  # answers to one form


@dataclass(frozen=True, slots=True)
class Tanda:
    """One of the answers to one form: the form's by chance, the answer's counted."""

    deret: str
    langkah: int

    def __str__(self) -> str:
        return f"{self.deret}.{self.langkah}"

    def next(self) -> "Tanda":
        return Tanda(self.deret, (self.langkah + 1) % LANGKAH_MAX)


def make_tanda() -> Tanda:
    return Tanda(secrets.token_hex(6), 0)


def read_tanda(text: str) -> Tanda | None:
    deret, _, langkah = text.partition(".")
    is_ours = len(deret) == 12 and langkah.isdecimal() and len(langkah) == 1 and set(deret) <= set("0123456789abcdef")
    return Tanda(deret, int(langkah)) if is_ours else None


def split(address: str) -> tuple[str, Tanda | None]:
    """An address without the mark, and the mark: nothing but this module knows that there is one."""
    parts = urlsplit(address)
    found = [part for part in parts.query.split("&") if part.startswith(f"{NAMA}=")]
    if not found:
        return address, None
    query = "&".join(part for part in parts.query.split("&") if part not in found)
    return urlunsplit(parts._replace(query=query)), read_tanda(found[0].partition("=")[2])


def show_once(response: HttpResponse) -> HttpResponse:
    """What this answer tells is opened a single time."""
    setattr(response, SEKALI, True)
    return response


def keep(request: HttpRequest, response: HttpResponse, tanda: Tanda) -> str:
    """The address that shows this answer again; "" where the browser has no cookie to keep it under."""
    kunci = _kunci(request)
    if kunci is None:
        return ""
    sekali = hasattr(response, SEKALI)
    plain = f"{response.status_code:03}{sekali:d}".encode() + zlib.compress(response.content, 1)
    kept = kunci.encrypt(plain, f"{tanda} {request.path}")
    cache.set(_place(request, tanda), base64.b64encode(kept).decode(), SIMPAN_DETIK)
    address = request.get_full_path()
    return f"{address}{'&' if '?' in address else '?'}{NAMA}={tanda}"


def open_balasan(request: HttpRequest, tanda: Tanda) -> HttpResponse | None:
    """None where it is gone, or was another's, of another session or address."""
    kunci, kept = _kunci(request), cache.get(_place(request, tanda))
    plain = kunci.decrypt(base64.b64decode(kept), f"{tanda} {request.path}") if kunci and kept else None
    if plain is None:
        return None
    setattr(request, DIBUKA, True)
    if plain[3:4] == b"1":
        cache.delete(_place(request, tanda))
    return HttpResponse(zlib.decompress(plain[4:]), status=int(plain[:3]))


def is_open(request: HttpRequest) -> bool:
    """What is being shown is such an answer: it holds what was typed by itself."""
    return bool(getattr(request, DIBUKA, False))


def forget(request: HttpRequest, tanda: Tanda) -> None:
    """The form was taken: nothing that it answered before shall be sent again."""
    cache.delete_many([_place(request, Tanda(tanda.deret, langkah)) for langkah in range(LANGKAH_MAX)])


def _kunci(request: HttpRequest) -> Kunci | None:
    csrf = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "")
    if not csrf:
        return None
    user = request.user
    text = f"{csrf} {request.session.session_key if user.is_authenticated else ''}"
    return Kunci(user.pk or 0, base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode())


def _place(request: HttpRequest, tanda: Tanda) -> str:
    owner = f"akun{request.user.pk}" if request.user.is_authenticated else address_of(request)
    return f"balasan:{owner}:{int(tanda.deret, 16) % DERET_MAX}:{tanda.langkah}"
