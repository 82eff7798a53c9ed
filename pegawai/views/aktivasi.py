"""Inviting a unit to its accounts: the batches of letters, and the page on which a code from a letter is typed."""

from typing import Any

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.format import format_angka
from lib.masukan import read_id
from lib.unduhan import PDF, send_file
from pegawai import kepastian
from pegawai.forms.aktivasi import KodeForm, UndanganForm
from pegawai.kepastian import Tanya
from pegawai.models import Aktivasi
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries import aktivasi as queries
from pegawai.queries.akibat import Dampak
from pegawai.services import aktivasi as services
from pegawai.services import surat_akun

WRITERS = (Peran.KEPEGAWAIAN, Peran.ADMIN)
SORTS: dict[str, paging.Sort] = {"dibuat": "dibuat", "unit": "unit__sebutan", "sampai": "berlaku_sampai"}
KODE_SORTS: dict[str, paging.Sort] = {"nama": "pengguna__nama", "status": "status"}


@require_safe
@require_peran(*WRITERS)
def aktivasi_list(request: Permintaan) -> HttpResponse:
    return _show_list(request, UndanganForm(initial={"unit": read_id(request.GET, "unit") or ""}))


def _show_list(request: Permintaan, form: UndanganForm) -> HttpResponse:
    page = paging.paginate(request, queries.aktivasi_list(), sorts=SORTS, default="-dibuat")
    return render(request, "pegawai/aktivasi_list.html", {"page": page, "urut": page.urut, "form": form})


@require_POST
@require_peran(*WRITERS)
@reauthentication_required
def aktivasi_create(request: Permintaan) -> HttpResponse:
    """Shown first whom it mails, whom it writes to on paper and whom it leaves out; then the job."""
    form = UndanganForm(request.POST)
    if form.is_valid():
        unit = form.cleaned_data["unit"]
        act = lambda: services.create_undangan(unit=unit, by=request.user)  # noqa: E731
        back = f"{reverse('pegawai:aktivasi-list')}?unit={unit.pk}"
        teks = "Kode di surat dapat ditarik sebelum dipakai; surel yang terkirim tidak."
        tanya = Tanya(f"Undang pegawai {unit} ke akunnya?", "Undang", "Jangan undang", back, teks)
        if answer := kepastian.submit_job(request, form, act, tanya, sketch=services.sketch_undangan):
            return answer
    return _show_list(request, form)


@require_safe
@never_cache
@require_peran(*WRITERS)
def aktivasi_detail(request: Permintaan, pk: int) -> HttpResponse:
    aktivasi = get_object_or_404(queries.aktivasi_list(), pk=pk)
    page = paging.paginate(request, aktivasi.kode_list.select_related("pengguna__pegawai"), sorts=KODE_SORTS, default="nama")
    context: dict[str, Any] = {"aktivasi": aktivasi, "page": page, "urut": page.urut, "milik": aktivasi.oleh_id == request.user.pk}
    return render(request, "pegawai/aktivasi_detail.html", context)


@require_POST
@require_peran(*WRITERS)
@reauthentication_required
def aktivasi_download(request: Permintaan, pk: int) -> HttpResponse:
    """The letters with their codes: a download, by the one who made them, never kept by a cache."""
    aktivasi = get_object_or_404(Aktivasi, pk=pk)
    try:
        content = services.open_surat(aktivasi=aktivasi, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(aktivasi)
    response = send_file(content, f"surat-aktivasi-{aktivasi.pk}.pdf", PDF)
    response["Content-Security-Policy"] = "sandbox"
    add_never_cache_headers(response)
    return response


@require_POST
@require_peran(*WRITERS)
def aktivasi_withdraw(request: Permintaan, pk: int) -> HttpResponse:
    aktivasi = get_object_or_404(queries.aktivasi_list(), pk=pk)
    act = lambda: services.withdraw_aktivasi(aktivasi=aktivasi, by=request.user)  # noqa: E731
    teks = "Yang sudah memakai kodenya tetap dapat masuk. Penarikan tidak dapat dibatalkan; surat baru dapat dibuat."
    tanya = Tanya(f"Tarik kode di surat {aktivasi.unit}?", "Tarik kode", "Biarkan berlaku", aktivasi.get_absolute_url(), teks, bahaya=True)
    done = lambda count: f"{format_angka(count)} kode yang belum dipakai ditarik."  # noqa: E731
    tell = lambda count: [Dampak(f"{format_angka(count)} kode yang belum dipakai tidak berlaku lagi dan berkas suratnya dihapus")]  # noqa: E731
    return kepastian.press(request, act, tanya, done, dampak=tell)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def akun_aktivasi(request: HttpRequest) -> HttpResponse:
    """A code from a letter leads to the page for the first password; it is spent when that is saved."""
    form = KodeForm(request.POST or None)
    if form.is_valid():
        if limited := ratelimit.consume_or_429(request, action="aktivasi"):
            return limited
        try:
            return redirect(surat_akun.get_jalan(services.find_by_kode(teks=form.cleaned_data["kode"])))
        except ValidationError as refusal:
            form.add_error("kode", refusal)
    return render(request, "account/aktivasi.html", {"form": form})
