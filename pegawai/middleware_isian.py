"""Nothing typed or uploaded is lost: by an error in another field, by a session that ended, by a form of an old tab."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse

from lib.isian import fill, note_files
from pegawai import balasan, isian, kuki_draf
from pegawai.kuki_draf import Kunci
from pegawai.models.draf import PEMISAH, Titipan
from pegawai.services import draf as services

TEMPAT = '<div id="tk-draf"></div>'


class IsianMiddleware:
    """Around the checks of session and login: what they refuse is kept here, what a page left behind is put back here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not user.is_authenticated:
            response = self.get_response(request)
            return self.answer_refused(request, response, None)
        kunci, alamat = kuki_draf.for_account(request, user.pk), list(getattr(user, "draf_alamat", ()))
        response = self.answer_refused(request, self.get_response(request), user.pk)
        if isian.is_form(request):
            response = self.answer_form(request, response, kunci, alamat)
        elif request.method == "GET" and not balasan.is_open(request):
            response = self.answer_page(request, response, kunci, alamat)
        if kuki_draf.read(request) != kunci:
            kuki_draf.write(response, kunci)
        return response

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """A kept file comes back as if it had just been uploaded, so that its form reads and checks it like any other."""
        if not (isian.is_form(request) and request.user.is_authenticated and isian.keys_of(request)):
            return
        kunci = kuki_draf.for_account(request, request.user.pk)
        request.titipan = {}  # type: ignore[attr-defined]
        for bidang, titipan in isian.named_titipan(request, kunci).items():
            berkas = services.open_berkas(kunci=kunci, titipan=titipan)
            if berkas is not None:
                request.FILES[bidang] = berkas
                request.titipan[bidang] = titipan  # type: ignore[attr-defined]

    def answer_refused(self, request: HttpRequest, response: HttpResponse, pengguna_id: int | None) -> HttpResponse:
        """The way to the login page leads back to the page of the form, which then shows what was typed."""
        if not (isian.is_form(request) and response.status_code in isian.REDIRECTS and _is_login(response)):
            return response
        page = isian.rescue(request, pengguna_id)
        return redirect_to_login(page) if page else response

    def answer_form(self, request: HttpRequest, response: HttpResponse, kunci: Kunci, alamat: list[str]) -> HttpResponse:
        if response.status_code in isian.REDIRECTS and not _is_login(response):
            if _is_refused(request):
                isian.rescue(request, kunci.pengguna_id)
            else:
                self.forget(request, alamat, kunci)
        elif response.status_code == 200 and isian.is_html(response) and isian.uploads(request):
            self.keep_files(request, response, kunci)
        return response

    def forget(self, request: HttpRequest, alamat: list[str], kunci: Kunci) -> None:
        """The form was taken: its draft and its kept files have done their work."""
        tujuan = request.get_full_path()
        if any(text.partition(PEMISAH)[2] == tujuan for text in alamat):
            services.delete_draf(pengguna_id=kunci.pengguna_id, tujuan=tujuan)
        if keys := isian.keys_of(request):
            services.delete_titipan(pengguna_id=kunci.pengguna_id, kunci_berkas=keys)

    def keep_files(self, request: HttpRequest, response: HttpResponse, kunci: Kunci) -> None:
        """The form came back: files that were not themselves refused stay with it."""
        arrived = dict(isian.uploads(request))
        kept: dict[str, Titipan] = dict(getattr(request, "titipan", {}))

        def note(bidang: str, salah: bool) -> str:
            if salah or bidang not in arrived:
                return ""
            if bidang not in kept:
                kept[bidang] = services.keep_berkas(kunci=kunci, bidang=bidang, berkas=arrived[bidang])
            return _note(kept[bidang])

        response.content = note_files(response.content.decode(), halaman=request.get_full_path(), catatan=note).encode()

    def answer_page(self, request: HttpRequest, response: HttpResponse, kunci: Kunci, alamat: list[str]) -> HttpResponse:
        here = request.get_full_path()
        if response.status_code == 405 and any(text.startswith(f"{here}{PEMISAH}") for text in alamat):
            return redirect(isian.parent_of(here))
        pages = isian.pages_shown(alamat, here)
        if pages and response.status_code == 200 and isian.is_html(response) and TEMPAT in response.content.decode():
            self.fill_page(request, response, kunci, pages)
        return response

    def fill_page(self, request: HttpRequest, response: HttpResponse, kunci: Kunci, pages: list[str]) -> None:
        html, here = response.content.decode(), request.get_full_path()

        def note_of(isi: dict[str, list[str]]) -> Callable[[str, bool], str]:
            def note(bidang: str, _salah: bool) -> str:
                keys = isi.get(isian.TITIPAN + bidang, [""])
                titipan = services.find_titipan(kunci=kunci, kunci_berkas=keys[0], bidang=bidang)
                return _note(titipan) if titipan else ""

            return note

        for draf in services.open_draf(kunci=kunci, halaman=pages):
            filled = fill(html, halaman=here, tujuan=draf.tujuan, isi=draf.isi, catatan=note_of(draf.isi))
            if filled.jumlah:
                banner = render_to_string("components/draf_dipulihkan.html", {"draf": draf, "halaman": here}, request)
                html = filled.html.replace(TEMPAT, banner + TEMPAT, 1)
        response.content = html.encode()


def _note(titipan: Titipan) -> str:
    return render_to_string("components/titipan.html", {"titipan": titipan, "nama": isian.TITIPAN, "hapus": isian.HAPUS})


def _is_login(response: HttpResponse) -> bool:
    return response["Location"].startswith(reverse(settings.LOGIN_URL))


def _is_refused(request: HttpRequest) -> bool:
    """A service said no and the page says it in a message."""
    stored = getattr(request, "_messages", None)
    return stored is not None and any(message.level >= messages.ERROR for message in stored._queued_messages)
