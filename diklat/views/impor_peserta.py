"""Participants from Excel: template, preview of every row, then a job that enrols those that may."""

from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms.peserta import UnggahForm
from diklat.models import Angkatan
from diklat.permissions import WRITERS
from diklat.queries.ruang_kerja import Kepala, get_kepala
from diklat.services import impor_peserta as services
from diklat.workbooks import peserta as workbooks
from lib.unduhan import send_file
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def peserta_impor(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, "peserta")
    form = UnggahForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            rows = services.judge(kepala.angkatan, services.read_berkas(form.cleaned_data["berkas"]), request.user)
        except ValidationError as refusal:
            form.add_error("berkas", refusal)
        else:
            return _preview(request, kepala, rows, str(form.cleaned_data["berkas"].name))
    return render(request, "diklat/peserta_impor.html", {"kepala": kepala, "form": form})


@require_POST
@require_peran(*WRITERS)
def peserta_impor_apply(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    try:
        job = services.start_impor(angkatan=angkatan, baris=request.POST.get("baris", ""), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("diklat:peserta-impor", pk)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
@require_peran(*WRITERS)
def peserta_templat(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    content = BytesIO()
    workbooks.write_template(content, angkatan=angkatan.nama)
    return send_file(content.getvalue(), f"templat-peserta-{angkatan.program.kode.lower()}-{angkatan.nomor}-{angkatan.tahun}.xlsx")


def _preview(request: Permintaan, kepala: Kepala, rows: list[services.Putusan], nama: str) -> HttpResponse:
    angkatan = kepala.angkatan
    groups = {kind: [row for row in rows if row.putusan == kind] for kind in (services.DITOLAK, services.BARU, services.SUDAH)}
    context = {
        "kepala": kepala,
        "nama_berkas": nama,
        "jumlah": len(rows),
        "ditolak": groups[services.DITOLAK],
        "baru": groups[services.BARU],
        "sudah": groups[services.SUDAH],
        "nama_lain": [row for row in rows if row.tertulis],
        "tunggu": max(0, len(groups[services.BARU]) - angkatan.sisa),
        "tanda": services.sign_baris(angkatan, rows, request.user),
    }
    return render(request, "diklat/peserta_pratinjau.html", context)
