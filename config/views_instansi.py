"""Whose installation this is: the page of the record, what would look how, and the pictures themselves."""

import re
from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from config.forms_instansi import InstansiForm
from diklat.services import contoh as contoh_dokumen
from pegawai.models import Instansi
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.instansi import at_office
from pegawai.services import instansi as services
from pegawai.services.notifikasi.contoh import make_surel

GAMBAR: Final = re.compile(r"[0-9a-f]{64}\.(png|jpg)")
SETAHUN: Final = "public, max-age=31536000, immutable"


@require_http_methods(["GET", "POST"])
@require_peran(Peran.ADMIN)
def instansi_edit(request: Permintaan) -> HttpResponse:
    form = InstansiForm(request.POST or None, request.FILES or None, instance=Instansi.objects.get())
    if request.method == "POST" and form.is_valid():
        services.save_instansi(instansi=services.with_gambar(form.instance, form.gambar), by=request.user)
        messages.success(request, "Identitas instansi tersimpan. Dokumen yang sudah terbit tetap seperti semula.")
        return redirect("instansi-edit")
    return render(request, "config/instansi_form.html", {"form": form, "contoh_list": CONTOH_LIST})


@require_POST
@require_peran(Peran.ADMIN)
def instansi_preview(request: HttpRequest, jenis: str) -> HttpResponse:
    """What the typed record would look like; nothing is saved but a picture, which nobody sees before the record names it."""
    form = InstansiForm(request.POST, request.FILES, instance=Instansi.objects.get())
    if jenis not in CONTOH:
        raise Http404
    if not form.is_valid():
        return render(request, "config/instansi_form.html", {"form": form, "contoh_list": CONTOH_LIST})
    with at_office(services.with_gambar(form.instance, form.gambar)):
        return CONTOH[jenis](request)


@login_not_required
@require_safe
def instansi_gambar(request: HttpRequest, nama: str) -> HttpResponse:
    """Named after its content, so it never changes."""
    path = f"{services.FOLDER}/{nama}"
    if not GAMBAR.fullmatch(nama) or not default_storage.exists(path):
        raise Http404
    with default_storage.open(path) as source:
        return HttpResponse(source.read(), content_type=services.JENIS[nama.rsplit(".", 1)[-1]], headers={"Cache-Control": SETAHUN})


def _kepala(request: HttpRequest) -> HttpResponse:
    return render(request, "config/instansi_contoh.html")


def _surel(request: HttpRequest) -> HttpResponse:
    return HttpResponse(make_surel())


def _surat(request: HttpRequest) -> HttpResponse:
    return HttpResponse(contoh_dokumen.render_surat(), content_type="application/pdf")


def _sertifikat(request: HttpRequest) -> HttpResponse:
    return HttpResponse(contoh_dokumen.render_sertifikat(), content_type="application/pdf")


CONTOH_LIST: Final = (("kepala", "Kepala halaman"), ("surel", "Surel"), ("surat", "Surat"), ("sertifikat", "Sertifikat"))
CONTOH: Final[dict[str, Callable[[HttpRequest], HttpResponse]]] = {
    "kepala": _kepala,
    "surel": _surel,
    "surat": _surat,
    "sertifikat": _sertifikat,
}
