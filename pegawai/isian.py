"""What a request carried that its page could not take: kept as a draft, shown again on the page it came from.

Nothing is ever carried out from here: a draft only fills the form that somebody then looks at and sends.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import Resolver404, resolve

from pegawai import kuki_draf
from pegawai.kuki_draf import Kunci
from pegawai.models.draf import PEMISAH, Titipan
from pegawai.services import draf as services

ACCOUNT_PAGES = ("account_", "mfa_", "usersessions_")
TITIPAN, HAPUS = "_titipan-", "_titipan_hapus-"
FORMS = frozenset({"multipart/form-data", "application/x-www-form-urlencoded"})


def rescue(request: HttpRequest, pengguna_id: int | None) -> str:
    """Keep a refused body for the account whose page it was; gives the page that will show it, or "" where nothing was kept.

    Only forms of our own pages: what another site sends must not wait, filled in, for somebody to send it.
    """
    known = kuki_draf.read(request)
    owner = pengguna_id or (known.pengguna_id if known else None)
    if owner is None or not is_own_form(request) or _is_account_page(request):
        return ""
    kunci, page = kuki_draf.for_account(request, owner), page_of(request)
    try:
        kept = services.save_draf(kunci=kunci, halaman=page, tujuan=request.get_full_path(), isi=collect(request, kunci))
    except ValidationError:
        return ""
    return page if kept else ""


def collect(request: HttpRequest, kunci: Kunci) -> dict[str, list[str]]:
    """The fields of a body; its files are kept apart and named by their keys."""
    isi = {name: request.POST.getlist(name) for name in request.POST}
    for bidang, berkas in uploads(request):
        isi[TITIPAN + bidang] = [services.keep_berkas(kunci=kunci, bidang=bidang, berkas=berkas).kunci]
    return isi


def uploads(request: HttpRequest) -> list[tuple[str, UploadedFile]]:
    if request.META.get("tangkas.unggahan_terlalu_besar"):
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


def parent_of(address: str) -> str:
    """Actions stand one step below the page that has their button."""
    path = urlsplit(address).path.rstrip("/")
    return f"{path.rpartition('/')[0]}/"


def pages_shown(alamat: list[str], here: str) -> list[str]:
    """The pages among kept addresses whose forms may stand on this one: itself, and what was answered one step below."""
    pages = {text.partition(PEMISAH)[0] for text in alamat}
    return [page for page in pages if page == here or parent_of(page) == here]


def _is_account_page(request: HttpRequest) -> bool:
    try:
        name = resolve(request.path_info).url_name or ""
    except Resolver404:
        return True
    return name.startswith(ACCOUNT_PAGES)
