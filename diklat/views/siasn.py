"""The Excel file of training history for SIASN: choose year, programme and unit, see how many rows, write it in the background."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from diklat.forms import jp_saringan
from diklat.permissions import READERS
from diklat.queries import siasn as queries
from diklat.services import ekspor_jp
from lib.masukan import read_id
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*READERS)
def siasn_ekspor(request: Permintaan) -> HttpResponse:
    saringan = queries.Saringan(
        tahun=jp_saringan.read_tahun(request), program_id=read_id(request.GET, "program"), unit_id=read_id(request.GET, "unit")
    )
    pilihan = {"program": queries.program_pilihan(), "unit": queries.unit_pilihan()}
    if request.method == "POST":
        names = [dict(pilihan["program"]).get(saringan.program_id or 0), dict(pilihan["unit"]).get(saringan.unit_id or 0)]
        keterangan = ", ".join([f"tahun {saringan.tahun}", *(name for name in names if name)])
        job = ekspor_jp.create_ekspor_siasn(saringan=saringan, keterangan=keterangan, by=request.user)
        tasks.run_pekerjaan.delay_on_commit(job.pk)
        return redirect(job)
    sertifikat, riwayat = queries.count_rows(saringan)
    context = {
        "saringan": saringan,
        "pilihan": {**pilihan, "tahun": jp_saringan.pilihan()["tahun"]},
        "sertifikat": sertifikat,
        "riwayat": riwayat,
        "jumlah": sertifikat + riwayat,
    }
    return render(request, "diklat/riwayat_siasn.html", context)
