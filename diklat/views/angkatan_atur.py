"""What the training manager does with a batch: steps of its life, moving, copying, cancelling, seats."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from diklat.forms import angkatan as forms
from diklat.models import Angkatan
from diklat.permissions import WRITERS
from diklat.queries import siklus
from diklat.services import angkatan as services
from diklat.services import pendaftaran as kursi
from diklat.views.angkatan import add_refusal
from diklat.views.masukan import attempt
from kompetensi.views.masuk import Permintaan
from lib.format import format_tanggal
from pegawai.permissions import require_peran

LANGKAH: Final = {
    "buka": (services.open_angkatan, "Pendaftaran dibuka."),
    "pastikan": (services.confirm_angkatan, "Angkatan dipastikan diselenggarakan."),
    "selesaikan": (services.finish_angkatan, "Angkatan dinyatakan selesai."),
    "tutup": (services.close_angkatan, "Angkatan ditutup. Isinya tidak berubah lagi."),
}


@require_POST
@require_peran(*WRITERS)
def angkatan_langkah(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    angkatan = _get(request, pk)
    if aksi not in LANGKAH:
        raise Http404
    act, said = LANGKAH[aksi]
    attempt(request, lambda: act(angkatan_id=angkatan.pk, by=request.user), said)
    return redirect(angkatan)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_cancel(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    form = forms.BatalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.cancel_angkatan(angkatan_id=pk, alasan=form.cleaned_data["alasan"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{angkatan.nama} dibatalkan. Ruangnya bebas lagi.")
            return redirect(angkatan)
    count = angkatan.pendaftaran_list.alive().count()
    halangan = siklus.get_halangan(angkatan, "batal", [])
    return render(request, "diklat/angkatan_batal.html", {"angkatan": angkatan, "form": form, "jumlah": count, "halangan": halangan})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_postpone(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    form = forms.GeserForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            moved = services.postpone_angkatan(angkatan_id=pk, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Jadwal digeser. Hari pertama sekarang {format_tanggal(moved.mulai)}.")
            return redirect("diklat:sesi-list", pk=pk)
    context = {"angkatan": angkatan, "form": form, "diketahui": angkatan.status in siklus.DIKETAHUI_PESERTA}
    return render(request, "diklat/angkatan_geser.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_copy(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    form = forms.SalinForm(request.POST if request.method == "POST" else None, asal=angkatan.mulai)
    if form.is_valid():
        try:
            found = services.copy_angkatan(angkatan_id=pk, mulai=form.cleaned_data["mulai"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{found.angkatan.nama} tersimpan sebagai draf, tanpa peserta.")
            for text in found.dilepas:
                messages.warning(request, f"{text}. Pilih yang lain.")
            return redirect("diklat:sesi-list", pk=found.angkatan.pk)
    return render(request, "diklat/angkatan_salin.html", {"angkatan": angkatan, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_kursi(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    form = forms.KursiForm(request.POST if request.method == "POST" else None, initial={"kuota": angkatan.kuota})
    if form.is_valid():
        try:
            kursi.set_kuota(angkatan_id=pk, kuota=form.cleaned_data["kuota"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Jumlah kursi sekarang {form.cleaned_data['kuota']}.")
            return redirect(angkatan)
    return render(request, "diklat/angkatan_kursi.html", {"angkatan": angkatan, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_jatah(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    formset = forms.JatahFormSet(request.POST if request.method == "POST" else None, angkatan=angkatan)
    refusal: Any = None
    if formset.is_valid():
        try:
            kursi.set_jatah(angkatan_id=pk, jatah=formset.jatah, by=request.user)
        except ValidationError as error:
            refusal = error
        else:
            messages.success(request, "Jatah unit tersimpan." if formset.jatah else "Tidak ada lagi kursi yang dijaga untuk unit tertentu.")
            return redirect(angkatan)
    kept = angkatan.jatah_list.select_related("unit")
    context = {"angkatan": angkatan, "formset": formset, "penolakan": refusal.messages if refusal else [], "jatah_list": kept}
    return render(request, "diklat/angkatan_jatah.html", context)


@require_POST
@require_peran(*WRITERS)
def angkatan_suspend(request: Permintaan, pk: int) -> HttpResponse:
    """Stops applications, or takes them again; those who have applied keep their place."""
    angkatan = _get(request, pk)
    if angkatan.is_ditangguhkan:
        attempt(request, lambda: kursi.resume_pendaftaran(angkatan_id=pk, by=request.user), "Pendaftaran dilanjutkan.")
    else:
        attempt(request, lambda: kursi.suspend_pendaftaran(angkatan_id=pk, by=request.user), "Pendaftaran ditangguhkan.")
    return redirect(angkatan)


def _get(request: Permintaan, pk: int) -> Angkatan:
    return get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
