"""The calendar of trainings by month or week: all of them for readers, one's own and open ones for everybody else."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diklat.forms.saringan import SaringanKalenderForm
from diklat.queries import kalender as queries
from diklat.queries.ruang_kerja import is_pembaca
from lib import waktu
from lib.masukan import read_day
from pegawai.permintaan import Permintaan

TAMPILAN = {"bulan": queries.get_bulan, "minggu": queries.get_minggu}


@require_safe
def kalender(request: Permintaan) -> HttpResponse:
    tampilan = request.GET.get("tampilan", "")
    tampilan = tampilan if tampilan in TAMPILAN else "bulan"
    day = read_day(request.GET, "mulai") or waktu.today()
    pembaca = is_pembaca(request.user)
    saringan = SaringanKalenderForm(request) if pembaca else None
    ruang_id = saringan.value("ruang") if saringan else None
    context = {
        "kalender": TAMPILAN[tampilan](request.user, day, ruang_id),
        "tampilan": tampilan,
        "pembaca": pembaca,
        "saringan": saringan,
        "ruang": saringan.words("ruang", ruang_id) if saringan and ruang_id else "",
    }
    return render(request, "diklat/kalender.html", context)
