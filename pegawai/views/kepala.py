"""Postings that shall lead a unit and wait for a second person."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pegawai.models import UsulKepala
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.services import kepala as services

RELATED = ("penempatan__pegawai", "penempatan__unit", "penempatan__jabatan", "diusulkan_oleh")


@require_safe
@require_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
def kepala_list(request: Permintaan) -> HttpResponse:
    return render(request, "pegawai/kepala_list.html", {"usul_list": UsulKepala.objects.menunggu().select_related(*RELATED)})


@require_POST
@require_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
def kepala_confirm(request: Permintaan, pk: int) -> HttpResponse:
    done = "Disahkan. Pegawai ini memimpin unitnya sejak penempatannya berlaku."
    seen = request.POST.get("sidik", "")
    return _act(request, lambda: services.confirm_kepala(usul_id=pk, dilihat=seen, by=request.user), done)


@require_POST
@require_peran(Peran.KEPEGAWAIAN, Peran.ADMIN)
def kepala_drop(request: Permintaan, pk: int) -> HttpResponse:
    done = "Usul diurungkan. Penempatannya tetap, tanpa memimpin."
    return _act(request, lambda: services.drop_kepala(usul_id=pk, by=request.user), done)


def _act(request: Permintaan, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, done)
    return redirect("pegawai:kepala-list")
