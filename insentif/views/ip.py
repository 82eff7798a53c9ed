"""The estimated IP ASN: one's own, and that of a person in one's scope."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from insentif.queries import ip as queries
from lib import waktu
from lib.masukan import read_day
from pegawai.akses import about
from pegawai.models import Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(Peran.PEGAWAI)
def ip_saya(request: Permintaan) -> HttpResponse:
    return _render_orang(request, get_object_or_404(Pegawai.objects.select_related("tingkat_pendidikan"), akun=request.user))


@require_safe
def ip_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    people = Pegawai.objects.visible_to(request.user).select_related("tingkat_pendidikan")
    return _render_orang(request, get_object_or_404(people, pk=pk))


def read_per(request: Permintaan) -> date:
    """Today, or an earlier day that the address names."""
    today = waktu.today()
    return min(read_day(request.GET, "per") or today, today)


def _render_orang(request: Permintaan, pegawai: Pegawai) -> HttpResponse:
    about(request, pegawai.pk)
    per = read_per(request)
    context = {
        "pegawai": pegawai,
        "sendiri": pegawai.pk == request.user.pegawai_id,
        "per": per,
        "ip": queries.get_ip(pegawai, per),
        "is_hari_ini": per == waktu.today(),
    }
    return render(request, "insentif/ip_pegawai.html", context)
