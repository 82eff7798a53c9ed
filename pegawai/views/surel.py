"""The page behind the link that the old mail address got."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from pegawai.services import ganti_surel
from pegawai.views.akun import wake_mail


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def surel_keberatan(request: HttpRequest, kunci: str) -> HttpResponse:
    """Reading changes nothing: mail programs open links on their own."""
    context: dict[str, object] = {"ganti": ganti_surel.find_ganti(kunci)}
    if request.method == "POST":
        try:
            context["ditolak"] = ganti_surel.reject_ganti(kunci=kunci)
        except ValidationError as refusal:
            context = {"ganti": None, "alasan": refusal.message}
        else:
            wake_mail()
    return render(request, "account/surel_keberatan.html", context)
