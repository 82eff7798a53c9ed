"""A person's sessions as a calendar feed for Google, Outlook or a phone; the address is the key."""

import hashlib
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.models import LanggananKalender
from diklat.queries import umpan as queries
from diklat.services import kalender, langganan
from lib.pembatas import limit_per_menit
from pegawai.models import Pegawai, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import require_peran

SEGAR_DETIK = 900


@login_not_required
@require_safe
@limit_per_menit("umpan-kalender", 60)
def umpan(request: HttpRequest, kode: str) -> HttpResponse:
    """The same bytes until something changes, so that a calendar program is mostly answered with 304."""
    found = queries.find_pemilik(langganan.sidik_of(kode))
    if found is None:
        raise Http404
    changed = queries.last_change(found)
    acara = [kalender.Acara(sesi, is_batal=out, is_mengajar=teaches) for sesi, out, teaches in queries.sessions_of(found.pegawai)]
    content = kalender.make_ics(acara, nama="Diklat saya (Tangkas)", dtstamp=changed)
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'attachment; filename="diklat.ics"',
        "Cache-Control": f"private, max-age={SEGAR_DETIK}",
        "Referrer-Policy": "no-referrer",
        "ETag": etag,
        "Last-Modified": http_date(changed.timestamp()),
    }
    response = HttpResponse(content, headers=headers)
    return cast("HttpResponse", get_conditional_response(request, etag=etag, last_modified=int(changed.timestamp()), response=response))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def langganan_detail(request: HttpRequest) -> HttpResponse:
    """A POST makes a new address and shows it, once."""
    pegawai = _pegawai(request)
    alamat = ""
    if request.method == "POST":
        kode = langganan.renew_langganan(pegawai=pegawai)
        alamat = request.build_absolute_uri(reverse("diklat:umpan", kwargs={"kode": kode}))
    kini = LanggananKalender.objects.filter(pegawai=pegawai, dicabut__isnull=True).first()
    return render(request, "diklat/langganan.html", {"langganan": kini, "alamat": alamat, "webcal": f"webcal:{alamat.partition(':')[2]}"})


@require_POST
@require_peran(Peran.PEGAWAI)
def langganan_revoke(request: HttpRequest) -> HttpResponse:
    if langganan.revoke_langganan(pegawai=_pegawai(request)):
        messages.success(request, "Langganan kalender dicabut. Alamat lama tidak dapat dibuka lagi.")
    else:
        messages.info(request, "Tidak ada langganan yang berlaku.")
    return redirect("diklat:langganan")


def _pegawai(request: HttpRequest) -> Pegawai:
    """Whoever holds the role has an employee."""
    return cast("Pegawai", cast("Pengguna", request.user).pegawai)
