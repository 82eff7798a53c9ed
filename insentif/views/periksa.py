"""The public check of a charter: by the code under its QR, or by the file. The facts come from our records, never from the file."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.queries.sertifikat import mask_nip
from diklat.views.pembatas import limit_per_menit
from diklat.views.periksa import PER_MENIT, check_document, check_kode, no_index
from insentif.models import Piagam
from insentif.queries import penghargaan as queries


@login_not_required
@no_index
@require_http_methods(["GET", "HEAD", "POST"])
@limit_per_menit("periksa", PER_MENIT)
def piagam_periksa(request: HttpRequest) -> HttpResponse:
    templat = "insentif/piagam_periksa.html"
    return check_document(request, alamat="insentif:piagam-periksa-kode", templat=templat, find=queries.find_by_sha256, show=_show)


@login_not_required
@no_index
@require_safe
@limit_per_menit("periksa", PER_MENIT)
def piagam_periksa_kode(request: HttpRequest, kode: str) -> HttpResponse:
    return check_kode(request, kode, templat="insentif/piagam_tidak_ada.html", find=queries.find_by_kode, show=_show)


def _show(request: HttpRequest, piagam: Piagam, *, berkas: bool = False) -> HttpResponse:
    context = {"piagam": piagam, "isi": piagam.isi, "nip": mask_nip(piagam.isi.get("nip", "")), "berkas": berkas}
    return render(request, "insentif/piagam_hasil.html", context)
