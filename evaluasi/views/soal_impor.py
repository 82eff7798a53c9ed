"""Questions from Excel: template, preview of every row, then all of it in one transaction."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms.berkas import TerapkanForm, sign_isi
from evaluasi.forms.soal import UnggahSoalForm
from evaluasi.permissions import WRITERS
from evaluasi.services import soal as services
from evaluasi.workbooks import soal as workbooks
from lib.berkas.errors import BerkasDitolak
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

ISI_CHARS = 2_000_000
TERLALU_BANYAK = "Isi berkas ini terlalu banyak untuk satu pratinjau. Bagi menjadi beberapa berkas, lalu unggah satu per satu."


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def soal_import(request: Permintaan) -> HttpResponse:
    """Choose a file, then see what it would do; nothing is written here."""
    form = UnggahSoalForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            bacaan = workbooks.read_soal(Path(form.cleaned_data["berkas"].temporary_file_path()))
            rows, galat = services.judge(bacaan)
            isi = _sign(request, rows)
        except BerkasDitolak as refusal:
            form.add_error("berkas", str(refusal))
        except ValidationError as refusal:
            form.add_error("berkas", refusal)
        else:
            count = Counter(row.putusan for row in rows)
            groups = [(label, [row for row in rows if row.putusan == kind]) for kind, label in (("ubah", "Diubah"), ("baru", "Baru"))]
            context: dict[str, Any] = {"nama_berkas": str(form.cleaned_data["berkas"].name), "galat": galat, "isi": isi, "kelompok": groups}
            context |= {"jumlah": {**count}, "kerja": count["baru"] + count["ubah"]}
            return render(request, "evaluasi/soal_pratinjau.html", context)
    return render(request, "evaluasi/soal_import.html", {"form": form})


@require_POST
@require_peran(*WRITERS)
def soal_apply(request: Permintaan) -> HttpResponse:
    form = TerapkanForm(request.POST, tujuan=_purpose(request))
    try:
        if not form.is_valid():
            raise ValidationError([str(text) for errors in form.errors.values() for text in errors])
        added, changed = services.apply_soal(rows=form.cleaned_data["isi"], by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("evaluasi:soal-import")
    messages.success(request, f"{added} soal ditambahkan, {changed} diubah." if added + changed else "Tidak ada soal yang berubah.")
    return redirect("evaluasi:soal-list")


@require_safe
@require_peran(*WRITERS)
def soal_template(request: Permintaan) -> HttpResponse:
    answer = attachment("templat-bank-soal")
    workbooks.write_template(answer)
    return answer


def _sign(request: Permintaan, rows: list[services.Putusan]) -> str:
    isi = sign_isi([[row.kode, row.cap, row.nilai] for row in rows if row.putusan != services.SAMA], _purpose(request))
    if len(isi) > ISI_CHARS:
        raise ValidationError(TERLALU_BANYAK, code="terlalu_banyak")
    return isi


def _purpose(request: Permintaan) -> str:
    return f"soal:{request.user.pk}"
