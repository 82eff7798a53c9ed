"""A test as the participant meets it: rules, start, the sheet, handing in, the result."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi.forms.isian import IsianForm
from evaluasi.models import PengerjaanUjian
from evaluasi.queries import ujian_kerja as queries
from evaluasi.services import ujian_isi
from evaluasi.services import ujian_kerja as services
from lib import waktu
from lib.format import format_jam
from pegawai.permintaan import Permintaan

BERJALAN = PengerjaanUjian.Status.BERJALAN
BERAKHIR = ("sudah_dikirim", "waktu_habis")


@require_http_methods(["GET", "HEAD", "POST"])
def ujian_mulai(request: Permintaan, pk: int) -> HttpResponse:
    """What applies to this test; the button starts the clock."""
    saya = queries.find_ujian_saya(pk, request.user.pegawai_id, waktu.now())
    if saya is None:
        raise Http404
    if request.method == "POST":
        try:
            row = services.start_pengerjaan(ujian_id=pk, pegawai_id=saya.pendaftaran.pegawai_id)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("evaluasi:ujian-mulai", pk)
        return redirect("evaluasi:ujian-kerja", row.kode)
    context = {"saya": saya, "ujian": saya.ujian, "butir": queries.count_butir(saya.ujian.versi_id)}
    return render(request, "evaluasi/ujian_mulai.html", context)


@never_cache
@require_safe
def ujian_kerja(request: Permintaan, kode: UUID) -> HttpResponse:
    """The sheet, with what was saved, wherever it was saved."""
    row = _get(request, kode)
    if _is_over(row):
        return redirect("evaluasi:ujian-hasil", kode)
    return _render_kerja(request, row)


@require_POST
def ujian_simpan(request: Permintaan, kode: UUID) -> HttpResponse:
    """Answers as they are given (JSON for the script), or the whole sheet by its button."""
    wants_json = request.headers.get("Accept") == "application/json"
    try:
        kept = services.save_jawaban(kode=kode, pegawai_id=request.user.pegawai_id or 0, jawaban=_read(request))
    except ValidationError as refusal:
        if refusal.code == "tidak_ada":
            raise Http404 from refusal
        return _refuse(request, kode, refusal, wants_json=wants_json)
    if wants_json:
        return JsonResponse({"ditolak": kept.ditolak, "sisa": (kept.batas - waktu.now()).total_seconds()})
    if kept.ditolak:
        return _render_kerja(request, _get(request, kode))
    if "periksa" in request.POST:
        return redirect("evaluasi:ujian-kirim", kode)
    messages.success(request, f"Jawaban tersimpan pukul {format_jam(waktu.now())}.")
    return redirect("evaluasi:ujian-kerja", kode)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ujian_kirim(request: Permintaan, kode: UUID) -> HttpResponse:
    """What is still empty, then the end. Too late is said kindly: what was saved in time counts."""
    row = _get(request, kode)
    if request.method == "POST":
        row = services.submit(kode=kode, pegawai_id=row.pendaftaran.pegawai_id, jawaban=_read(request))
    if _is_over(row):
        return redirect("evaluasi:ujian-hasil", kode)
    context = {"pengerjaan": row, "ujian": row.ujian, "lembar": queries.load_lembar(row), "sisa": _sisa(row)}
    return render(request, "evaluasi/ujian_kirim.html", context)


@require_safe
def ujian_hasil(request: Permintaan, kode: UUID) -> HttpResponse:
    row = _get(request, kode)
    if not _is_over(row):
        return redirect("evaluasi:ujian-kerja", kode)
    now = waktu.now()
    saya = queries.find_ujian_saya(row.ujian_id, row.pendaftaran.pegawai_id, now)
    context = {"pengerjaan": row, "ujian": row.ujian, "hasil": queries.get_hasil(row, now), "saya": saya}
    return render(request, "evaluasi/ujian_hasil.html", context)


def _render_kerja(request: Permintaan, row: PengerjaanUjian) -> HttpResponse:
    """After a refused number the sheet comes back as it was typed, with the reason at the item."""
    lembar = queries.load_lembar(row)
    data = request.POST if request.method == "POST" else None
    form = IsianForm(data, butir=lembar.butir, jawaban=lembar.jawaban, wajib=False, bersambung=True)
    context = {"pengerjaan": row, "ujian": row.ujian, "lembar": lembar, "form": form, "sisa": _sisa(row)}
    return render(request, "evaluasi/ujian_kerja.html", context)


def _get(request: Permintaan, kode: UUID) -> PengerjaanUjian:
    row = queries.find_pengerjaan(kode, request.user.pegawai_id)
    if row is None:
        raise Http404
    return row


def _is_over(row: PengerjaanUjian) -> bool:
    """By state, or by the clock although its task has not come round yet."""
    return row.status != BERJALAN or waktu.now() >= row.batas


def _sisa(row: PengerjaanUjian) -> int:
    """Seconds left by the server's clock."""
    return max(0, int((row.batas - waktu.now()).total_seconds()))


def _read(request: HttpRequest) -> dict[int, str]:
    return ujian_isi.read_jawaban((name, str(value)) for name, value in request.POST.items())


def _refuse(request: HttpRequest, kode: UUID, refusal: ValidationError, *, wants_json: bool) -> HttpResponse:
    text = " ".join(refusal.messages)
    if wants_json:
        return JsonResponse({"pesan": text, "berakhir": refusal.code in BERAKHIR}, status=409)
    messages.error(request, text)
    return redirect("evaluasi:ujian-hasil" if refusal.code in BERAKHIR else "evaluasi:ujian-kerja", kode)
