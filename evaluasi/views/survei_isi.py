"""Answering a survey: one page, sent once. The body of the request goes nowhere but into the inbox of answers."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from evaluasi.forms.isian import IsianForm
from evaluasi.models import PartisipasiSurvei, Survei
from evaluasi.queries.instrumen import butir_of
from evaluasi.queries.survei import is_diundang, pengajar_of
from evaluasi.services import survei as services
from lib import waktu
from pegawai.permintaan import Permintaan

SESUDAH = ("sudah", "ditutup")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def survei_isi(request: Permintaan, pk: int) -> HttpResponse:
    survei = _find(request, pk)
    keadaan = _keadaan(request, survei)
    if keadaan:
        return render(request, "evaluasi/survei_tertutup.html", {"survei": survei, "keadaan": keadaan})
    data = request.POST if request.method == "POST" else None
    form = IsianForm(data, butir=butir_of(survei.versi_id), pengajar=pengajar_of(survei))
    if form.is_valid():
        try:
            services.submit_jawaban(survei_id=pk, pegawai_id=request.user.pegawai_id or 0, jawaban=form.jawaban)
        except ValidationError as refusal:
            if refusal.code in SESUDAH:
                return redirect("evaluasi:survei-isi", pk=pk)
            form.add_error(None, refusal)
        else:
            return redirect("evaluasi:survei-terima-kasih", pk=pk)
    return render(request, "evaluasi/survei_isi.html", {"survei": survei, "form": form})


@never_cache
@require_safe
def survei_terima_kasih(request: Permintaan, pk: int) -> HttpResponse:
    survei = _find(request, pk)
    if not _has_answered(request, survei):
        return redirect("evaluasi:survei-isi", pk=pk)
    return render(request, "evaluasi/survei_terima_kasih.html", {"survei": survei})


def _find(request: Permintaan, pk: int) -> Survei:
    """For those who were there, and those who answered before an attendance was corrected; to others it does not exist."""
    survei: Survei = get_object_or_404(Survei.objects.select_related("angkatan__program", "versi"), pk=pk)
    pegawai_id = request.user.pegawai_id
    if pegawai_id is None or not (is_diundang(survei, pegawai_id) or _has_answered(request, survei)):
        raise Http404
    return survei


def _has_answered(request: Permintaan, survei: Survei) -> bool:
    return PartisipasiSurvei.objects.filter(survei=survei, pegawai=request.user.pegawai_id).exists()


def _keadaan(request: Permintaan, survei: Survei) -> str:
    """Why this survey takes no answer from this person now; empty when it does."""
    if survei.status == Survei.Status.BATAL:
        return "batal"
    if _has_answered(request, survei):
        return "sudah"
    today = waktu.today()
    if survei.status != Survei.Status.TERBUKA or survei.tutup < today:
        return "ditutup"
    return "belum" if survei.buka > today else ""
