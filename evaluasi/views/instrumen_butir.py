"""The questions of a draft: write one, move it, remove it, take some from the bank."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from evaluasi.forms.instrumen_butir import ButirForm
from evaluasi.forms.saringan import SaringanSoalPilihForm
from evaluasi.models import Butir, VersiInstrumen
from evaluasi.permissions import WRITERS
from evaluasi.queries import soal as soal_queries
from evaluasi.queries.instrumen_daftar import unsur_pilihan
from evaluasi.queries.instrumen_syarat import BUTIR_MAKS
from evaluasi.services import instrumen_butir as services
from evaluasi.services.instrumen import TERBIT_TETAP
from evaluasi.views.instrumen_versi import get_versi
from lib import paging
from lib.masukan import attempt, read_id, read_ids
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def butir_create(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    versi = get_versi(request, pk)
    if jenis not in Butir.Jenis.values:
        raise Http404
    if not versi.is_draf:
        return _refuse_terbit(request, versi)
    last = versi.butir_list.order_by("-urutan").first()
    butir = Butir(jenis=jenis, unsur=last.unsur if last else "", tentang=last.tentang if last else "")
    form = ButirForm(request.POST if request.method == "POST" else None, instance=butir, instrumen=versi.instrumen)
    if form.is_valid():
        try:
            row = services.add_butir(versi_id=pk, butir=form.instance, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Pertanyaan {row.urutan} ditambahkan.")
            return redirect("evaluasi:butir-create", pk, jenis) if "lagi" in request.POST else redirect(_place(row))
    return _render(request, form, versi)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def butir_update(request: Permintaan, pk: int) -> HttpResponse:
    butir = get_butir(request, pk)
    if not butir.versi.is_draf:
        return _refuse_terbit(request, butir.versi)
    form = ButirForm(request.POST if request.method == "POST" else None, instance=butir, instrumen=butir.versi.instrumen)
    if form.is_valid():
        try:
            services.save_butir(butir=form.instance, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Pertanyaan {butir.urutan} tersimpan.")
            return redirect(_place(butir))
    return _render(request, form, butir.versi)


@require_POST
@require_peran(*WRITERS)
def butir_move(request: Permintaan, pk: int) -> HttpResponse:
    """To the place that the button names (`ke`), so that pressing it twice moves once."""
    butir, ke = get_butir(request, pk), read_id(request.POST, "ke")
    if ke is None or ke > BUTIR_MAKS:
        messages.error(request, "Tulis nomor tujuan, misalnya 3.")
    else:
        attempt(request, lambda: services.move_butir(butir=butir, ke=ke, by=request.user), f"Pertanyaan dipindahkan ke nomor {ke}.")
    return redirect(_place(butir))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def butir_delete(request: Permintaan, pk: int) -> HttpResponse:
    """First which one, then it is gone."""
    butir = get_butir(request, pk)
    if not butir.versi.is_draf:
        return _refuse_terbit(request, butir.versi)
    if request.method == "POST":
        attempt(request, lambda: services.delete_butir(butir=butir, by=request.user), f"Pertanyaan {butir.urutan} dihapus dari draf.")
        return redirect("evaluasi:versi-detail", pk=butir.versi_id)
    return render(request, "evaluasi/butir_delete.html", {"butir": butir, "versi": butir.versi})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def versi_soal(request: Permintaan, pk: int) -> HttpResponse:
    """The bank with a box before each question; the ticked ones are copied into the draft of a test."""
    versi = get_versi(request, pk)
    if not versi.is_draf:
        return _refuse_terbit(request, versi)
    if not versi.instrumen.is_tes:
        raise Http404
    if request.method == "POST" and _take(request, versi):
        return redirect("evaluasi:versi-detail", pk=pk)
    saringan = SaringanSoalPilihForm(request)
    page = paging.paginate(request, soal_queries.soal_list(saringan.nilai), sorts=soal_queries.SORTS, default="topik")
    context = {"versi": versi, "page": page, "urut": page.urut, "saringan": saringan, "di_dalam": soal_queries.soal_inside(pk)}
    return render(request, "evaluasi/versi_soal.html", context)


def get_butir(request: Permintaan, pk: int) -> Butir:
    butir = get_object_or_404(Butir, pk=pk)
    butir.versi = get_versi(request, butir.versi_id)
    return butir


def _take(request: Permintaan, versi: VersiInstrumen) -> bool:
    ids = read_ids(request.POST, "pilih")
    if not ids:
        messages.error(request, "Centang sedikitnya satu soal dahulu.")
        return False
    try:
        count = services.add_soal(versi_id=versi.pk, soal_ids=ids, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, f"{count} soal disalin ke draf." if count else "Semua soal itu sudah ada di draf ini.")
    return True


def _refuse_terbit(request: Permintaan, versi: VersiInstrumen) -> HttpResponse:
    messages.error(request, TERBIT_TETAP)
    return redirect("evaluasi:versi-detail", pk=versi.pk)


def _place(butir: Butir) -> str:
    return f"{reverse('evaluasi:versi-detail', args=[butir.versi_id])}#butir-{butir.pk}"


def _render(request: Permintaan, form: ButirForm, versi: VersiInstrumen) -> HttpResponse:
    context = {"form": form, "versi": versi, "butir": form.instance, "unsur_pilihan": unsur_pilihan(versi.instrumen)}
    return render(request, "evaluasi/butir_form.html", context)
