"""The offers of the field in which a person is chosen."""

import re
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lib import paging
from lib.masukan import read_id
from lib.pembatas import limit_per_menit
from pegawai.permintaan import Permintaan
from pegawai.queries import orang as queries

PER_MENIT: Final = 120
NAMA_ISIAN: Final = re.compile(r"[a-z_0-9-]{1,40}")


@require_safe
@limit_per_menit("orang", PER_MENIT, per_akun=True)
def orang_pilihan(request: Permintaan) -> HttpResponse:
    """`untuk` names the scope, `pada` the object it depends on, `isian` the parameter with what was typed."""
    nama, isian = request.GET.get("untuk", "pegawai"), request.GET.get("isian", "q")
    if nama not in queries.LINGKUP or not NAMA_ISIAN.fullmatch(isian):
        raise Http404
    text = paging.read_text(request, isian)
    people = queries.lingkup_of(nama, request.user, read_id(request.GET, "pada"))
    found = queries.find_orang(people, text, queries.DITAWARKAN + 1)
    rows = [(queries.sebut_orang(row), row) for row in found[: queries.DITAWARKAN]]
    context = {"rows": rows, "q": text, "lagi": len(found) > queries.DITAWARKAN, "tempat": f"id_{isian}"}
    return render(request, "pegawai/_orang_pilihan.html", context)
