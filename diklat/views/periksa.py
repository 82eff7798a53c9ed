"""The public check of a certificate: by the code under its QR, or by the file. The facts come from our records, never from the file."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import sertifikat as forms
from diklat.models import Sertifikat
from diklat.queries import sertifikat as queries
from diklat.services import sertifikat as services
from diklat.views.pembatas import limit_per_menit

PER_MENIT = 30
View = Callable[..., HttpResponse]
Show = Callable[..., HttpResponse]


def no_index(view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded


@login_not_required
@no_index
@require_http_methods(["GET", "HEAD", "POST"])
@limit_per_menit("periksa", PER_MENIT)
def sertifikat_periksa(request: HttpRequest) -> HttpResponse:
    return check_document(
        request, alamat="diklat:sertifikat-periksa-kode", templat="diklat/periksa.html", find=queries.find_by_sha256, show=_show
    )


@login_not_required
@no_index
@require_safe
@limit_per_menit("periksa", PER_MENIT)
def sertifikat_periksa_kode(request: HttpRequest, kode: str) -> HttpResponse:
    return check_kode(request, kode, templat="diklat/periksa_tidak_ada.html", find=queries.find_by_kode, show=_show)


def check_document(request: HttpRequest, *, alamat: str, templat: str, find: Callable[[str], Any], show: Show) -> HttpResponse:
    """Two forms; which one was sent tells its field. `find` knows a document by the SHA-256 of its file."""
    by_file = request.method == "POST" and ("berkas" in request.FILES or "kode" not in request.POST)
    kode_form = forms.KodeForm(request.POST if request.method == "POST" and not by_file else None)
    berkas_form = forms.BerkasForm(request.POST, request.FILES) if by_file else forms.BerkasForm()
    if kode_form.is_valid():
        return redirect(alamat, kode_form.cleaned_data["kode"] or "-")
    asing = False
    if by_file and berkas_form.is_valid():
        found = find(_digest(berkas_form.cleaned_data["berkas"]))
        if found is not None:
            return show(request, found, berkas=True)
        asing = True
    context = {"kode_form": kode_form, "berkas_form": berkas_form, "form": berkas_form if by_file else kode_form, "asing": asing}
    return render(request, templat, context)


def check_kode(request: HttpRequest, kode: str, *, templat: str, find: Callable[[str], Any], show: Show) -> HttpResponse:
    found = find(kode) if "\x00" not in kode else None
    response = show(request, found) if found else render(request, templat, {"kode": kode}, status=404)
    response["Referrer-Policy"] = "no-referrer"  # the address holds the code; pages with a form cannot, for they would send Origin: null
    return response


def _show(request: HttpRequest, sertifikat: Sertifikat, *, berkas: bool = False) -> HttpResponse:
    context = {
        "sertifikat": sertifikat,
        "isi": sertifikat.isi,
        "nip": queries.mask_nip(sertifikat.isi.get("nip", "")),
        "alasan": services.public_alasan(sertifikat.alasan),
        "berkas": berkas,
    }
    return render(request, "diklat/periksa_hasil.html", context)


def _digest(berkas: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in berkas.chunks():
        digest.update(chunk)
    return digest.hexdigest()
