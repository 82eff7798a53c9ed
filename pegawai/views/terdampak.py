"""Whom a breach touches: asked for one account and some days, answered by a job with a workbook."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pegawai import tasks
from pegawai.forms.terdampak import TerdampakForm
from pegawai.permintaan import Permintaan
from pegawai.permissions import PEMERIKSA_AKSES, require_peran
from pegawai.services import terdampak as services


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PEMERIKSA_AKSES)
def terdampak(request: Permintaan) -> HttpResponse:
    form = TerdampakForm(request.POST or None, user=request.user)
    if form.is_valid():
        job = services.create_terdampak(**form.cleaned_data, by=request.user)
        tasks.run_pekerjaan.delay_on_commit(job.pk)
        return redirect(job)
    return render(request, "pegawai/terdampak.html", {"form": form})
