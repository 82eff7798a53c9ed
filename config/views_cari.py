"""The search of the whole site: a page of results, and the offers while somebody types."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from config.queries import cari as queries
from lib import paging
from lib.pembatas import limit_per_menit
from pegawai.permintaan import Permintaan

PER_MENIT: Final = 120  # typing asks about once a word
SARAN: Final = 3


@require_safe
@limit_per_menit("cari", PER_MENIT, per_akun=True)
@vary_on_headers("HX-Request")
def cari(request: Permintaan) -> HttpResponse:
    typing = bool(request.htmx)
    hasil = queries.find(queries.Pencari.of(request.user), paging.read_text(request), SARAN if typing else queries.PER_KELOMPOK)
    return render(request, "config/_cari_saran.html" if typing else "config/cari.html", {"hasil": hasil})
