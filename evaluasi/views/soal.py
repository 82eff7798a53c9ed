"""The bank of questions: list, one question, in use or not."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi.forms.saringan import SaringanSoalForm
from evaluasi.forms.soal import SoalForm
from evaluasi.models import Soal
from evaluasi.permissions import READERS_SOAL, WRITERS
from evaluasi.queries import soal as queries
from evaluasi.services import soal as services
from evaluasi.views.instrumen import may_write
from evaluasi.workbooks import soal as workbooks
from lib import paging
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*READERS_SOAL)
def soal_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanSoalForm(request)
    page = paging.paginate(request, queries.soal_list(saringan.nilai), sorts=queries.SORTS, default="topik")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": may_write(request),
    }
    return render(request, "evaluasi/soal_list.html", context)


@require_safe
@require_peran(*READERS_SOAL)
def soal_export(request: Permintaan) -> HttpResponse:
    """The rows that the list shows; changed in Excel they may be uploaded again."""
    saringan = SaringanSoalForm(request)
    urut = paging.read_sort(request, queries.SORTS, "topik")
    rows = list(paging.order_by(queries.soal_list(saringan.nilai), queries.SORTS, urut))
    answer = attachment("bank-soal")
    workbooks.write_soal(answer, rows, notes=make_notes(request, "Bank soal", saringan.describe(), len(rows)))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def soal_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Soal())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def soal_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Soal, pk=pk))


@require_POST
@require_peran(*WRITERS)
def soal_status(request: Permintaan, pk: int) -> HttpResponse:
    """Out of the bank, or back into it (`dipakai`)."""
    get_object_or_404(Soal, pk=pk)
    row = services.set_aktif(soal_id=pk, is_aktif=request.POST.get("dipakai") == "ya", by=request.user)
    text = "dipakai lagi." if row.is_aktif else "tidak dipakai lagi. Salinannya di dalam tes tidak berubah."
    messages.success(request, f"Soal {row.kode} {text}")
    return redirect("evaluasi:soal-update", pk=pk)


def _edit(request: Permintaan, soal: Soal) -> HttpResponse:
    kode = soal.kode
    form = SoalForm(request.POST if request.method == "POST" else None, instance=soal)
    if form.is_valid():
        services.save_soal(soal=form.instance, by=request.user)
        messages.success(request, f"Soal {soal.kode} tersimpan.")
        if "lagi" in request.POST:
            return redirect("evaluasi:soal-create")
        return redirect("evaluasi:soal-list")
    context = {"form": form, "soal": soal, "kode": kode, "topik_pilihan": queries.topik_list()}
    return render(request, "evaluasi/soal_form.html", context)
