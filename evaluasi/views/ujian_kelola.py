"""One test as the office follows it: participants, more time, item analysis, the workbook."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.queries.ruang_kerja import get_kepala
from evaluasi.forms.saringan import SaringanUjianForm
from evaluasi.forms.ujian import TambahWaktuForm
from evaluasi.models import PengerjaanUjian, Ujian
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries import ujian_butir
from evaluasi.queries import ujian_kelola as queries
from evaluasi.services import ujian as services
from evaluasi.views.ujian import TAB
from evaluasi.workbooks import ujian as workbooks
from lib import paging, waktu
from lib.unduhan import attachment
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*READERS)
def ujian_detail(request: Permintaan, pk: int) -> HttpResponse:
    """Who sat, who sits, who has not come."""
    ujian, context = _open(request, pk)
    about(request)
    rows = queries.peserta_ujian(ujian)
    saringan = SaringanUjianForm(request)
    context |= {
        "page": paging.get_page(request, queries.narrow(rows, saringan.value("q"), saringan.value("keadaan"))),
        "jumlah": queries.count_keadaan(rows),
        "saringan": saringan,
        "sekarang": waktu.now(),
    }
    return render(request, "evaluasi/ujian_detail.html", context)


@require_safe
@require_peran(*READERS)
def ujian_butir_list(request: Permintaan, pk: int) -> HttpResponse:
    """Difficulty and discrimination of each item, over this batch or all that used the version."""
    ujian, context = _open(request, pk)
    semua = request.GET.get("cakupan") == "semua"
    analisis = ujian_butir.analyse(ujian, semua=semua)
    context |= {
        "analisis": analisis,
        "semua": semua,
        "paling_sedikit": ujian_butir.PALING_SEDIKIT,
        "page": paging.get_page(request, analisis.butir),
        "lemah": ujian_butir.weak_options(analisis.butir),
    }
    return render(request, "evaluasi/ujian_butir_list.html", context)


@require_safe
@require_peran(*READERS)
def ujian_export(request: Permintaan, pk: int) -> HttpResponse:
    """Attempts with their scores, answers that people read, and the item analysis where enough attempts are there."""
    ujian, _ = _open(request, pk)
    saringan = SaringanUjianForm(request)
    rows = queries.narrow(queries.peserta_ujian(ujian), saringan.value("q"), saringan.value("keadaan"))
    answer = attachment(f"{ujian.jenis}-{ujian.angkatan.nama}")
    notes = make_notes(request, f"{ujian.get_jenis_display()}, {ujian.angkatan.nama}", saringan.describe(), len(rows))
    workbooks.write_ujian(answer, rows, queries.isian_terbuka(ujian), ujian_butir.analyse(ujian), notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def ujian_waktu(request: Permintaan, pk: int) -> HttpResponse:
    """More minutes for one attempt, with the reason."""
    rows = PengerjaanUjian.objects.select_related("ujian__angkatan__program", "pendaftaran__pegawai")
    row = get_object_or_404(rows, pk=pk)
    form = TambahWaktuForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.add_waktu(pengerjaan_id=pk, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"{row.pendaftaran.pegawai.nama} mendapat tambahan {form.cleaned_data['menit']} menit.")
            return redirect("evaluasi:ujian-detail", row.ujian_id)
    return render(request, "evaluasi/ujian_waktu.html", {"pengerjaan": row, "ujian": row.ujian, "form": form})


def _open(request: Permintaan, pk: int) -> tuple[Ujian, dict[str, Any]]:
    ujian = get_object_or_404(Ujian.objects.select_related("versi__instrumen"), pk=pk)
    kepala = get_kepala(request.user, ujian.angkatan_id, TAB)
    ujian.angkatan = kepala.angkatan
    return ujian, {"kepala": kepala, "ujian": ujian, "boleh": kepala.boleh_ubah and not kepala.angkatan.is_final}
