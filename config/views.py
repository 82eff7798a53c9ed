"""The home page, the role switch, health checks and the pages for refused requests."""

import logging
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe
from redis.exceptions import RedisError

from config.queries import beranda as beranda_queries
from config.queries import beranda_data, ikhtisar, keadaan
from config.queries.beranda_pegawai import get_beranda_pegawai
from pegawai import isian
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import SESSION_KEY, peran_aktif, peran_of, require_peran
from pegawai.queries.instansi import kept_instansi
from pegawai.services import impor

logger = logging.getLogger("config.akses")
RETRY_AFTER_SECONDS = 60
IKHTISAR = (Peran.PIMPINAN, Peran.AUDITOR)


@require_safe
def beranda(request: Permintaan) -> HttpResponse:
    """The home page of the role whose navigation is shown."""
    user: Pengguna = request.user
    peran = peran_aktif(request)
    if peran == Peran.KEPEGAWAIAN:
        labels = {kind.kode: kind.label for kind in impor.jenis_list()}
        context = {"beranda": beranda_data.get_beranda_kepegawaian(user), "jenis_impor": labels}
        return render(request, "config/beranda_kepegawaian.html", context)
    if peran == Peran.ADMIN:
        return render(request, "config/beranda_admin.html", {"beranda": beranda_data.get_beranda_akun()})
    if peran == Peran.PEGAWAI:
        own = get_beranda_pegawai(user.pegawai) if user.pegawai else None
        return render(request, "config/beranda_pegawai.html", {"beranda": own})
    if peran == Peran.NARASUMBER:
        return redirect("evaluasi:mengajar")
    shown = beranda_queries.get_beranda_unit(user, peran)
    if peran not in IKHTISAR or shown is None:
        return render(request, "config/beranda_unit.html", {"beranda": shown, "peran": peran})
    return _render_pimpinan(request, shown, peran, ikhtisar.get_ikhtisar(hitung=False))


def _render_pimpinan(request: HttpRequest, shown: beranda_queries.BerandaUnit, peran: str, found: ikhtisar.Ikhtisar | None) -> HttpResponse:
    rows = ikhtisar.lowest_units(shown.peta, found, beranda_queries.UNITS_SHOWN)
    return render(request, "config/beranda_pimpinan.html", {"beranda": shown, "peran": peran, "ikhtisar": found, "unit_list": rows})


@require_safe
@require_peran(*IKHTISAR)
def beranda_ikhtisar(request: Permintaan) -> HttpResponse:
    """The home page with its five figures reckoned first: seconds of reading where data changed, and then all of one moment."""
    user: Pengguna = request.user
    peran = peran_aktif(request)
    found = ikhtisar.get_ikhtisar()
    shown = beranda_queries.get_beranda_unit(user, peran)
    if found is None or shown is None or peran not in IKHTISAR or not request.htmx:
        return redirect("beranda")
    return _render_pimpinan(request, shown, peran, found)


@require_POST
def peran_switch(request: Permintaan) -> HttpResponse:
    """Which of the held roles the navigation shows; it grants nothing."""
    peran = request.POST.get("peran", "")
    if peran not in peran_of(request.user):
        raise PermissionDenied
    request.session[SESSION_KEY] = peran
    return redirect("beranda")


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Database, cache and migrations; 503 names what is missing and nothing more."""
    parts = {"basis_data": _is_database_ready, "cache": _is_cache_ready, "migrasi": _is_migrated}
    state = {name: check() for name, check in parts.items()}
    return JsonResponse({"siap": all(state.values()), **state}, status=200 if all(state.values()) else 503)


def _is_database_ready() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _is_cache_ready() -> bool:
    try:
        cache.get("siap")
    except RedisError:
        return False
    return True


def _is_migrated() -> bool:
    try:
        return not keadaan.unapplied()
    except DatabaseError:
        return False


def _refuse(request: HttpRequest, template: str, status: int, *, hasil: str, **context: str) -> HttpResponse:
    user = getattr(request, "user", None)
    match = request.resolver_match
    extra: dict[str, Any] = {
        "request_id": getattr(request, "id", ""),
        "pengguna_id": user.pk if user is not None and user.is_authenticated else None,
        "tindakan": "akses_ditolak",
        "objek": f"{match.view_name} {match.kwargs.get('pk', '')}".strip() if match else "",
        "hasil": hasil,
        "status_code": status,
    }
    logger.warning("akses ditolak", extra=extra)
    return render(request, template, context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return _refuse(request, "400.html", 400, hasil="permintaan_salah")


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _refuse(request, "403.html", 403, hasil="tanpa_peran")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if request.META.get("tangkas.unggahan_terlalu_besar"):
        return too_large(request)
    user = request.user
    halaman = isian.rescue(request, user.pk if user.is_authenticated else None) if isian.is_form(request) else ""
    return _refuse(request, "403_csrf.html", 403, hasil="csrf", halaman=halaman)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A row outside one's scope is logged as refused; an address that leads nowhere is not worth a line."""
    if request.resolver_match is None:
        return render(request, "404.html", status=404)
    return _refuse(request, "404.html", 404, hasil="di_luar_lingkup")


def too_large(request: HttpRequest) -> HttpResponse:
    return _refuse(request, "413.html", 413, hasil="terlalu_besar")


def too_many_requests(request: HttpRequest) -> HttpResponse:
    response = _refuse(request, "429.html", 429, hasil="terlalu_sering")
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Without context processors, which may be what failed."""
    context = {"request_id": getattr(request, "id", ""), "instansi": kept_instansi()}
    return render(None, "500.html", context, status=500)
