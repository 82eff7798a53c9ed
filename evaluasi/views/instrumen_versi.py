"""One version: its questions (a draft is edited here), how participants see it, publishing it, a new draft of it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.models import Narasumber
from evaluasi.forms.instrumen import PetunjukForm
from evaluasi.forms.isian import IsianForm
from evaluasi.models import Butir, Instrumen, VersiInstrumen
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries.instrumen import butir_of, dampak_terbit, find_dipakai
from evaluasi.queries.instrumen_syarat import list_kekurangan
from evaluasi.services import instrumen as services
from evaluasi.views.instrumen import may_read_soal, may_write
from evaluasi.workbooks import instrumen as workbooks
from lib import waktu
from lib.format import format_waktu
from lib.masukan import attempt
from lib.unduhan import attachment
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.models import Pengguna
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

CONTOH = ("Contoh Pengajar Pertama", "Contoh Pengajar Kedua")
KURANG = "Versi ini belum dapat diterbitkan. Lengkapi dahulu yang tertulis di bawah Sebelum terbit."
SESUDAH_TERBIT = "Tes dan survei yang dibuat mulai sekarang memakainya; yang sudah berjalan tetap memakai versinya sendiri."


@require_safe
@require_peran(*READERS)
def versi_detail(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_versi(request, pk)
    butir = butir_of(pk)
    boleh_ubah = may_write(request)
    context: dict[str, Any] = {"versi": versi, "butir_list": butir, "boleh_ubah": boleh_ubah and versi.is_draf, "boleh_draf": boleh_ubah}
    context["jumlah_wajib"] = sum(row.is_wajib for row in butir)
    if context["boleh_ubah"]:
        context["kurang"] = [(row.message, row.params["butir"] if row.params else 0) for row in list_kekurangan(versi.instrumen, butir)]
        context["jenis_butir"] = Butir.Jenis.choices
    return render(request, "evaluasi/versi_detail.html", context)


@require_safe
@require_peran(*READERS)
def versi_preview(request: Permintaan, pk: int) -> HttpResponse:
    """The very form that participants fill in, with two invented teachers; nothing can be sent."""
    versi = get_versi(request, pk)
    pengajar = [Narasumber(pk=-number, nama=nama) for number, nama in enumerate(CONTOH, 1)]
    form = IsianForm(butir=butir_of(pk), pengajar=pengajar, bersambung=versi.instrumen.is_tes)
    return render(request, "evaluasi/versi_preview.html", {"versi": versi, "isian": form})


@require_safe
@require_peran(*READERS)
def versi_export(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_versi(request, pk)
    answer = attachment(f"instrumen-{versi.instrumen.kode.lower()}-versi-{versi.nomor}")
    notes = [("Data per", format_waktu(waktu.now())), ("Dibuat oleh", request.user.nama)]
    workbooks.write_versi(answer, versi, butir_of(pk), notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def versi_update(request: Permintaan, pk: int) -> HttpResponse:
    """The words above the questions."""
    versi = get_versi(request, pk)
    form = PetunjukForm(request.POST if request.method == "POST" else None, instance=versi)
    if form.is_valid():
        try:
            services.save_petunjuk(versi_id=pk, petunjuk=form.cleaned_data["petunjuk"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Petunjuk tersimpan.")
            return redirect("evaluasi:versi-detail", pk=pk)
    return render(request, "evaluasi/versi_form.html", {"form": form, "versi": versi})


@require_POST
@require_peran(*WRITERS)
def versi_draw(request: Permintaan, pk: int) -> HttpResponse:
    instrumen = get_object_or_404(Instrumen, pk=pk)
    try:
        versi = services.draw_draf(instrumen_id=pk, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(instrumen)
    messages.success(request, f"Draf versi {versi.nomor} dibuat. Versi yang terbit tetap dipakai sampai draf ini diterbitkan.")
    return redirect("evaluasi:versi-detail", pk=versi.pk)


@require_POST
@require_peran(*WRITERS)
def versi_publish(request: Permintaan, pk: int) -> HttpResponse:
    """After the page that shows what changes. What is missing stands on the page of the draft, each with a link to its question."""
    versi = get_versi(request, pk)
    teks = "Pertanyaan yang terbit tidak berubah lagi; yang keliru diganti dengan versi berikutnya."
    back, after = reverse("evaluasi:versi-detail", args=[pk]), versi.instrumen.get_absolute_url()
    tanya = Tanya(f"Terbitkan versi {versi.nomor}?", "Terbitkan", "Tetap sebagai draf", back, teks, sesudah=after)
    done = f"Versi {versi.nomor} terbit. {SESUDAH_TERBIT}"
    lama = find_dipakai(versi.instrumen)
    return kepastian.press(request, lambda: _publish(pk, request.user), tanya, done, dampak=lambda new: dampak_terbit(new, lama))


def _publish(pk: int, by: Pengguna) -> VersiInstrumen:
    try:
        return services.publish_versi(versi_id=pk, by=by)
    except ValidationError as refusal:
        if len(refusal.error_list) > 1:
            raise ValidationError(KURANG, code="kurang") from refusal
        raise


@require_POST
@require_peran(*WRITERS)
def versi_delete(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_versi(request, pk)
    if attempt(request, lambda: services.delete_draf(versi_id=pk, by=request.user), f"Draf versi {versi.nomor} dihapus."):
        return redirect(versi.instrumen)
    return redirect("evaluasi:versi-detail", pk=pk)


def get_versi(request: Permintaan, pk: int) -> VersiInstrumen:
    """403 where the version is of a test and the reader may not see its questions."""
    versi = get_object_or_404(VersiInstrumen.objects.select_related("instrumen__program", "diterbitkan_oleh"), pk=pk)
    if versi.instrumen.is_tes and not may_read_soal(request):
        raise PermissionDenied
    return versi
