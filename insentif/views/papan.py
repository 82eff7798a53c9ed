"""Leaderboards, and the rules of points for everybody to read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from insentif.forms.saringan import tahun_pilihan
from insentif.models import KelompokASN
from insentif.queries import aturan_baca as aturan
from insentif.queries import orang, tingkat
from insentif.queries import papan as queries
from lib import waktu
from lib.masukan import read_id
from pegawai.models import Pegawai
from pegawai.permintaan import Permintaan


@require_safe
def papan(request: Permintaan) -> HttpResponse:
    """The city or, for an employee, the own unit; of the own group unless another is asked for."""
    hari = waktu.today()
    own: Any = orang.with_keadaan(Pegawai.objects.all(), hari).filter(akun=request.user).first()
    mine = tingkat.kelompok_of(own.jenis_asn) if own else KelompokASN.PNS
    asked, tahun = request.GET.get("kelompok", ""), _read_tahun(request) or hari.year
    kelompok = KelompokASN(asked) if asked in KelompokASN else mine
    boards = queries.get_papan(tahun, own.unit_id if own else None)
    unit = boards.of_unit(kelompok)
    lingkup = "unit" if unit and request.GET.get("lingkup") == "unit" else "kota"
    shown = unit if unit and lingkup == "unit" else boards.of_kota(kelompok)
    context = {
        "papan": shown,
        "rekap": boards.rekap,
        "nama_list": queries.sepuluh_besar(shown),
        "sendiri": orang.get_tempat(own, tahun, shown) if own and kelompok == mine else None,
        "pegawai": own,
        "tahun": tahun,
        "tahun_list": tahun_pilihan(),
        "kelompok": kelompok,
        "kelompok_list": KelompokASN.choices,
        "lingkup": lingkup,
        "unit": unit,
    }
    return render(request, "insentif/papan.html", context)


@require_safe
def aturan_baca(request: Permintaan) -> HttpResponse:
    versi_list = aturan.versi_terbit()
    asked = read_id(request.GET, "versi")
    today = aturan.versi_on(versi_list, waktu.today())
    chosen = next((versi for versi in versi_list if versi.pk == asked), today)
    context = {
        "aturan": aturan.read_aturan(chosen, versi_list) if chosen else None,
        "kini": today,
        "versi_list": versi_list,
        "lencana_list": aturan.lencana_list(),
    }
    return render(request, "insentif/aturan_baca.html", context)


def _read_tahun(request: HttpRequest) -> int | None:
    """One of the years that are offered, else none."""
    asked = read_id(request.GET, "tahun")
    return asked if asked in tahun_pilihan() else None
