"""The monthly reports: the list of all, one with its words and figures, and as PDF."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lib import paging
from lib.unduhan import PDF, send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from rencana.cetak.laporan import make_data, render_laporan
from rencana.models import LaporanBulanan
from rencana.permissions import READERS


@require_safe
@require_peran(*READERS)
def laporan_list(request: Permintaan) -> HttpResponse:
    page = paging.paginate(request, LaporanBulanan.objects.visible_to(request.user), sorts={"bulan": "bulan"}, default="-bulan")
    return render(request, "rencana/laporan_list.html", {"page": page, "urut": page.urut})


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
