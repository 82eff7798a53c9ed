from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from pegawai.forms.penempatan import AkhiriForm, PenempatanForm
from pegawai.models import Pegawai, Penempatan, UsulKepala
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, require_peran
from pegawai.services import penempatan as services


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penempatan_create(request: Permintaan, pegawai_pk: int) -> HttpResponse:
    person = get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pegawai_pk)
    form = PenempatanForm(request.POST or None, instance=Penempatan(pegawai=person))
    if request.method == "POST" and form.is_valid():
        try:
            services.create_penempatan(penempatan=form.instance, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Penempatan tersimpan.{_waits(form.instance)}")
            return redirect(person)
    return render(request, "pegawai/penempatan_form.html", _context(request, form, person))


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penempatan_edit(request: Permintaan, pk: int) -> HttpResponse:
    posting = get_object_or_404(Penempatan.objects.select_related("pegawai"), pk=pk)
    form = PenempatanForm(request.POST or None, instance=posting)
    if request.method == "POST" and form.is_valid():
        try:
            services.update_penempatan(penempatan=form.instance, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Perbaikan penempatan tersimpan dan tercatat.{_waits(form.instance)}")
            return redirect(posting.pegawai)
    return render(request, "pegawai/penempatan_form.html", _context(request, form, posting.pegawai) | {"penempatan": posting})


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penempatan_close(request: Permintaan, pk: int) -> HttpResponse:
    posting = get_object_or_404(Penempatan.objects.select_related("pegawai", "unit", "jabatan"), pk=pk)
    form = AkhiriForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.close_penempatan(penempatan=posting, selesai=form.cleaned_data["selesai"], by=request.user)
        except ValidationError as refusal:
            form.add_error("selesai", refusal.messages)
        else:
            messages.success(request, "Penempatan diakhiri.")
            return redirect(posting.pegawai)
    return render(request, "pegawai/penempatan_akhiri.html", _context(request, form, posting.pegawai) | {"penempatan": posting})


def _waits(posting: Penempatan) -> str:
    waiting = UsulKepala.objects.menunggu().filter(penempatan=posting).exists()
    return " Ia memimpin unit ini setelah petugas kepegawaian lain mengesahkannya." if waiting else ""


def _context(request: Permintaan, form: PenempatanForm | AkhiriForm, pegawai: Pegawai) -> dict[str, Any]:
    return {"form": form, "pegawai": pegawai, "sendiri": is_own(request.user, pegawai.pk)}
