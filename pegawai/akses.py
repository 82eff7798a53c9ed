"""One line of the log (`Akses`) for each answer that shows somebody else's data or is a file, written before it is sent.

Files are told by the answer itself, so no download can forget it; a page says whom it shows with `about`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.mfa.signals import authentication_failed as mfa_failed
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from lib.unduhan import XLSX
from pegawai.models import Akses, Pengguna

Jenis = Akses.Jenis
PANJANG: Final = 300
TENTANG: Final = "akses_tentang"


@dataclass(frozen=True, slots=True)
class Tentang:
    pegawai_id: int | None


def about(request: HttpRequest, pegawai_id: int | None = None) -> None:
    """This answer shows results of this person, or of several people (none named)."""
    setattr(request, TENTANG, Tentang(pegawai_id))


def note_entry(request: HttpRequest, jenis: Jenis, pengguna_id: int | None) -> None:
    Akses.objects.create(jenis=jenis, oleh_id=pengguna_id, alamat=_address(request))


class AksesMiddleware:
    """What cannot be noted is not sent."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 200 and request.user.is_authenticated:
            note_answer(request, response)
        return response


def note_answer(request: HttpRequest, response: HttpResponse) -> None:
    tentang: Tentang | None = getattr(request, TENTANG, None)
    jenis = _kind_of(response)
    if jenis is None and (tentang is None or tentang.pegawai_id == request.user.pegawai_id is not None):  # type: ignore[union-attr]
        return
    match = request.resolver_match
    Akses.objects.create(
        jenis=jenis or Jenis.BACA,
        oleh_id=request.user.pk,
        pegawai_id=tentang.pegawai_id if tentang else None,
        halaman=match.view_name if match else "",
        objek=match.kwargs.get("pk") if match else None,
        saringan=request.GET.urlencode()[:PANJANG],
        alamat=_address(request),
    )


def _kind_of(response: HttpResponse) -> Jenis | None:
    if "Content-Disposition" not in response:
        return None
    return Jenis.EKSPOR if response["Content-Type"] == XLSX else Jenis.UNDUH


def _address(request: HttpRequest) -> str | None:
    return get_adapter().get_client_ip(request) or None


@receiver(mfa_failed)
def note_wrong_code(request: HttpRequest, user: Pengguna, **_: Any) -> None:
    note_entry(request, Jenis.GAGAL, user.pk)


@receiver(user_logged_out)
def note_logout(request: HttpRequest, user: Pengguna | None, **_: Any) -> None:
    if user is not None:
        note_entry(request, Jenis.KELUAR, user.pk)
