"""The scoreboard of units, for every employee; figures of fewer than five are not told."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from insentif.forms.saringan import SaringanPapanUnitForm
from insentif.permissions import READERS
from insentif.queries import unit as queries
from insentif.workbooks import unit as workbooks
from lib import paging, waktu
from lib.format import describe_day
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
    form, urut = SaringanPapanUnitForm(request), paging.read_sort(request, URUT, "-jp")
    papan = queries.get_papan(form.nilai, urut)
    page = paging.get_page(request, papan.baris)
    today = waktu.today()
    own = papan.find(queries.own_units(request.user.pegawai_id, today))
    context = {
        "papan": papan,
        "page": page,
        "urut": urut,
        "saringan": form,
        "per": form.hari,
        "lalu": form.hari if form.hari < today else None,
        "sendiri": own,
        "unit_sendiri": {row.pk for row in own},
        "ukuran": queries.UKURAN.get(urut.removeprefix("-"), queries.UKURAN["jp"]),
    }
    return render(request, "insentif/unit_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def unit_list_export(request: Permintaan) -> HttpResponse:
    """All rows of the table that is on the screen, as Excel."""
    form, urut = SaringanPapanUnitForm(request), paging.read_sort(request, URUT, "-jp")
    papan = queries.get_papan(form.nilai, urut)
    notes = [
        ("Jenis unit", UnitKerja.Jenis(form.value("jenis")).label),
        ("Tahun", form.hari.year),
        ("Waktu data", describe_day(form.hari, papan.rekap.saat)),
        ("Dibuat oleh", request.user.nama),
    ]
    answer = send_file(b"", f"papan-unit-{form.hari:%Y%m%d}.xlsx")
    workbooks.write_papan(answer, papan, notes=notes)
    return answer
