"""What a request carried that its page could not take: kept as a draft, shown again on the page it came from.

Nothing is ever carried out from here: a draft only fills the form that somebody then looks at and sends.
"""

from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

from pegawai import kuki_draf
from pegawai.balasan import split
from pegawai.kuki_draf import Kunci
from pegawai.models.draf import PEMISAH, Titipan
from pegawai.services import draf as services

ACCOUNT_PAGES = ("account_", "mfa_", "usersessions_")
DRAF_PAGES = frozenset({"draf-save", "draf-delete"})
TITIPAN, HAPUS = "_titipan-", "_titipan_hapus-"
V = TypeVar("V", bound=Callable[..., HttpResponseBase])
REDIRECTS = frozenset({302, 303})
FORMS = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})


def rescue(request: HttpRequest, pengguna_id: int | None) -> str:
    """Keep a refused body for the account whose page it was; gives the page that will show it, or "" where nothing was kept.

    Only forms of our own pages: what another site sends must not wait, filled in, for somebody to send it. Only forms made for that
    account: on a shared computer the tab of one must not become the draft of the next.
    """
    known = kuki_draf.read(request)
    owner = pengguna_id or (known.pengguna_id if known else None)
    if (
        owner is None
        or not kuki_draf.is_owner(request, owner)
        or not is_own_form(request)
        or _is_account_page(request)
        or _repeats_itself(request)
    ):
        return ""
    kunci = kuki_draf.for_account(request, owner)
    try:
        page, tujuan = places_of(request)
        kept = services.save_draf(kunci=kunci, halaman=page, tujuan=tujuan, isi=collect(request, kunci))
    except ValidationError:
        return ""
    return page if kept else ""


def collect(request: HttpRequest, kunci: Kunci) -> dict[str, list[str]]:
    """The fields of a body; its files are kept apart and named by their keys."""
    isi = {name: request.POST.getlist(name) for name in request.POST}
    for bidang, berkas in uploads(request):
        isi[TITIPAN + bidang] = [services.keep_berkas(kunci=kunci, bidang=bidang, berkas=berkas).kunci]
    return isi


def keeps_uploads(view: V) -> V:
    """Marks the view of a form whose files may wait for it. Any other file is forgotten with its request: imports hold a whole city."""
    view.simpan_unggahan = True  # type: ignore[attr-defined]
    return view


def uploads(request: HttpRequest) -> list[tuple[str, UploadedFile]]:
    if request.META.get("tangkas.unggahan_terlalu_besar") or not _is_marked(places_of(request)[1]):
        return []
    return [(str(bidang), berkas) for bidang, berkas in request.FILES.items() if isinstance(berkas, UploadedFile) and berkas.size]


def named_titipan(request: HttpRequest, kunci: Kunci) -> dict[str, Titipan]:
    """The kept files that a form names and has neither replaced nor thrown away, by their field."""
    found = {}
    for name in request.POST:
        bidang = name.removeprefix(TITIPAN)
        if bidang == name or request.FILES.get(bidang) or request.POST.get(HAPUS + bidang):
            continue
        titipan = services.find_titipan(kunci=kunci, kunci_berkas=request.POST[name], bidang=bidang)
        if titipan is not None:
            found[bidang] = titipan
    return found


def keys_of(request: HttpRequest) -> list[str]:
    return [request.POST[name] for name in request.POST if name.startswith(TITIPAN)]


def is_form(request: HttpRequest) -> bool:
    return request.method == "POST" and request.content_type in FORMS


def is_html(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith("text/html") and "Content-Disposition" not in response


def is_own_form(request: HttpRequest) -> bool:
    """Sent from a page of this site, by the word of the browser."""
    origin = request.META.get("HTTP_ORIGIN", "")
    if origin and origin != "null":
        return bool(origin == f"{request.scheme}://{request.get_host()}")
    return bool(urlsplit(request.META.get("HTTP_REFERER", "")).netloc == request.get_host())


def page_of(request: HttpRequest) -> str:
    """Where the form stood."""
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    if came.netloc != request.get_host():
        return request.get_full_path()
    return f"{came.path}?{came.query}" if came.query else came.path


def places_of(request: HttpRequest) -> tuple[str, str]:
    """The page of a form and where it posts to; a draft that is being saved says so itself. Refuses: alamat."""
    if _name_of(request) not in DRAF_PAGES:
        return page_of(request), request.get_full_path()
    halaman = split(request.POST.get("_draf", ""))[0]
    tujuan = split(request.POST.get("_draf_tujuan", ""))[0] or halaman
    if not all(text.startswith("/") and url_has_allowed_host_and_scheme(text, None) for text in (halaman, tujuan)):
        raise ValidationError("Draf ini bukan dari halaman kami.", code="alamat")
    return halaman, tujuan


def parent_of(address: str) -> str:
    """Actions stand one step below the page that has their button."""
    path = urlsplit(address).path.rstrip("/")
    return f"{path.rpartition('/')[0]}/"


def find_above(address: str) -> str:
    """The nearest address above that there is."""
    while address != "/":
        address = parent_of(address)
        if _resolves(address):
            break
    return address


def _resolves(address: str) -> bool:
    try:
        resolve(address)
    except Resolver404:
        return False
    return True


def pages_shown(alamat: list[str], here: str) -> list[str]:
    """The pages among kept addresses whose forms may stand on this one: itself, and what was answered one step below."""
    pages = {text.partition(PEMISAH)[0] for text in alamat}
    return [page for page in pages if page == here or parent_of(page) == here]


def _is_marked(tujuan: str) -> bool:
    try:
        return hasattr(resolve(urlsplit(tujuan).path).func, "simpan_unggahan")
    except Resolver404:
        return False


def _is_account_page(request: HttpRequest) -> bool:
    name = _name_of(request)
    return not name or name.startswith(ACCOUNT_PAGES)


def _repeats_itself(request: HttpRequest) -> bool:
    """The script of a test holds its answers back and sends them again; an older one must not come between."""
    return "application/json" in request.headers.get("Accept", "") and _name_of(request) != "draf-save"


def _name_of(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
