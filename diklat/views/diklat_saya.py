from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diklat.queries import diklat_saya as queries
from lib.masukan import read_id
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(Peran.PEGAWAI)
def diklat_saya(request: Permintaan) -> HttpResponse:
    """One's own trainings; `tahun` chooses the year of those that are over."""
    tahun = read_id(request.GET, "tahun")
    pegawai = request.user.pegawai
    if pegawai is None:
        raise PermissionDenied
    saya = queries.get_diklat_saya(pegawai, tahun if tahun is not None and 2000 <= tahun <= 2100 else None)
    return render(request, "diklat/diklat_saya.html", {"saya": saya, "pegawai": pegawai})
