"""Tests of a batch: both at a glance, set, changed, taken away."""

from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.queries.ruang_kerja import Kepala, get_kepala
from evaluasi.forms.ujian import UjianForm
from evaluasi.models import Ujian
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries import ujian_kelola as queries
from evaluasi.queries.instrumen import find_terbit
from evaluasi.queries.nilai_angkatan import load_nilai
from evaluasi.services import ujian as services
from lib import waktu
from lib.masukan import attempt
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

TAB = "tes"
DURASI = 30


@require_safe
@require_peran(*READERS)
def ujian_list(request: Permintaan, pk: int) -> HttpResponse:
    """The test before and the test after, and what was learned between them."""
    kepala = get_kepala(request.user, pk, TAB)
    nilai = load_nilai(kepala.angkatan, hanya_tes=True)
    rows = queries.ujian_of(kepala.angkatan, len(nilai.baris))
    there = {row.ujian.jenis for row in rows}
    context = {
        "kepala": kepala,
        "ujian_list": rows,
        "nilai": nilai,
        "kurang": [(jenis.value, jenis.label) for jenis in Ujian.Jenis if jenis not in there],
        "boleh": kepala.boleh_ubah and not kepala.angkatan.is_final,
        "sekarang": waktu.now(),
    }
    return render(request, "evaluasi/ujian_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ujian_create(request: Permintaan, pk: int, jenis: str) -> HttpResponse:
    if jenis not in Ujian.Jenis.values:
        raise Http404
    kepala = get_kepala(request.user, pk, TAB)
    mulai, selesai = suggest_waktu(kepala, jenis)
    versi = find_terbit(jenis, kepala.angkatan.program_id)
    ujian = Ujian(angkatan=kepala.angkatan, jenis=jenis, versi=versi, mulai=mulai, selesai=selesai, durasi=DURASI)
    return _edit(request, kepala, ujian, terkunci=False)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ujian_update(request: Permintaan, pk: int) -> HttpResponse:
    ujian = get_object_or_404(Ujian.objects.select_related("versi__instrumen"), pk=pk)
    kepala = get_kepala(request.user, ujian.angkatan_id, TAB)
    ujian.angkatan = kepala.angkatan
    return _edit(request, kepala, ujian, terkunci=ujian.pengerjaan_list.exists())


@require_POST
@require_peran(*WRITERS)
def ujian_delete(request: Permintaan, pk: int) -> HttpResponse:
    ujian = get_object_or_404(Ujian, pk=pk)
    attempt(request, lambda: services.delete_ujian(ujian_id=pk, by=request.user), f"{ujian.get_jenis_display()} dihapus.")
    return redirect("evaluasi:ujian-list", ujian.angkatan_id)


def suggest_waktu(kepala: Kepala, jenis: str) -> tuple[datetime, datetime]:
    """Before: the day before the first session until two hours into it. After: the last hour until two days later."""
    if not kepala.sesi_list:
        now = waktu.now().replace(second=0, microsecond=0)
        return now, now + timedelta(days=1)
    first, last = kepala.sesi_list[0].mulai, max(row.selesai for row in kepala.sesi_list)
    if jenis == Ujian.Jenis.PRE_TEST:
        return first - timedelta(days=1), first + timedelta(hours=2)
    return last - timedelta(hours=1), last + timedelta(days=2)


def _edit(request: Permintaan, kepala: Kepala, ujian: Ujian, *, terkunci: bool) -> HttpResponse:
    versi = queries.versi_pilihan(kepala.angkatan, ujian.jenis, ujian.versi_id)
    form = UjianForm(request.POST if request.method == "POST" else None, instance=ujian, versi=versi, terkunci=terkunci)
    if form.is_valid() and _save(request, form):
        return redirect("evaluasi:ujian-list", kepala.angkatan.pk)
    context: dict[str, Any] = {"kepala": kepala, "form": form, "ujian": ujian, "baru": ujian.pk is None}
    return render(request, "evaluasi/ujian_form.html", context)


def _save(request: Permintaan, form: UjianForm) -> bool:
    act = services.change_ujian if form.instance.pk else services.open_ujian
    try:
        ujian = act(ujian=form.instance, by=request.user)
    except ValidationError as refusal:
        form.add_error({"waktu": "selesai", "percobaan": "percobaan_maks", "tanpa_kunci": "versi"}.get(str(refusal.code)), refusal)
        return False
    messages.success(request, f"{ujian.get_jenis_display()} tersimpan.")
    return True
