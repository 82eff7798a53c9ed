"""The dated tables of the estimated IP ASN: read by the city-wide roles, changed by admins."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms import ip as forms
from insentif.models import ButirIP, KategoriIP, VersiIP
from insentif.models.ip import Dimensi
from insentif.permissions import ADMIN, READERS
from insentif.queries.ip import tabel as queries
from insentif.services.ip import tabel as services
from lib import waktu
from lib.forms import add_refusal
from lib.masukan import attempt
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran


@require_safe
@require_peran(*READERS)
def ip_tabel_list(request: Permintaan) -> HttpResponse:
    today = waktu.today()
    context = {"versi_list": queries.versi_list(), "berlaku": queries.versi_on(today), "hari_ini": today, "boleh_ubah": may_write(request)}
    return render(request, "insentif/ip_tabel_list.html", context)


@require_safe
@require_peran(*READERS)
def ip_tabel_detail(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    newest = queries.versi_list()[0]
    context = {
        "versi": versi,
        "bagian": queries.bagian_of(versi),
        "kategori": queries.kategori_of(versi),
        "boleh_ubah": may_write(request) and versi == newest,
        "is_lama": versi != newest,
        "belum_berlaku": versi.berlaku_mulai > waktu.today(),
    }
    return render(request, "insentif/ip_tabel_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_tabel_create(request: Permintaan) -> HttpResponse:
    form = forms.VersiForm(request.POST or None)
    context, done = {"judul": "Tabel IP ASN baru"}, "Tabel dibuat dari isi tabel sebelumnya."
    return _edit(request, form, context, lambda: services.create_versi(**form.cleaned_data), done)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_tabel_update(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    form = forms.VersiForm(request.POST or None, versi=versi)
    context = {"versi": versi, "judul": "Ubah tabel IP ASN"}
    return _edit(request, form, context, lambda: services.update_versi(versi_id=pk, **form.cleaned_data), "Tabel tersimpan.")


@require_POST
@require_peran(*ADMIN)
def ip_tabel_delete(request: Permintaan, pk: int) -> HttpResponse:
    get_object_or_404(VersiIP, pk=pk)
    done = attempt(request, lambda: services.delete_versi(versi_id=pk), "Tabel dihapus.")
    return redirect("insentif:ip-tabel-list") if done else redirect("insentif:ip-tabel-detail", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_butir_create(request: Permintaan, pk: int, dimensi: str) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    if dimensi not in Dimensi.values:
        raise Http404
    return _edit_butir(request, versi, dimensi, None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_butir_update(request: Permintaan, pk: int) -> HttpResponse:
    butir = get_object_or_404(ButirIP.objects.select_related("versi"), pk=pk)
    return _edit_butir(request, butir.versi, butir.dimensi, butir)


@require_POST
@require_peran(*ADMIN)
def ip_butir_delete(request: Permintaan, pk: int) -> HttpResponse:
    butir = get_object_or_404(ButirIP, pk=pk)
    attempt(request, lambda: services.delete_butir(versi_id=butir.versi_id, butir_id=pk), "Baris dihapus.")
    return redirect("insentif:ip-tabel-detail", butir.versi_id)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_kategori_create(request: Permintaan, pk: int) -> HttpResponse:
    return _edit_kategori(request, get_object_or_404(VersiIP, pk=pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_kategori_update(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(KategoriIP.objects.select_related("versi"), pk=pk)
    return _edit_kategori(request, row.versi, row)


@require_POST
@require_peran(*ADMIN)
def ip_kategori_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(KategoriIP, pk=pk)
    attempt(request, lambda: services.delete_kategori(versi_id=row.versi_id, kategori_id=pk), f"Kategori {row.nama} dihapus.")
    return redirect("insentif:ip-tabel-detail", row.versi_id)


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(ADMIN))


def verb_of(row: object | None) -> str:
    return "Ubah" if row else "Tambah"


def _edit_butir(request: Permintaan, versi: VersiIP, dimensi: str, butir: ButirIP | None) -> HttpResponse:
    form = forms.ButirForm(request.POST or None, dimensi=dimensi, butir=butir)
    context = {"versi": versi, "butir": butir, "judul": f"{verb_of(butir)} baris skor {Dimensi(dimensi).label.lower()}"}
    pk = butir.pk if butir else None
    return _edit(request, form, context, lambda: services.save_butir(versi_id=versi.pk, butir_id=pk, data=form.isi), "Baris tersimpan.")


def _edit_kategori(request: Permintaan, versi: VersiIP, row: KategoriIP | None) -> HttpResponse:
    form = forms.KategoriForm(request.POST or None, kategori=row)
    context = {"versi": versi, "kategori": row, "judul": f"{verb_of(row)} kategori IP ASN"}
    pk = row.pk if row else None
    act = lambda: services.save_kategori(versi_id=versi.pk, kategori_id=pk, data=form.cleaned_data)  # noqa: E731
    return _edit(request, form, context, act, "Kategori tersimpan.")


def _edit(request: Permintaan, form: django_forms.Form, context: dict[str, Any], act: Callable[[], Any], done: str) -> HttpResponse:
    """The form, or what became of it: back to the table that was written."""
    if request.method == "POST" and form.is_valid():
        try:
            row = act()
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, done)
            return redirect("insentif:ip-tabel-detail", row.pk if isinstance(row, VersiIP) else row.versi_id)
    return render(request, "insentif/ip_tabel_form.html", {**context, "form": form})
