"""Suspensions: who earns no points, from when until when, and why."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms.penangguhan import PenangguhanForm
from insentif.forms.saringan import SaringanPenangguhanForm
from insentif.models import PenangguhanPoin
from insentif.permissions import PEMBACA_CATATAN, PENCATAT
from insentif.queries import penangguhan as queries
from insentif.services import penangguhan as services
from insentif.services.hitung import Hasil
from insentif.workbooks import penangguhan as workbooks
from lib import paging, waktu
from lib.format import format_selisih
from lib.forms import add_refusal
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*PEMBACA_CATATAN)
def penangguhan_list(request: Permintaan) -> HttpResponse:
    saringan, today = SaringanPenangguhanForm(request), waktu.today()
    page = paging.paginate(request, queries.penangguhan_list(saringan.nilai, today), sorts=queries.SORTS, default="-mulai")
    context: dict[str, Any] = {"page": page, "urut": page.urut, "saringan": saringan}
    context |= {"hari_ini": today, "boleh_ubah": bool(peran_of(request.user) & set(PENCATAT))}
    return render(request, "insentif/penangguhan_list.html", context)


@require_safe
@require_peran(*PEMBACA_CATATAN)
def penangguhan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPenangguhanForm(request)
    urut = paging.read_sort(request, queries.SORTS, "-mulai")
    rows = list(paging.order_by(queries.penangguhan_list(saringan.nilai, waktu.today()), queries.SORTS, urut))
    answer = attachment("penangguhan-poin")
    workbooks.write_penangguhan(answer, rows, notes=make_notes(request, "Penangguhan poin", saringan.describe(), len(rows)))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENCATAT)
def penangguhan_create(request: Permintaan) -> HttpResponse:
    return _edit(request, PenangguhanPoin(mulai=waktu.today()))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENCATAT)
def penangguhan_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(PenangguhanPoin.objects.select_related("pegawai"), pk=pk))


@require_POST
@require_peran(*PENCATAT)
def penangguhan_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(PenangguhanPoin.objects.select_related("pegawai"), pk=pk)
    hasil = services.delete_penangguhan(penangguhan_id=pk, by=request.user)
    messages.success(request, f"Penangguhan {row.pegawai.nama} dihapus. {_tell(hasil)}")
    return redirect("insentif:penangguhan-list")


def _edit(request: Permintaan, row: PenangguhanPoin) -> HttpResponse:
    form = PenangguhanForm(request.POST if request.method == "POST" else None, instance=row, user=request.user)
    if form.is_valid():
        try:
            hasil = services.save_penangguhan(penangguhan=form.instance, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Penangguhan {form.instance.pegawai.nama} tersimpan. {_tell(hasil)}")
            return redirect("insentif:penangguhan-list")
    return render(request, "insentif/penangguhan_form.html", {"form": form, "row": row})


def _tell(hasil: Hasil) -> str:
    return "Poinnya tidak berubah." if hasil.is_nihil else f"Poinnya berubah {format_selisih(hasil.poin, 0)}."
