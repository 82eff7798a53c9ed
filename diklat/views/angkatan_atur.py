"""What the training manager does with a batch: steps of its life, moving, copying, cancelling, seats."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from diklat.forms import angkatan as forms
from diklat.models import Angkatan
from diklat.permissions import WRITERS
from diklat.queries import akibat, siklus
from diklat.services import angkatan as services
from diklat.services import pendaftaran as kursi
from lib.format import format_tanggal
from lib.forms import Refusal, add_refusal
from lib.masukan import attempt
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.akibat import Dampak

GESER_LAGI: Final = "Jadwal dapat digeser lagi; penerima lalu mendapat surel sekali lagi."
KURSI_LAGI: Final = "Kursi yang sudah diberikan tidak ditarik kembali oleh perubahan berikutnya."


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step of the life of a batch: its service, what is said afterwards, whether it can be taken back, and what it leaves undone."""

    act: Callable[..., Angkatan]
    selesai: str
    teks: str
    dampak: Callable[[Angkatan], Iterable[Dampak]] | None = None


LANGKAH: Final = {
    "buka": Langkah(
        services.open_angkatan,
        "Pendaftaran dibuka.",
        "Angkatan yang sudah dibuka tidak kembali menjadi draf; pendaftarannya dapat ditangguhkan.",
        akibat.dampak_buka,
    ),
    "pastikan": Langkah(
        services.confirm_angkatan, "Angkatan dipastikan diselenggarakan.", "Sesudah dipastikan, angkatan berjalan atau dibatalkan."
    ),
    "selesaikan": Langkah(services.finish_angkatan, "Angkatan dinyatakan selesai.", ""),
    "tutup": Langkah(
        services.close_angkatan,
        "Angkatan ditutup. Isinya tidak berubah lagi.",
        "Menutup adalah langkah terakhir. Angkatan dapat dibuka kembali dengan alasan.",
        akibat.dampak_tutup,
    ),
}


@require_POST
@require_peran(*WRITERS)
def angkatan_langkah(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    angkatan = _get(request, pk)
    if aksi not in LANGKAH:
        raise Http404
    step, label = LANGKAH[aksi], siklus.LABEL[aksi]
    tanya = _tanya(angkatan, f"{label}:", label, "Biarkan seperti sekarang", teks=step.teks)
    return kepastian.press(request, lambda: step.act(angkatan_id=pk, by=request.user), tanya, step.selesai, dampak=step.dampak)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_reopen(request: Permintaan, pk: int) -> HttpResponse:
    """Takes a closing back; the reason stays with the batch."""
    angkatan = _get(request, pk)
    form = forms.BukaKembaliForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.reopen_angkatan(angkatan_id=pk, alasan=form.cleaned_data["alasan"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{angkatan.nama} dibuka kembali. Kehadiran, nilai, dan hasil dapat diubah lagi.")
            return redirect(angkatan)
    halangan = siklus.get_halangan(angkatan, "buka_kembali", [])
    return render(request, "diklat/angkatan_buka_kembali.html", {"angkatan": angkatan, "form": form, "halangan": halangan})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_cancel(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    form = forms.BatalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        ending = akibat.read_batal(angkatan)
        tanya = _tanya(angkatan, "Batalkan", "Batalkan angkatan", "Tetap diselenggarakan", bahaya=True, isian=True)
        answer = kepastian.submit(
            request,
            form,
            lambda: services.cancel_angkatan(angkatan_id=pk, alasan=form.cleaned_data["alasan"], by=request.user),
            tanya,
            f"{angkatan.nama} dibatalkan. Ruangnya bebas lagi.",
            dampak=lambda _: ending,
        )
        if answer:
            return answer
    count = angkatan.pendaftaran_list.alive().count()
    halangan = siklus.get_halangan(angkatan, "batal", [])
    return render(request, "diklat/angkatan_batal.html", {"angkatan": angkatan, "form": form, "jumlah": count, "halangan": halangan})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_postpone(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    form = forms.GeserForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        before = akibat.read_jadwal(angkatan)
        tanya = _tanya(angkatan, "Geser jadwal", "Geser jadwal", "Jadwal tetap", teks=GESER_LAGI, isian=True, sesudah="diklat:sesi-list")
        answer = kepastian.submit(
            request,
            form,
            lambda: services.postpone_angkatan(angkatan_id=pk, by=request.user, **form.cleaned_data),
            tanya,
            lambda moved: f"Jadwal digeser. Hari pertama sekarang {format_tanggal(moved.mulai)}.",
            dampak=lambda moved: akibat.dampak_jadwal(before, moved),
        )
        if answer:
            return answer
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
        kuota = form.cleaned_data["kuota"]
        tanya = _tanya(angkatan, f"Jadikan {kuota} kursi:", "Ubah jumlah kursi", "Kursi tetap", teks=KURSI_LAGI, isian=True)
        act = lambda: kursi.set_kuota(angkatan_id=pk, kuota=kuota, by=request.user)  # noqa: E731
        before = akibat.read_jadwal(angkatan)
        dampak = lambda changed: akibat.dampak_jadwal(before, changed)  # noqa: E731
        if answer := kepastian.submit(request, form, act, tanya, f"Jumlah kursi sekarang {kuota}.", dampak=dampak):
            return answer
    return render(request, "diklat/angkatan_kursi.html", {"angkatan": angkatan, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_jatah(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = _get(request, pk)
    formset = forms.JatahFormSet(request.POST if request.method == "POST" else None, angkatan=angkatan)
    refusal = Refusal({})
    if formset.is_valid():
        tanya = _tanya(angkatan, "Ubah jatah unit", "Simpan jatah", "Jatah tetap", teks=KURSI_LAGI, isian=True)
        act = lambda: kursi.set_jatah(angkatan_id=pk, jatah=formset.jatah, by=request.user)  # noqa: E731
        done = "Jatah unit tersimpan." if formset.jatah else "Tidak ada lagi kursi yang dijaga untuk unit tertentu."
        if answer := kepastian.submit(request, refusal, act, tanya, done):
            return answer
    kept = angkatan.jatah_list.select_related("unit")
    context = {"angkatan": angkatan, "formset": formset, "form": refusal, "jatah_list": kept}
    return render(request, "diklat/angkatan_jatah.html", context)


@require_POST
@require_peran(*WRITERS)
def angkatan_suspend(request: Permintaan, pk: int) -> HttpResponse:
    """Stops applications, or takes them again; those who have applied keep their place."""
    angkatan = _get(request, pk)
    if angkatan.is_ditangguhkan:
        tanya = _tanya(angkatan, "Lanjutkan pendaftaran", "Lanjutkan pendaftaran", "Tetap ditangguhkan", teks=KURSI_LAGI)
        act = lambda: kursi.resume_pendaftaran(angkatan_id=pk, by=request.user)  # noqa: E731
        return kepastian.press(request, act, tanya, "Pendaftaran dilanjutkan.")
    attempt(request, lambda: kursi.suspend_pendaftaran(angkatan_id=pk, by=request.user), "Pendaftaran ditangguhkan.")
    return redirect(angkatan)


def _tanya(angkatan: Angkatan, apa: str, tombol: str, tetap: str, *, sesudah: str = "", **rest: Any) -> Tanya:
    after = reverse(sesudah, args=[angkatan.pk]) if sesudah else ""
    return Tanya(f"{apa} {angkatan.nama}?", tombol, tetap, angkatan.get_absolute_url(), sesudah=after, **rest)


def _get(request: Permintaan, pk: int) -> Angkatan:
    return get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
