"""Everybody's own notices: the list behind the bell, what is read, and which kinds also come as a mail."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.masukan import looks_ahead, read_id
from pegawai.forms.saringan import SaringanPemberitahuanForm
from pegawai.models import Notifikasi, Pengguna
from pegawai.queries import pemberitahuan as queries
from pegawai.services import pemberitahuan as services


@require_safe
def notifikasi_saya(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    belum, saringan = request.GET.get("baca") == "belum", SaringanPemberitahuanForm(request)
    page = paging.get_page(request, queries.own_rows(user, belum=belum, kelompok=saringan.value("kelompok")))
    context = {
        "page": page,
        "rows": queries.describe(page.rows),
        "belum": belum,
        "saringan": saringan,
        "alamat": _address_of(user),
    }
    return render(request, "pegawai/notifikasi_saya.html", context)


@require_safe
def notifikasi_open(request: HttpRequest, pk: int) -> HttpResponse:
    """To what the notice is about; it is read then, unless a browser only looks ahead."""
    row = get_object_or_404(Notifikasi.objects.of(_user(request)), pk=pk)
    if request.method == "GET" and not looks_ahead(request):
        services.mark_read(user=_user(request), pk=row.pk)
    own = url_has_allowed_host_and_scheme(row.tautan, allowed_hosts=None)
    return redirect(row.tautan if own else "pegawai:notifikasi-saya")


@require_POST
def notifikasi_read(request: HttpRequest) -> HttpResponse:
    """One notice (`pk`), or all."""
    one = "pk" in request.POST
    count = services.mark_read(user=_user(request), pk=(read_id(request.POST, "pk") or 0) if one else None)
    if not one:
        messages.success(request, "Semua pemberitahuan ditandai sudah dibaca." if count else "Tidak ada pemberitahuan yang belum dibaca.")
    query = request.POST.get("kembali", "")
    return redirect(f"{reverse('pegawai:notifikasi-saya')}?{query}" if query else "pegawai:notifikasi-saya")


@require_http_methods(["GET", "HEAD", "POST"])
def notifikasi_pilihan(request: HttpRequest) -> HttpResponse:
    user = _user(request)
    if request.method == "POST":
        try:
            services.choose_surel(user=user, kode=request.POST.getlist("surel"))
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, "Pilihan surel disimpan. Pemberitahuannya tetap muncul di sini.")
        return redirect("pegawai:notifikasi-pilihan")
    context = {"kelompok": queries.pilihan_of(user, services.get_wajib()), "alamat": _address_of(user)}
    return render(request, "pegawai/notifikasi_pilihan.html", context)


def _address_of(user: Pengguna) -> str:
    return (user.pegawai.email if user.pegawai else "") or user.email


def _user(request: HttpRequest) -> Pengguna:
    return cast("Pengguna", request.user)
