"""The scoreboard of units, for every employee; figures of fewer than five are not told."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diklat.forms import jp_saringan
from insentif.permissions import READERS
from insentif.queries import unit as queries
from insentif.workbooks import unit as workbooks
from lib import paging, waktu
from lib.format import format_tanggal, format_waktu
from lib.unduhan import send_file
from pegawai.models import UnitKerja
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

URUT = dict.fromkeys(("nama", "pegawai", *queries.UKURAN), "")
PEMBACA = (Peran.PEGAWAI, *READERS)


@require_safe
@require_peran(*PEMBACA)
def unit_list(request: Permintaan) -> HttpResponse:
    saringan, urut = _read_saringan(request), paging.read_sort(request, URUT, "-jp")
    papan = queries.get_papan(saringan, urut)
    page = paging.get_page(request, papan.baris)
    today = waktu.today()
    own = papan.find(queries.own_units(request.user.pegawai_id, today))
    context = {
        "papan": papan,
        "page": page,
        "urut": urut,
        "saringan": saringan,
        "sendiri": own,
        "unit_sendiri": {row.pk for row in own},
        "ukuran": queries.UKURAN.get(urut.removeprefix("-"), queries.UKURAN["jp"]),
        "pilihan": {"tahun": queries.tahun_pilihan(today), "jenis": UnitKerja.Jenis.choices},
        "chips": _chips(request, saringan),
        "waktu": _describe(saringan, papan),
    }
    return render(request, "insentif/unit_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def unit_list_export(request: Permintaan) -> HttpResponse:
    """All rows of the table that is on the screen, as Excel."""
    saringan, urut = _read_saringan(request), paging.read_sort(request, URUT, "-jp")
    papan = queries.get_papan(saringan, urut)
    notes = [
        ("Jenis unit", UnitKerja.Jenis(saringan.jenis).label),
        ("Tahun", saringan.per.year),
        ("Waktu data", _describe(saringan, papan)),
        ("Dibuat oleh", request.user.nama),
    ]
    answer = send_file(b"", f"papan-unit-{saringan.per:%Y%m%d}.xlsx")
    workbooks.write_papan(answer, papan, notes=notes)
    return answer


def _read_saringan(request: Permintaan) -> queries.Saringan:
    jenis = request.GET.get("jenis", "")
    kind = jenis if jenis in UnitKerja.Jenis.values else UnitKerja.Jenis.PERANGKAT_DAERAH
    return queries.Saringan(jp_saringan.read_per(request), str(kind))


def _chips(request: Permintaan, saringan: queries.Saringan) -> list[tuple[str, str]]:
    this, usual = waktu.today().year, UnitKerja.Jenis.PERANGKAT_DAERAH
    labels: dict[str, Any] = {
        "tahun": f"Tahun {saringan.per.year}" if saringan.per.year != this else "",
        "jenis": UnitKerja.Jenis(saringan.jenis).label if saringan.jenis != usual else "",
    }
    return [(label, paging.without(request, name)) for name, label in labels.items() if label]


def _describe(saringan: queries.Saringan, papan: queries.Papan) -> str:
    is_today = saringan.per == waktu.today()
    return f"Data {format_waktu(papan.waktu)}" if is_today else f"Keadaan {format_tanggal(saringan.per)}"
