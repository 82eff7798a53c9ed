"""Badges: which there are and what they are for. They are read from the ledger, so that a change shows at once."""

from typing import Final

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from insentif.forms.lencana import LencanaForm
from insentif.forms.saringan import SaringanLencanaForm
from insentif.models import Lencana
from insentif.permissions import ADMIN
from insentif.services import lencana as services
from insentif.views.aturan import PEMBACA, may_write
from insentif.workbooks import penangguhan as workbooks
from lib import paging
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes

SORTS: Final[dict[str, paging.Sort]] = {"urutan": ("urutan", "nama"), "nama": "nama", "kejadian": ("kejadian", "kali"), "kali": "kali"}


@require_safe
@require_peran(*PEMBACA)
def lencana_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanLencanaForm(request)
    page = paging.paginate(request, _rows(saringan.value("keadaan")), sorts=SORTS, default="urutan")
    context = {"page": page, "urut": page.urut, "saringan": saringan, "boleh_ubah": may_write(request)}
    return render(request, "insentif/lencana_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def lencana_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanLencanaForm(request)
    rows = list(paging.order_by(_rows(saringan.value("keadaan")), SORTS, paging.read_sort(request, SORTS, "urutan")))
    notes = make_notes(request, "Lencana", saringan.describe(), len(rows))
    answer = attachment("lencana")
    workbooks.write_lencana(answer, rows, notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def lencana_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Lencana())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def lencana_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Lencana, pk=pk))


def _edit(request: Permintaan, row: Lencana) -> HttpResponse:
    nama = row.nama
    form = LencanaForm(request.POST if request.method == "POST" else None, instance=row)
    if form.is_valid():
        services.save_lencana(lencana=form.instance, by=request.user)
        messages.success(request, f"Lencana {form.instance.nama} tersimpan. Pegawai yang memenuhinya langsung melihatnya.")
        return redirect("insentif:lencana-list")
    return render(request, "insentif/lencana_form.html", {"form": form, "nama": nama})


def _rows(keadaan: str) -> "QuerySet[Lencana]":
    return Lencana.objects.filter(is_aktif=keadaan == "aktif") if keadaan else Lencana.objects.all()
