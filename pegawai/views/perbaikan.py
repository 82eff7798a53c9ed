"""Requests for correction: a person files them, a data officer decides."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.forms import add_refusal
from lib.unduhan import send_stored
from pegawai import tasks
from pegawai.akses import about
from pegawai.forms import perbaikan as forms
from pegawai.forms.saringan import SaringanPerbaikanForm
from pegawai.isian import keeps_uploads
from pegawai.models import PerbaikanData
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, peran_of, require_peran
from pegawai.queries import perbaikan as queries
from pegawai.services import pekerjaan
from pegawai.services import perbaikan as services

READERS = (Peran.KEPEGAWAIAN, Peran.AUDITOR, Peran.ADMIN)


@require_safe
@require_peran(*READERS)
def perbaikan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanPerbaikanForm(request)
    tab = saringan.value("status")
    default = "dibuat" if tab == queries.Status.DIAJUKAN else "-dibuat"
    page = paging.paginate(request, queries.perbaikan_list(request.user, saringan.nilai), sorts=queries.SORTS, default=default)
    counts = queries.count_by_status(request.user)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "tab": tab,
        "tabs": [*((kode, label, counts[kode]) for kode, label in queries.Status.choices), (saringan.SEMUA, "Semua", sum(counts.values()))],
    }
    return render(request, "pegawai/perbaikan_list.html", context)


@require_POST
@require_peran(*READERS)
def perbaikan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPerbaikanForm(request)
    parameter: dict[str, Any] = {"saringan": saringan.nilai.as_dict(), "keterangan": saringan.describe()}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-perbaikan", judul="Ekspor perbaikan data", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@keeps_uploads
@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def perbaikan_create(request: Permintaan) -> HttpResponse:
    form = forms.PerbaikanForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        isi = {name: form.cleaned_data[name] for name in form.Meta.fields}
        try:
            row = services.submit_perbaikan(
                pegawai_id=request.user.pegawai_id or 0, isi=isi, bukti=form.dokumen, nama_bukti=form.nama_berkas
            )
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Permintaan terkirim. Petugas kepegawaian memeriksanya, lalu Anda diberi tahu.")
            return redirect(row)
    return render(request, "pegawai/perbaikan_form.html", {"form": form})


@require_safe
@require_peran(Peran.PEGAWAI, *READERS)
def perbaikan_detail(request: Permintaan, pk: int) -> HttpResponse:
    return _show(request, pk, forms.PutusanForm())


@require_safe
@never_cache
def perbaikan_bukti(request: Permintaan, pk: int) -> FileResponse:
    """One of three fixed types, under a name of ours."""
    row = get_object_or_404(queries.bukti_list(request.user), pk=pk)
    about(request, row.pegawai_id)
    nama = f"bukti-perbaikan-{pk}-{row.pegawai.nip}.{str(row.bukti.name).rpartition('.')[2]}"
    return send_stored(row.bukti, nama, row.jenis_bukti)


@require_POST
@require_peran(Peran.KEPEGAWAIAN)
def perbaikan_decide(request: Permintaan, pk: int) -> HttpResponse:
    get_object_or_404(PerbaikanData, pk=pk)
    form = forms.PutusanForm(request.POST)
    if form.is_valid():
        try:
            row = services.decide_perbaikan(perbaikan_id=pk, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Putusan tersimpan. Pegawai diberi tahu.")
            return redirect(row)
    return _show(request, pk, form)


def _show(request: Permintaan, pk: int, form: forms.PutusanForm) -> HttpResponse:
    rows = PerbaikanData.objects.visible_to(request.user).select_related("pegawai", "diputus_oleh")
    row = get_object_or_404(rows, pk=pk)
    sendiri, petugas = is_own(request.user, row.pegawai_id), Peran.KEPEGAWAIAN in peran_of(request.user)
    waits = row.status == queries.Status.DIAJUKAN
    context = {
        "perbaikan": row,
        "form": form,
        "sendiri": sendiri,
        "boleh_putus": petugas and waits and not sendiri,
        "boleh_bukti": queries.bukti_list(request.user).filter(pk=pk).exists(),
    }
    return render(request, "pegawai/perbaikan_detail.html", context)
