"""Rooms: who uses them when, and which are free."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import ruang as forms
from diklat.models import Ruang
from diklat.permissions import READERS, WRITERS
from diklat.queries import ruang as queries
from diklat.services import ruang as services
from diklat.views import bookable
from diklat.workbooks import ruang as workbook
from lib import masukan, paging
from lib.format import format_hari_tanggal, format_jam
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import Chips, export_list


@require_safe
@require_peran(*READERS)
def ruang_list(request: Permintaan) -> HttpResponse:
    q, dipakai, form = _read(request)
    rows = queries.ruang_list(q, dipakai=dipakai, kosong=form.kosong)
    chips = _chips(request, q, dipakai, form)
    return bookable.render_list(request, "ruang", rows, queries.SORTS, q=q, dipakai=dipakai, form=form, chips=chips)


@require_safe
@require_peran(*READERS)
def ruang_export(request: Permintaan) -> HttpResponse:
    q, dipakai, form = _read(request)
    rows = queries.ruang_list(q, dipakai=dipakai, kosong=form.kosong)
    return export_list(request, "ruang", rows, queries.SORTS, _chips(request, q, dipakai, form), workbook.write_ruang)


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


def _read(request: Permintaan) -> tuple[str, bool, forms.KosongForm]:
    asked = any(request.GET.get(name) for name in ("tanggal", "dari", "sampai"))
    return paging.read_text(request), masukan.read_dipakai(request), forms.KosongForm(request.GET if asked else None)


def _chips(request: Permintaan, q: str, dipakai: bool, form: forms.KosongForm) -> Chips:
    found = masukan.chips_dipakai(request, q, dipakai=dipakai)
    if form.kosong is not None:
        start, end = form.kosong
        label = f"Kosong {format_hari_tanggal(start)} pukul {format_jam(start)}–{format_jam(end)}"
        found.append((label, paging.without(request, "tanggal", "dari", "sampai")))
    return found
