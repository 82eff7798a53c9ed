"""The forms that somebody owes: all on one page, one after another, with drafts."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi.forms.pasca import PascaForm
from evaluasi.models import PenugasanEvaluasi
from evaluasi.queries.instrumen import butir_of
from evaluasi.queries.pasca import isian as queries
from evaluasi.services import pasca as services
from lib.format import format_jam
from pegawai.permintaan import Permintaan

Status = PenugasanEvaluasi.Status


@require_safe
def pasca_list(request: Permintaan) -> HttpResponse:
    forms = queries.formulir_saya(request.user.pegawai_id)
    context = {
        "program_list": queries.per_program(forms),
        "jumlah": len(forms),
        "pertama": forms[0].row if forms else None,
        "lewat": sum(form.tenggat.jenis == "bad" for form in forms),
        "terkirim": queries.terkirim_saya(request.user.pegawai_id),
    }
    return render(request, "evaluasi/pasca_list.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pasca_isi(request: Permintaan, pk: int) -> HttpResponse:
    """One form. `aksi` is "kirim", or anything else for a draft; sending leads to the next one."""
    row = _get(request, pk)
    if row.status != Status.TERBUKA:
        isi = queries.isi_of(row) if row.status == Status.SELESAI else []
        return render(request, "evaluasi/pasca_tutup.html", {"row": row, "isi": isi})
    urutan = queries.urutan_of(row)
    sends = request.POST.get("aksi") == "kirim"
    form = _form(request, row, wajib=sends)
    if form.is_valid() and (sends or request.method == "POST"):
        return _send(request, row, form, urutan) if sends else _save(request, row, form)
    context = {"row": row, "form": form, "urutan": urutan, "sebagai": queries.SEBAGAI[PenugasanEvaluasi.Peran(row.peran)]}
    return render(request, "evaluasi/pasca_isi.html", context)


@require_POST
def pasca_draf(request: Permintaan, pk: int) -> HttpResponse:
    """What was filled in so far, sent by the page itself; a number that is none waits for its correction."""
    row = _get(request, pk)
    form = _form(request, row, wajib=False)
    form.is_valid()
    try:
        moment = services.save_draf(penugasan_id=row.pk, jawaban=form.jawaban, level=form.level, by=request.user)
    except ValidationError as refusal:
        return render(request, "evaluasi/_pasca_draf.html", {"pesan": " ".join(refusal.messages)})
    return render(request, "evaluasi/_pasca_draf.html", {"pesan": f"Draf tersimpan pukul {format_jam(moment)}."})


def _get(request: Permintaan, pk: int) -> PenugasanEvaluasi:
    row = queries.find_formulir(pk, request.user.pegawai_id)
    if row is None:
        raise Http404
    return row


def _form(request: Permintaan, row: PenugasanEvaluasi, *, wajib: bool) -> PascaForm:
    data = request.POST if request.method == "POST" else None
    target = queries.target_of(row.pendaftaran.program_id)
    return PascaForm(data, butir=butir_of(row.versi_id), target=target, draf=row.draf, wajib=wajib)


def _send(request: Permintaan, row: PenugasanEvaluasi, form: PascaForm, urutan: queries.Urutan) -> HttpResponse:
    try:
        services.send_isian(penugasan_id=row.pk, jawaban=form.jawaban, level=form.level, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(row)
    left = f" Tersisa {urutan.jumlah - 1} formulir." if urutan.berikut else " Semua formulir Anda sudah terkirim."
    messages.success(request, f"Penilaian tentang {row.pendaftaran.pegawai.nama} terkirim.{left}")
    return redirect(urutan.berikut or "evaluasi:pasca-list")


def _save(request: Permintaan, row: PenugasanEvaluasi, form: PascaForm) -> HttpResponse:
    try:
        moment = services.save_draf(penugasan_id=row.pk, jawaban=form.jawaban, level=form.level, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Draf tersimpan pukul {format_jam(moment)}. Anda dapat melanjutkannya kapan saja sebelum tenggat.")
    return redirect("evaluasi:pasca-list" if request.POST.get("aksi") == "nanti" else row)
