from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from pegawai.forms.penempatan import AkhiriForm, PenempatanForm
from pegawai.models import Pegawai, Penempatan
from pegawai.permissions import Peran, require_peran
from pegawai.services import penempatan as services


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penempatan_create(request: HttpRequest, pegawai_pk: int) -> HttpResponse:
    person = get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pegawai_pk)  # type: ignore[arg-type]
    form = PenempatanForm(request.POST or None, instance=Penempatan(pegawai=person))
    if request.method == "POST" and form.is_valid():
        try:
            services.create_penempatan(penempatan=form.instance, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Penempatan tersimpan.")
            return redirect(person)
    return render(request, "pegawai/penempatan_form.html", {"form": form, "pegawai": person})


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penempatan_edit(request: HttpRequest, pk: int) -> HttpResponse:
    posting = get_object_or_404(Penempatan.objects.select_related("pegawai"), pk=pk)
    form = PenempatanForm(request.POST or None, instance=posting)
    if request.method == "POST" and form.is_valid():
        try:
            services.update_penempatan(penempatan=form.instance, by=request.user)  # type: ignore[arg-type]
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Perbaikan penempatan tersimpan dan tercatat.")
            return redirect(posting.pegawai)
    return render(request, "pegawai/penempatan_form.html", {"form": form, "pegawai": posting.pegawai, "penempatan": posting})


@require_http_methods(["GET", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penempatan_close(request: HttpRequest, pk: int) -> HttpResponse:
    posting = get_object_or_404(Penempatan.objects.select_related("pegawai", "unit", "jabatan"), pk=pk)
    form = AkhiriForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.close_penempatan(penempatan=posting, selesai=form.cleaned_data["selesai"], by=request.user)  # type: ignore[arg-type]
        except ValidationError as refusal:
            form.add_error("selesai", refusal.messages)
        else:
            messages.success(request, "Penempatan diakhiri.")
            return redirect(posting.pegawai)
    return render(request, "pegawai/penempatan_akhiri.html", {"form": form, "pegawai": posting.pegawai, "penempatan": posting})
