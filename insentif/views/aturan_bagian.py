"""The rules and levels of a draft: add one, change one, take one out."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from insentif.forms.aturan import ButirForm, TingkatForm
from insentif.models import AturanPoin, TingkatPoin, VersiAturan
from insentif.permissions import ADMIN
from insentif.services import aturan as services
from insentif.views.aturan import get_versi, refuse_terbit
from lib.forms import add_refusal
from lib.masukan import attempt
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def butir_create(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_versi(request, pk), AturanPoin(), ButirForm)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def butir_update(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(AturanPoin.objects.select_related("versi"), pk=pk)
    return _edit(request, row.versi, row, ButirForm)


@require_POST
@require_peran(*ADMIN)
def butir_delete(request: Permintaan, pk: int) -> HttpResponse:
    return _delete(request, get_object_or_404(AturanPoin, pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def tingkat_create(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_versi(request, pk), TingkatPoin(), TingkatForm)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def tingkat_update(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(TingkatPoin.objects.select_related("versi"), pk=pk)
    return _edit(request, row.versi, row, TingkatForm)


@require_POST
@require_peran(*ADMIN)
def tingkat_delete(request: Permintaan, pk: int) -> HttpResponse:
    return _delete(request, get_object_or_404(TingkatPoin, pk=pk))


def _edit(request: Permintaan, versi: VersiAturan, row: services.Bagian, form_class: type[forms.ModelForm]) -> HttpResponse:
    if not versi.is_draf:
        return refuse_terbit(request, versi.pk)
    nama = str(row.nama)
    form = form_class(request.POST if request.method == "POST" else None, instance=row)
    if form.is_valid():
        try:
            if row.pk is None:
                services.add_bagian(versi_id=versi.pk, bagian=form.instance, by=request.user)
            else:
                services.save_bagian(bagian=form.instance, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{form.instance.nama} tersimpan di draf.")
            return redirect(versi)
    context: dict[str, Any] = {"form": form, "versi": versi, "row": row, "nama": nama, "kelompok_list": _kelompok(versi)}
    return render(request, f"insentif/{form_class._meta.model._meta.model_name}_form.html", context)


def _delete(request: Permintaan, row: services.Bagian) -> HttpResponse:
    attempt(request, lambda: services.delete_bagian(bagian=row, by=request.user), f"{row.nama} dihapus dari draf.")
    return redirect("insentif:aturan-detail", pk=row.versi_id)


def _kelompok(versi: VersiAturan) -> Sequence[str]:
    return list(versi.aturan_list.exclude(kelompok_batas="").order_by("kelompok_batas").values_list("kelompok_batas", flat=True).distinct())
