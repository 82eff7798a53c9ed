"""Tests, surveys and forms of the person who looks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluasi.queries.saya import load_saya
from pegawai.permintaan import Permintaan


@require_safe
def saya(request: Permintaan) -> HttpResponse:
    return render(request, "evaluasi/saya.html", {"saya": load_saya(request.user.pegawai_id)})
