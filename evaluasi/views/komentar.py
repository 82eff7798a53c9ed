"""Hiding one comment, and showing it again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from evaluasi.forms.komentar import SembunyiForm
from evaluasi.models import KomentarSurvei
from evaluasi.permissions import WRITERS
from evaluasi.services import komentar as services
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def komentar_sembunyi(request: Permintaan, pk: UUID) -> HttpResponse:
    """A reason hides it (`tindakan` empty); `tindakan=tampilkan` shows it again."""
    row = get_object_or_404(KomentarSurvei.objects.select_related("blok__survei__angkatan__program", "butir", "narasumber"), pk=pk)
    if request.method == "POST" and request.POST.get("tindakan") == "tampilkan":
        services.show_komentar(pk=pk, by=request.user)
        messages.success(request, "Komentar ditampilkan lagi.")
        return redirect(_back(row))
    form = SembunyiForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.hide_komentar(pk=pk, alasan=form.cleaned_data["alasan"], by=request.user)
        messages.success(request, "Komentar disembunyikan. Angkanya tidak berubah.")
        return redirect(_back(row))
    return render(request, "evaluasi/komentar_sembunyi.html", {"row": row, "form": form, "kembali": _back(row)})


def _back(row: KomentarSurvei) -> str:
    """The page that shows the words; joined rests of several batches are shown with their programme."""
    survei = row.blok.survei
    if survei is None:
        return f"{reverse('evaluasi:banding-program')}?program={row.blok.program_id}"
    if survei.angkatan_id is None:
        return reverse("evaluasi:skm-detail", args=[survei.pk])
    return reverse("evaluasi:hasil-angkatan", args=[survei.angkatan_id])
