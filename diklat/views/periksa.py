"""The one public check of what the office issues: by code, number, or file. The facts come from our records, never from the file."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import periksa as forms
from diklat.models.terbitan import Terbitan
from diklat.queries import periksa as queries
from diklat.queries.sertifikat import mask_nip
from diklat.services import periksa as services
from diklat.services.sertifikat import public_alasan
from lib.pembatas import limit_per_menit

PER_MENIT = 30
BERKAS_PER_MENIT = 5  # each costs a child process or two
View = Callable[..., HttpResponse]


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
def periksa(request: HttpRequest) -> HttpResponse:
    """Two forms; which one was sent tells its field."""
    if request.method != "POST":
        return _ask(request, forms.KodeForm())
    if "berkas" in request.FILES or "kode" not in request.POST:
        return _check_file(request)
    form = forms.KodeForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    isian = queries.read_isian(form.cleaned_data["kode"])
    found = queries.find_by_nomor(isian.nomor) if isian.nomor else queries.find_by_kode(isian.kode)
    if found and isian.kode:
        return redirect("diklat:periksa-kode", found.kode)
    if found:
        return _show(request, found, lengkap=False)
    form.refuse(isian.galat or ("nomor" if isian.nomor else "kode"))
    return _ask(request, form)


@login_not_required
@no_index
@require_safe
@limit_per_menit("periksa", PER_MENIT)
def periksa_kode(request: HttpRequest, kode: str) -> HttpResponse:
    isian = queries.read_isian(kode)
    found = queries.find_by_kode(isian.kode)
    if found is None:
        form = forms.KodeForm({"kode": kode.replace("\x00", "")})
        if form.is_valid():
            form.refuse(isian.galat or "kode")
        return _ask(request, form, status=404)
    response = _show(request, found, lengkap=True)
    response["Referrer-Policy"] = "no-referrer"  # the address holds the code; pages with a form cannot, for they would send Origin: null
    return response


@limit_per_menit("periksa-berkas", BERKAS_PER_MENIT)
def _check_file(request: HttpRequest) -> HttpResponse:
    form = forms.BerkasForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, forms.KodeForm(), form)
    found = services.check_file(form.cleaned_data["berkas"].read())
    if found is None:
        return _ask(request, forms.KodeForm(), form, asing=True)
    return _show(request, found.dokumen, lengkap=found.lengkap, berkas=True, beda=found.beda)


def _ask(
    request: HttpRequest, kode_form: forms.KodeForm, berkas_form: forms.BerkasForm | None = None, *, asing: bool = False, status: int = 200
) -> HttpResponse:
    context = {"kode_form": kode_form, "berkas_form": berkas_form or forms.BerkasForm(), "form": berkas_form or kode_form, "asing": asing}
    return render(request, "diklat/periksa.html", context, status=status)


def _show(request: HttpRequest, dokumen: Terbitan, *, lengkap: bool, berkas: bool = False, beda: list[str] | None = None) -> HttpResponse:
    """`lengkap` for who holds the code or the file; a number alone, which can be counted up, shows no name."""
    context = {
        "dokumen": dokumen,
        "isi": dokumen.isi,
        "nip": mask_nip(dokumen.isi.get("nip", "")),
        "inisial": queries.initials(dokumen.isi.get("nama", "")),
        "alasan": public_alasan(dokumen.alasan) if dokumen.alasan else "",
        "lengkap": lengkap,
        "berkas": berkas,
        "beda": beda or [],
    }
    return render(request, "diklat/periksa_hasil.html", context)
