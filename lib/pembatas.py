"""How often a page may be asked: a public one from one address, one behind the login by one account."""

import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lib.sewa import shorten

JENDELA_DETIK: Final = 60
IPV6_PREFIX: Final = 64  # what one household or office gets
View = Callable[..., HttpResponse]


def limit_per_menit(nama: str, jumlah: int, *, per_akun: bool = False) -> Callable[[View], View]:
    """View decorator: past `jumlah` requests a minute the answer is 429. Views with the same name count together.

    `per_akun` where only those signed in come: a whole office may stand behind one address.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def limited(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return refuse_over(request, nama, jumlah, per_akun=per_akun) or view(request, *args, **kwargs)

        return limited

    return decorate


def refuse_over(request: HttpRequest, nama: str, jumlah: int, *, per_akun: bool = False) -> HttpResponse | None:
    """Counts this request; the answer 429 when it is one too many in this minute."""
    if not is_over(request, nama, jumlah, per_akun=per_akun):
        return None
    response = render(request, "terlalu_sering.html", status=429)
    response["Retry-After"] = str(JENDELA_DETIK)
    return response


def is_over(request: HttpRequest, nama: str, jumlah: int, *, per_akun: bool = False) -> bool:
    """Counts this request: whether it is one too many in this minute."""
    key = f"batas:{nama}:{f'akun{request.user.pk}' if per_akun else address_of(request)}"
    cache.add(key, 0, JENDELA_DETIK)
    try:
        over = bool(cache.incr(key) > jumlah)
    except ValueError:  # the minute ended in between
        return False
    if over:
        shorten(cache.make_key(key), JENDELA_DETIK)
    return over


def address_of(request: HttpRequest) -> str:
    """The network address it came from, behind as many proxies as the settings name."""
    text = str(get_adapter().get_client_ip(request))
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return text
    return str(ipaddress.ip_network(f"{found}/{IPV6_PREFIX}", strict=False).network_address) if found.version == 6 else text
