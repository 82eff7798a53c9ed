"""Rooms: who uses them when, and which are free."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import ruang as forms
from diklat.forms.saringan import SaringanRuangForm
from diklat.models import Ruang
from diklat.permissions import READERS, WRITERS
from diklat.queries import ruang as queries
from diklat.services import ruang as services
from diklat.views import bookable
from diklat.workbooks import ruang as workbook
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import export_list


@require_safe
@require_peran(*READERS)
def ruang_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanRuangForm(request)
    rows = queries.ruang_list(saringan.value("q"), dipakai=saringan.is_dipakai, kosong=saringan.kosong)
    return bookable.render_list(request, "ruang", rows, queries.SORTS, saringan, form=saringan)


@require_safe
@require_peran(*READERS)
def ruang_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanRuangForm(request)
    rows = queries.ruang_list(saringan.value("q"), dipakai=saringan.is_dipakai, kosong=saringan.kosong)
    return export_list(request, "ruang", rows, queries.SORTS, saringan, workbook.write_ruang)


@require_safe
@require_peran(*READERS)
def ruang_detail(request: Permintaan, pk: int) -> HttpResponse:
    return bookable.render_week(request, "ruang", get_object_or_404(Ruang, pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ruang_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Ruang())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ruang_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Ruang, pk=pk))


def _edit(request: Permintaan, ruang: Ruang) -> HttpResponse:
    form = forms.RuangForm(request.POST if request.method == "POST" else None, instance=ruang)
    return bookable.edit(request, "ruang", form, lambda: services.save_ruang(ruang=form.instance, by=request.user))
