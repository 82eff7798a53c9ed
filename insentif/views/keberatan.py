"""Objections to the ledger: a person files them, the office answers."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms import keberatan as forms
from insentif.forms.saringan import SaringanKeberatanForm
from insentif.models import KeberatanPoin, PostingPoin
from insentif.permissions import READERS, WRITERS
from insentif.queries import keberatan as queries
from insentif.queries.buku import describe, with_nasib
from insentif.services import keberatan as services
from lib import paging
from lib.masukan import read_id
from pegawai import tasks
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

SEMUA = "semua"


@require_safe
@require_peran(Peran.PEGAWAI, *READERS)
def keberatan_list(request: Permintaan) -> HttpResponse:
    petugas = _is_reader(request)
    saringan = SaringanKeberatanForm(request, petugas=petugas)
    tab = saringan.value("status")
    default = "dibuat" if tab == queries.Status.DIAJUKAN else "-dibuat"
    page = paging.paginate(request, queries.keberatan_list(request.user, saringan.nilai), sorts=queries.SORTS, default=default)
    counts = queries.count_by_status(request.user)
    context = {
        "page": page,
        "urut": page.urut,
        "baris_list": zip(page.rows, _describe(page.rows), strict=True),
        "saringan": saringan,
        "petugas": petugas,
        "tab": tab,
        "tabs": [*((kode, label, counts[kode]) for kode, label in queries.Status.choices), (saringan.SEMUA, "Semua", sum(counts.values()))],
    }
    return render(request, "insentif/keberatan_list.html", context)


@require_POST
@require_peran(*READERS)
def keberatan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanKeberatanForm(request, petugas=_is_reader(request)).nilai
    words = ", ".join(filter(None, (saringan.q, dict(queries.Status.choices).get(saringan.status)))) or "tanpa saringan"
    parameter: dict[str, Any] = {"saringan": saringan.as_dict(), "keterangan": words}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-keberatan", judul="Ekspor keberatan poin", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def keberatan_create(request: Permintaan) -> HttpResponse:
    """About the line `baris` of one's own ledger, or in general when something is missing there."""
    key = read_id(request.GET, "baris")
    own = with_nasib(PostingPoin.objects.filter(pegawai=request.user.pegawai_id)).select_related("aturan__versi")
    posting = get_object_or_404(own, pk=key) if "baris" in request.GET else None
    form = forms.KeberatanForm(request.POST or None)
    if form.is_valid():
        try:
            row = services.submit_keberatan(pegawai_id=request.user.pegawai_id or 0, posting=posting, isi=form.cleaned_data["isi"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Keberatan terkirim. Pengelola menjawabnya, lalu Anda diberi tahu lewat surel.")
            return redirect("insentif:keberatan-detail", row.pk)
    context = {"form": form, "baris": describe([posting])[0] if posting else None}
    return render(request, "insentif/keberatan_form.html", context)


@require_safe
@require_peran(Peran.PEGAWAI, *READERS)
def keberatan_detail(request: Permintaan, pk: int) -> HttpResponse:
    return _show(request, pk, forms.JawabanForm())


@require_POST
@require_peran(*WRITERS)
def keberatan_answer(request: Permintaan, pk: int) -> HttpResponse:
    get_object_or_404(KeberatanPoin, pk=pk)
    form = forms.JawabanForm(request.POST)
    if form.is_valid():
        try:
            services.answer_keberatan(keberatan_id=pk, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Jawaban tersimpan. Pegawai diberi tahu lewat surel.")
            return redirect("insentif:keberatan-detail", pk)
    return _show(request, pk, form)


def _show(request: Permintaan, pk: int, form: forms.JawabanForm) -> HttpResponse:
    rows = KeberatanPoin.objects.visible_to(request.user).select_related("pegawai", "posting__aturan__versi", "dijawab_oleh")
    row = get_object_or_404(rows, pk=pk)
    sendiri = row.pegawai_id == request.user.pegawai_id
    waits = row.status == queries.Status.DIAJUKAN
    context = {
        "keberatan": row,
        "baris": _describe([row], tautan=sendiri)[0],
        "sendiri": sendiri,
        "form": form,
        "boleh_jawab": waits and not sendiri and bool(peran_of(request.user) & set(WRITERS)),
    }
    return render(request, "insentif/keberatan_detail.html", context)


def _describe(rows: list[KeberatanPoin], *, tautan: bool = False) -> list[Any]:
    """The line of each objection in words, None where it is about none."""
    lines = iter(describe((row.posting for row in rows if row.posting), tautan=tautan))
    return [next(lines) if row.posting_id else None for row in rows]


def _is_reader(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(READERS))
