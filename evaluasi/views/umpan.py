"""What participants said about the teacher who looks."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluasi.queries.hasil import umpan
from evaluasi.queries.hasil.pita import Jenis, load_pita
from lib import paging, waktu
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(Peran.NARASUMBER)
def umpan_saya(request: Permintaan) -> HttpResponse:
    narasumber = umpan.narasumber_of(request.user)
    found = umpan.umpan_of(narasumber) if narasumber else None
    context = {
        "umpan": found,
        "page": paging.get_page(request, found.blok if found else []),
        "pita": load_pita(waktu.today(), Jenis.KEPUASAN)[Jenis.KEPUASAN],
    }
    return render(request, "evaluasi/umpan_saya.html", context)
