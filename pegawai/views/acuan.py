"""The pages of every reference table on the list (`pegawai/acuan.py`)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.unduhan import attachment
from pegawai import acuan as daftar_acuan
from pegawai import kepastian
from pegawai.acuan import PEMBACA, Acuan
from pegawai.forms.orang import ask_orang
from pegawai.kepastian import Tanya
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.queries import acuan as queries
from pegawai.queries.akibat import Dampak
from pegawai.unduhan import make_notes
from pegawai.workbooks import acuan as workbook

PEMBACA_CATATAN = {Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN}


@require_safe
@require_peran(*PEMBACA)
def acuan_index(request: Permintaan) -> HttpResponse:
    tables = daftar_acuan.acuan_list()
    counts = queries.count_rows([acuan.model for acuan in tables])
    rows = [(acuan, count, acuan.may_write(request.user)) for acuan, count in zip(tables, counts, strict=True)]
    return render(request, "pegawai/acuan_index.html", {"acuan_list": rows})


@require_safe
@require_peran(*PEMBACA)
def acuan_list(request: Permintaan, kode: str) -> HttpResponse:
    acuan = _acuan(kode)
    saringan = acuan.saringan(request)
    rows = queries.row_list(acuan.model, saringan.as_dict())
    page = paging.paginate(request, rows, sorts=_sorts(acuan), default=acuan.urut)
    context = {"acuan": acuan, "saringan": saringan, "page": page, "urut": page.urut, "boleh_ubah": acuan.may_write(request.user)}
    context["catatan_url"] = _log_url(request, acuan)
    return render(request, "pegawai/acuan_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def acuan_export(request: Permintaan, kode: str) -> HttpResponse:
    acuan = _acuan(kode)
    saringan, sorts = acuan.saringan(request), _sorts(acuan)
    rows = paging.order_by(queries.row_list(acuan.model, saringan.as_dict()), sorts, paging.read_sort(request, sorts, acuan.urut))
    answer = attachment(acuan.kode)
    notes = make_notes(request, acuan.nama.capitalize(), saringan.describe(), rows.count())
    workbook.write_acuan(answer, acuan.nama.capitalize(), acuan.kolom_list, rows.iterator(), notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PEMBACA)
def acuan_create(request: Permintaan, kode: str) -> HttpResponse:
    acuan = _acuan(kode, request)
    return _edit(request, acuan, acuan.model())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PEMBACA)
def acuan_update(request: Permintaan, kode: str, pk: int) -> HttpResponse:
    acuan = _acuan(kode, request)
    return _edit(request, acuan, get_object_or_404(acuan.model, pk=pk))


@require_POST
@require_peran(*PEMBACA)
def acuan_delete(request: Permintaan, kode: str, pk: int) -> HttpResponse:
    acuan = _acuan(kode, request)
    row = get_object_or_404(acuan.model, pk=pk)
    after, back = reverse("pegawai:acuan-list", args=[kode]), reverse("pegawai:acuan-update", args=[kode, pk])
    tanya = Tanya(f"Hapus {row}?", f"Hapus {acuan.nama}", "Tetap simpan", back, bahaya=True, sesudah=after)
    act = lambda: acuan.hapus(model=acuan.model, pk=pk, seri=acuan.form.seri, pengubah=acuan.pengubah, by=request.user)  # noqa: E731
    gone = Dampak("Baris ini tidak dipakai baris lain dan hilang dari daftar; penghapusannya tercatat", gawat=False)
    return kepastian.press(request, act, tanya, lambda name: f"{name} dihapus.", dampak=lambda _: [gone])


def _acuan(kode: str, request: Permintaan | None = None) -> Acuan:
    """The table of the address; with a request, one that this account may write."""
    acuan = daftar_acuan.find_acuan(kode)
    if acuan is None:
        raise Http404
    if request is not None and not acuan.may_write(request.user):
        raise PermissionDenied
    return acuan


def _edit(request: Permintaan, acuan: Acuan, row: Any) -> HttpResponse:
    before = str(row) if row.pk else ""
    form = acuan.form(request.POST if request.method == "POST" else None, instance=row)
    ask_orang(form, request.user)
    after = reverse("pegawai:acuan-list", args=[acuan.kode])
    if form.is_valid():
        here = request.path
        tanya = Tanya(f"Simpan {before or acuan.nama}?", "Simpan", "Tetap seperti semula", here, isian=True, sesudah=after, bahaya=True)
        act = lambda: acuan.simpan(row=form.instance, tetap=form.tetap, seri=form.seri, pengubah=acuan.pengubah, by=request.user)  # noqa: E731
        done = kepastian.submit(request, form, act, tanya, lambda kept: f"{kept} tersimpan.", dampak=lambda _: acuan.dampak(form))
        if done:
            return done
    context = {"acuan": acuan, "form": form, "row": row, "nama": before, "batal": after}
    if row.pk and form.seri:
        context["riwayat"] = queries.series_of(row, form.seri).exclude(pk=row.pk)
    return render(request, "pegawai/acuan_form.html", context)


def _sorts(acuan: Acuan) -> dict[str, paging.Sort]:
    return {kolom.nama: kolom.urut for kolom in acuan.kolom_list}


def _log_url(request: Permintaan, acuan: Acuan) -> str:
    if not peran_of(request.user) & PEMBACA_CATATAN:
        return ""
    return f"{reverse('pegawai:perubahan-list')}?jenis={acuan.model._meta.label_lower}"
