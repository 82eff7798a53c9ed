"""Rooms: who uses them when, and which are free."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import ruang as forms
from diklat.forms.saringan import SaringanRuangForm
from diklat.models import Ruang
from diklat.permissions import READERS, WRITERS
from diklat.queries import akibat
from diklat.queries import ruang as queries
from diklat.services import ruang as services
from diklat.views import bookable
from diklat.workbooks import ruang as workbook
from pegawai import kepastian
from pegawai.kepastian import Tanya
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
    """A smaller room is asked about first, with the sessions that no longer fit."""
    nama, dahulu = ruang.nama, ruang.kapasitas if ruang.pk else 0
    form = forms.RuangForm(request.POST if request.method == "POST" else None, instance=ruang)
    if form.is_valid():
        tanya = Tanya(
            f"Simpan {nama or 'ruang'}?", "Simpan ruang", "Tetap seperti semula", request.path, isian=True, bahaya=True,
            sesudah=lambda kept: reverse("diklat:ruang-detail", args=[kept.pk]),
        )  # fmt: skip
        act = lambda: services.save_ruang(ruang=form.instance, by=request.user)  # noqa: E731
        done = lambda kept: f"Ruang {kept.nama} tersimpan."  # noqa: E731
        if answer := kepastian.submit(request, form, act, tanya, done, dampak=lambda kept: akibat.dampak_ruang(kept, dahulu)):
            return answer
    return render(request, "diklat/ruang_form.html", {"form": form, "ruang": form.instance, "nama": nama})
