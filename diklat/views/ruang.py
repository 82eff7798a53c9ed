"""Rooms: who uses them when, and which are free."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import ruang as forms
from diklat.models import Ruang
from diklat.permissions import READERS, WRITERS
from diklat.queries import ruang as queries
from diklat.queries.sesi import group_by_hari
from diklat.services import ruang as services
from diklat.views.angkatan import add_refusal
from diklat.views.masukan import read_day
from diklat.views.program import attachment, make_notes, may_write
from diklat.workbooks import ruang as workbook
from kompetensi.views.masuk import Permintaan
from lib import paging
from lib.format import format_hari_tanggal, format_jam
from pegawai.permissions import require_peran

HARI_SEPEKAN = 7


@require_safe
@require_peran(*READERS)
def ruang_list(request: Permintaan) -> HttpResponse:
    q, dipakai, form = _read(request)
    kosong = form.waktu if form.is_bound and form.is_valid() else None
    page = paging.paginate(request, queries.ruang_list(q, dipakai=dipakai, kosong=kosong), sorts=queries.SORTS, default="nama")
    context = {
        "page": page,
        "urut": page.urut,
        "q": q,
        "dipakai": dipakai,
        "form": form,
        "chips": _chips(request, q, dipakai, form),
        "boleh_ubah": may_write(request),
    }
    return render(request, "diklat/ruang_list.html", context)


@require_safe
@require_peran(*READERS)
def ruang_export(request: Permintaan) -> HttpResponse:
    q, dipakai, form = _read(request)
    kosong = form.waktu if form.is_bound and form.is_valid() else None
    urut = paging.read_sort(request, queries.SORTS, "nama")
    rows = list(paging.order_by(queries.ruang_list(q, dipakai=dipakai, kosong=kosong), queries.SORTS, urut))
    keterangan = ", ".join(label for label, _ in _chips(request, q, dipakai, form)) or "tanpa saringan"
    answer = attachment("ruang")
    workbook.write_ruang(answer, rows, notes=make_notes(request, "Ruang", keterangan, len(rows)))  # type: ignore[arg-type]
    return answer


@require_safe
@require_peran(*READERS)
def ruang_detail(request: Permintaan, pk: int) -> HttpResponse:
    ruang = get_object_or_404(Ruang, pk=pk)
    mulai = queries.monday_of(read_day(request.GET, "mulai") or timezone.localdate())
    sesi = queries.sesi_between(*queries.day_bounds(mulai, HARI_SEPEKAN)).filter(ruang=ruang)
    context = {
        "ruang": ruang,
        "hari_list": group_by_hari(sesi),
        "mulai": mulai,
        "akhir": mulai + timedelta(days=HARI_SEPEKAN - 1),
        "sebelum": mulai - timedelta(days=HARI_SEPEKAN),
        "sesudah": mulai + timedelta(days=HARI_SEPEKAN),
        "boleh_ubah": may_write(request),
    }
    return render(request, "diklat/ruang_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ruang_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Ruang())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ruang_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Ruang, pk=pk))


def _edit(request: Permintaan, ruang: Ruang) -> HttpResponse:
    nama = ruang.nama
    form = forms.RuangForm(request.POST if request.method == "POST" else None, instance=ruang)
    if form.is_valid():
        try:
            services.save_ruang(ruang=form.instance, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Ruang {form.instance.nama} tersimpan.")
            return redirect("diklat:ruang-detail", pk=form.instance.pk)
    return render(request, "diklat/ruang_form.html", {"form": form, "ruang": ruang, "nama": nama})


def _read(request: Permintaan) -> tuple[str, bool, forms.KosongForm]:
    asked = any(request.GET.get(name) for name in ("tanggal", "dari", "sampai"))
    return paging.read_text(request), request.GET.get("dipakai") != "tidak", forms.KosongForm(request.GET if asked else None)


def _chips(request: Permintaan, q: str, dipakai: bool, form: forms.KosongForm) -> list[tuple[str, str]]:
    found = [(f"“{q}”", paging.without(request, "q"))] if q else []
    if not dipakai:
        found.append(("Tidak dipakai lagi", paging.without(request, "dipakai")))
    if form.is_bound and form.is_valid():
        start, end = form.waktu
        label = f"Kosong {format_hari_tanggal(start)} pukul {format_jam(start)}–{format_jam(end)}"
        found.append((label, paging.without(request, "tanggal", "dari", "sampai")))
    return found
