"""What a head of unit decides, and whom he proposes."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.peserta import ALASAN_CHARS
from diklat.models import Pendaftaran
from diklat.queries import persetujuan as queries
from diklat.services import massal
from diklat.services import pendaftaran as services
from lib import paging, waktu
from lib.masukan import read_id, read_ids
from pegawai.kepastian import press_massal
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.services.massal import Ringkas

TOLAK = "{} pendaftaran ditolak dengan alasan yang sama. Masing-masing diberi tahu lewat surel."
SETUJU = "{} pendaftaran disetujui. Masing-masing diberi tahu lewat surel."


@require_safe
@require_peran(Peran.ATASAN)
def persetujuan_list(request: Permintaan) -> HttpResponse:
    return _show(request)


@require_POST
@require_peran(Peran.ATASAN)
def persetujuan_decide(request: Permintaan) -> HttpResponse:
    """One form for the whole list: `setuju` is a row or "pilihan" (the ticked rows), `tolak` a row with its own reason."""
    waiting = Pendaftaran.objects.awaiting_decision_of(request.user)
    if (pk := read_id(request.POST, "tolak")) is not None:
        alasan = request.POST.get(f"alasan-{pk}", "").strip()[:ALASAN_CHARS]
        if not alasan:
            return _show(request, galat=pk)
        return _refuse(request, waiting.filter(pk=pk).first(), alasan)
    if "tolak_pilihan" in request.POST:
        return _refuse_ticked(request, list(waiting.filter(pk__in=read_ids(request.POST, "pilih")).values_list("pk", flat=True)))
    ids = read_ids(request.POST, "pilih") if request.POST.get("setuju") == "pilihan" else read_ids(request.POST, "setuju")
    chosen = list(waiting.filter(pk__in=ids).values_list("pk", flat=True))
    if not chosen:
        messages.error(request, "Permohonan ini sudah diputuskan, atau belum ada yang dicentang.")
        return redirect("diklat:persetujuan-list")
    if request.POST.get("setuju") == "pilihan":
        act = lambda: massal.approve_all(pendaftaran_ids=chosen, by=request.user)  # noqa: E731
        back = reverse("diklat:persetujuan-list")
        return press_massal(request, act, f"Setujui {len(chosen)} pendaftaran?", "Setujui", back, SETUJU)
    _tell(request, chosen, massal.approve_all(pendaftaran_ids=chosen, by=request.user))
    return redirect("diklat:persetujuan-list")


def _show(request: Permintaan, galat: int | None = None) -> HttpResponse:
    page = paging.get_page(request, queries.pending_list(request.user))
    context = {
        "page": page,
        "permohonan": queries.describe(page.rows),
        "diputuskan": list(queries.decided_list(request.user)[:25]),
        "unit": queries.unit_names(request.user),
        "galat": galat,
        "per": waktu.now(),
    }
    return render(request, "diklat/persetujuan_list.html", context)


def _refuse_ticked(request: Permintaan, chosen: list[int]) -> HttpResponse:
    """One reason for all of them, after a look at whom it concerns."""
    alasan = request.POST.get("alasan_bersama", "").strip()[:ALASAN_CHARS]
    if not chosen or not alasan:
        messages.error(request, "Centang permohonan yang ditolak dan tulis alasannya. Alasan itu dibaca oleh setiap yang bersangkutan.")
        return redirect("diklat:persetujuan-list")
    act = lambda: massal.refuse_all(pendaftaran_ids=chosen, alasan=alasan, by=request.user)  # noqa: E731
    back, title = reverse("diklat:persetujuan-list"), f"Tolak {len(chosen)} pendaftaran?"
    return press_massal(request, act, title, "Tolak", back, TOLAK, bahaya=True, teks=f"Alasan yang mereka baca: “{alasan}”")


def _refuse(request: Permintaan, row: Pendaftaran | None, alasan: str) -> HttpResponse:
    if row is None:
        messages.error(request, "Permohonan ini sudah diputuskan.")
        return redirect("diklat:persetujuan-list")
    try:
        services.refuse_pendaftaran(pendaftaran_id=row.pk, by=request.user, alasan=alasan)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Pendaftaran {row.pegawai.nama} ditolak. Alasan Anda disampaikan kepadanya lewat surel.")
    return redirect("diklat:persetujuan-list")


def _tell(request: Permintaan, ids: list[int], found: Ringkas) -> None:
    """Where each approved application went: the head should not have to look for it."""
    rows = Pendaftaran.objects.filter(pk__in=ids).select_related("pegawai")
    for row in rows if found.jumlah else []:
        where = {
            Pendaftaran.Status.TERDAFTAR: "Ia sudah terdaftar",
            Pendaftaran.Status.DAFTAR_TUNGGU: "Kursi sudah penuh, jadi ia masuk daftar tunggu",
            Pendaftaran.Status.DISETUJUI_ATASAN: "Berikutnya pengelola diklat memutuskan",
        }.get(Pendaftaran.Status(row.status), "Langkah berikutnya berjalan")
        messages.success(request, f"Anda menyetujui {row.pegawai.nama}. {where}; ia diberi tahu lewat surel.")
    for name, why in found.ditolak:
        messages.error(request, f"{name}: {why}")
