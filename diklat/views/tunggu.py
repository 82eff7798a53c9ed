"""The waiting list tab: the order, who goes first and why, and filling free seats."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.pendaftaran import PrioritasForm
from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import PRIORITAS_BIASA
from diklat.permissions import READERS, WRITERS
from diklat.queries import tunggu as queries
from diklat.queries.ruang_kerja import get_kepala
from diklat.services import pendaftaran as services
from diklat.services.pendaftaran.angkatan import PRIORITAS
from lib import waktu
from lib.masukan import attempt, read_id
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(*READERS)
def tunggu_list(request: Permintaan, pk: int) -> HttpResponse:
    return _show(request, pk)


def _show(request: Permintaan, pk: int, salah: int | None = None, form: PrioritasForm | None = None) -> HttpResponse:
    """`salah`: the row whose form came back with errors."""
    kepala, today = get_kepala(request.user, pk, "tunggu"), waktu.today()
    jatah = queries.jatah_list(kepala.angkatan)
    context = {
        "kepala": kepala,
        "antrean": queries.antrean_of(kepala.angkatan, jatah),
        "tawaran": queries.tawaran_list(kepala.angkatan),
        "jatah": [(row, queries.is_lapsed(row, today)) for row in jatah],
        "prioritas": PRIORITAS,
        "biasa": PRIORITAS_BIASA,
        "salah": salah,
        "form": form,
    }
    return render(request, "diklat/tunggu_list.html", context)


@require_POST
@require_peran(*WRITERS)
def tunggu_prioritas(request: Permintaan, pk: int) -> HttpResponse:
    rows = Pendaftaran.objects.visible_to(request.user).select_related("pegawai")
    daftar = get_object_or_404(rows, pk=read_id(request.POST, "pendaftaran"), angkatan=pk)
    form = PrioritasForm(request.POST)
    if not form.is_valid():
        return _show(request, pk, daftar.pk, form)
    attempt(
        request,
        lambda: services.set_prioritas(pendaftaran_id=daftar.pk, **form.cleaned_data, by=request.user),
        f"Urutan dahulu {daftar.pegawai.nama} menjadi {form.cleaned_data['prioritas']}. Tercatat atas nama Anda.",
    )
    return redirect("diklat:tunggu-list", pk)


@require_POST
@require_peran(*WRITERS)
def tunggu_fill(request: Permintaan, pk: int) -> HttpResponse:
    """Seats fill by themselves; this is for whoever wants to see it happen now."""
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user), pk=pk)
    back = reverse("diklat:tunggu-list", args=[pk])
    tanya = Tanya(f"Isi kursi kosong {angkatan}?", "Beri kursi", "Biarkan menunggu", back)
    return kepastian.press(request, lambda: services.fill_seats(angkatan_id=pk, by=request.user), tanya, _filled)


def _filled(found: list[Pendaftaran]) -> str:
    if not found:
        return "Tidak ada kursi kosong yang dapat diberikan kepada daftar tunggu."
    return f"{len(found)} orang mendapat kursi dan diberi tahu lewat surel."
