"""Scores of a batch: tests, parts, final score, gain and band of each participant."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.queries.ruang_kerja import Kepala, get_kepala
from evaluasi.forms.nilai import NilaiKomponenForm
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries import nilai_angkatan as queries
from evaluasi.services import nilai as services
from lib.masukan import attempt
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, require_peran

TAB = "hasil"
PER_HALAMAN = 50  # a form may carry a thousand fields


@require_safe
@require_peran(*READERS)
def nilai_list(request: Permintaan, pk: int) -> HttpResponse:
    return _render(request, get_kepala(request.user, pk, TAB))


@require_POST
@require_peran(*WRITERS)
def nilai_save(request: Permintaan, pk: int) -> HttpResponse:
    """The scores of the page of the list that is on the screen; final scores follow."""
    return _render(request, get_kepala(request.user, pk, TAB))


@require_POST
@require_peran(*WRITERS)
def nilai_compute(request: Permintaan, pk: int) -> HttpResponse:
    """Final scores of everybody; with `tetapkan` also the results that follow from them."""
    get_kepala(request.user, pk, TAB)
    act = services.compute_and_set if "tetapkan" in request.POST else services.compute_nilai
    try:
        count = act(angkatan_id=pk, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        said = f"Hasil {count} peserta ditetapkan." if "tetapkan" in request.POST else f"Nilai {count} peserta diperbarui."
        messages.success(request, said)
    return redirect("evaluasi:nilai-list", pk)


def _render(request: Permintaan, kepala: Kepala) -> HttpResponse:
    about(request)
    pk = kepala.angkatan.pk
    nilai = queries.load_nilai(kepala.angkatan, sesi_list=kepala.sesi_list)
    page = Paginator(nilai.baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    others = [row for row in page if not is_own(request.user, row.pendaftaran.pegawai_id)]
    form = NilaiKomponenForm(request.POST if request.method == "POST" else None, baris=others)
    if form.is_valid() and _save(request, pk, form):
        return redirect(f"{reverse('evaluasi:nilai-list', args=[pk])}?halaman={page.number}")
    context = {
        "kepala": kepala,
        "nilai": nilai,
        "page": page,
        "form": form,
        "tabel": [(row, [(cell, form.field_of(row, cell.komponen)) for cell in row.sel]) for row in page],
        "boleh": kepala.boleh_ubah and not kepala.angkatan.is_final,
        "sendiri": len(others) < len(page),
        "beda_batas": queries.warn_batas(kepala.angkatan, nilai.kualifikasi),
    }
    return render(request, "evaluasi/nilai_list.html", context)


def _save(request: Permintaan, pk: int, form: NilaiKomponenForm) -> bool:
    return attempt(request, lambda: services.record_komponen(angkatan_id=pk, nilai=form.nilai, by=request.user), "Nilai tersimpan.")
