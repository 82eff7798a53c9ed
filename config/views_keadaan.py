"""How the installation is doing: a page for admins, figures for Prometheus."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from config import metrik
from config.queries import keadaan as queries
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """For whoever knows the token; where none is set, for nobody. Everybody else is told that there is no such page."""
    told = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(told, f"Bearer {settings.METRICS_TOKEN}"):
        raise Http404
    return HttpResponse(metrik.render(), content_type="text/plain; version=0.0.4; charset=utf-8")


@require_safe
@require_peran(Peran.ADMIN)
def keadaan(request: Permintaan) -> HttpResponse:
    return render(request, "config/keadaan.html", {"keadaan": queries.get_keadaan()})
