"""The monthly reports: the list of all and its workbook, one with its words and figures, and as PDF."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lib import paging
from lib.unduhan import PDF, send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import export_list
from rencana.cetak.laporan import make_data, render_laporan
from rencana.forms.saringan import SaringanLaporanForm
from rencana.models import LaporanBulanan
from rencana.permissions import READERS
from rencana.queries import laporan as queries
from rencana.workbooks import laporan as workbook

SORTS: dict[str, paging.Sort] = {"bulan": "bulan"}


@require_safe
@require_peran(*READERS)
def laporan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanLaporanForm(request)
    page = paging.paginate(request, queries.laporan_list(request.user, saringan.value("tahun")), sorts=SORTS, default="-bulan")
    return render(request, "rencana/laporan_list.html", {"page": page, "urut": page.urut, "saringan": saringan})


@require_safe
@require_peran(*READERS)
def laporan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanLaporanForm(request)
    rows = queries.laporan_list(request.user, saringan.value("tahun"))
    return export_list(request, "laporan bulanan", rows, {**SORTS, "nama": "-bulan"}, saringan, workbook.write_laporan)


@require_safe
@require_peran(*READERS)
def laporan_detail(request: Permintaan, pk: int) -> HttpResponse:
    laporan = get_object_or_404(LaporanBulanan.objects.visible_to(request.user), pk=pk)
    return render(request, "rencana/laporan_detail.html", {"laporan": laporan, "isi": make_data(laporan)})


@require_safe
@require_peran(*READERS)
def laporan_unduh(request: Permintaan, pk: int) -> HttpResponse:
    laporan = get_object_or_404(LaporanBulanan.objects.visible_to(request.user), pk=pk)
    response = send_file(render_laporan(laporan), f"laporan-{laporan.bulan:%Y-%m}.pdf", PDF)
    response["Content-Security-Policy"] = "sandbox"
    return response
