"""Instruments: which there are, and the head of one with its versions."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi.forms import instrumen as forms
from evaluasi.forms.saringan import SaringanInstrumenForm
from evaluasi.models import Instrumen
from evaluasi.permissions import READERS, READERS_SOAL, WRITERS
from evaluasi.queries import instrumen_daftar as queries
from evaluasi.services import instrumen as services
from evaluasi.workbooks import instrumen as workbooks
from lib import paging
from lib.forms import add_refusal
from lib.masukan import read_id
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*READERS)
def instrumen_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanInstrumenForm(request)
    page = paging.paginate(request, queries.instrumen_list(saringan.nilai), sorts=queries.SORTS, default="jenis")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": may_write(request),
        "boleh_soal": may_read_soal(request),
    }
    return render(request, "evaluasi/instrumen_list.html", context)


@require_safe
@require_peran(*READERS)
def instrumen_export(request: Permintaan) -> HttpResponse:
    """The rows that the list shows, all pages of them."""
    saringan = SaringanInstrumenForm(request)
    urut = paging.read_sort(request, queries.SORTS, "jenis")
    rows = list(paging.order_by(queries.instrumen_list(saringan.nilai), queries.SORTS, urut))
    answer = attachment("instrumen")
    workbooks.write_daftar(answer, rows, notes=make_notes(request, "Instrumen evaluasi", saringan.describe(), len(rows)))
    return answer


@require_safe
@require_peran(*READERS)
def instrumen_detail(request: Permintaan, pk: int) -> HttpResponse:
    instrumen = get_object_or_404(Instrumen.objects.select_related("program"), pk=pk)
    versi = queries.versi_list(instrumen)
    context = {
        "instrumen": instrumen,
        "versi_list": versi,
        "draf": next((row for row in versi if row.is_draf), None),
        "terbit": next((row for row in versi if row.status == queries.Status.TERBIT), None),
        "pengganti": queries.count_pengganti(instrumen),
        "boleh_ubah": may_write(request),
        "boleh_isi": not instrumen.is_tes or may_read_soal(request),
    }
    return render(request, "evaluasi/instrumen_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def instrumen_create(request: Permintaan) -> HttpResponse:
    program = read_id(request.GET, "program")
    form = forms.InstrumenForm(request.POST if request.method == "POST" else None, initial={"program": program})
    if form.is_valid():
        try:
            versi = services.create_instrumen(instrumen=form.instance, sumber=form.cleaned_data["sumber"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{form.instance.nama} tersimpan. Susun pertanyaannya, lalu terbitkan.")
            return redirect("evaluasi:versi-detail", pk=versi.pk)
    return render(request, "evaluasi/instrumen_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def instrumen_update(request: Permintaan, pk: int) -> HttpResponse:
    instrumen = get_object_or_404(Instrumen, pk=pk)
    nama = instrumen.nama
    form = forms.InstrumenForm(request.POST if request.method == "POST" else None, instance=instrumen)
    if form.is_valid():
        try:
            services.save_instrumen(instrumen=form.instance, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Perubahan {instrumen.nama} tersimpan.")
            return redirect(instrumen)
    return render(request, "evaluasi/instrumen_form.html", {"form": form, "instrumen": instrumen, "nama": nama})


@require_POST
@require_peran(*WRITERS)
def instrumen_status(request: Permintaan, pk: int) -> HttpResponse:
    """Put away, or back in use (`dipakai`)."""
    get_object_or_404(Instrumen, pk=pk)
    row = services.set_aktif(instrumen_id=pk, is_aktif=request.POST.get("dipakai") == "ya", by=request.user)
    messages.success(
        request, f"{row.nama} dipakai lagi." if row.is_aktif else f"{row.nama} diarsipkan. Yang sedang berjalan tetap berjalan."
    )
    return redirect(row)


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(WRITERS))


def may_read_soal(request: Permintaan) -> bool:
    """Whether this reader sees questions of tests with their keys."""
    return bool(peran_of(request.user) & set(READERS_SOAL))
