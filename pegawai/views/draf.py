"""Drafts of forms, saved and thrown away by their owner, and how much of the session is left."""

from django.contrib import messages
from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from lib import waktu
from lib.format import format_jam
from pegawai import isian, kuki_draf, sesi
from pegawai.services import draf as services


@sensitive_post_parameters()
@require_POST
def draf_save(request: HttpRequest) -> HttpResponse:
    """A form as it stands, by its button or by the page itself; nothing in it is checked or carried out."""
    halaman, tujuan = _places(request)
    kunci = kuki_draf.for_account(request, request.user.pk or 0)
    try:
        kept = services.save_draf(kunci=kunci, halaman=halaman, tujuan=tujuan, isi=isian.collect(request, kunci))
        pesan = f"Draf tersimpan {format_jam(waktu.now())}." if kept else ""
    except ValidationError as refusal:
        pesan = " ".join(refusal.messages)
        messages.error(request, pesan)
    return JsonResponse({"pesan": pesan}) if "application/json" in request.headers.get("Accept", "") else redirect(halaman)


@require_POST
def draf_delete(request: HttpRequest) -> HttpResponse:
    halaman, tujuan = _places(request)
    services.delete_draf(pengguna_id=request.user.pk or 0, tujuan=tujuan)
    messages.success(request, "Draf dihapus.")
    return redirect(halaman)


@require_safe
def sesi_sisa(request: HttpRequest) -> JsonResponse:
    """Seconds until the session ends; asking does not lengthen it (pegawai.middleware)."""
    return JsonResponse(sesi.left(request))


@require_POST
def sesi_tetap(request: HttpRequest) -> JsonResponse:
    sesi.touch(request)
    return JsonResponse(sesi.left(request))


def _places(request: HttpRequest) -> tuple[str, str]:
    try:
        return isian.places_of(request)
    except ValidationError as refusal:
        raise BadRequest from refusal
