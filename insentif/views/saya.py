"""The own points: what they are worth, the level, the own place, every line with its reason, and badges."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from insentif.queries import orang as queries
from insentif.queries import penghargaan
from insentif.services import papan as services
from lib import paging, waktu
from lib.masukan import read_id
from pegawai.models import Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(Peran.PEGAWAI)
def saya(request: Permintaan) -> HttpResponse:
    pegawai: Any = get_object_or_404(queries.with_keadaan(Pegawai.objects.all(), waktu.today()), akun=request.user)
    found = queries.get_orang(pegawai, waktu.today(), read_id(request.GET, "tahun"), sendiri=True)
    dihitung = queries.is_dihitung(pegawai)
    context = {
        "orang": found,
        "page": paging.get_page(request, found.daftar),
        "peringkat": queries.get_peringkat(found, dihitung=dihitung),
        "dihitung": dihitung,
        "piagam_list": penghargaan.piagam_of(pegawai.pk),
        "sendiri": True,
    }
    return render(request, "insentif/saya.html", context)


@require_POST
@require_peran(Peran.PEGAWAI)
def saya_papan(request: Permintaan) -> HttpResponse:
    sembunyi = request.POST.get("tampil") != "1"
    services.set_sembunyi(pegawai_id=request.user.pegawai_id or 0, sembunyi=sembunyi)
    text = "Nama Anda tidak tampil lagi di papan peringkat." if sembunyi else "Nama Anda dapat tampil di papan peringkat."
    messages.success(request, f"{text} Tempat Anda sendiri tetap Anda lihat.")
    return redirect("insentif:saya")
