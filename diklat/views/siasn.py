"""The Excel file of training history for SIASN: choose year, programme and unit, see how many rows, write it in the background."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from diklat.forms.saringan import SaringanSiasnForm
from diklat.permissions import READERS
from diklat.queries import siasn as queries
from diklat.services import ekspor_jp
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*READERS)
def siasn_ekspor(request: Permintaan) -> HttpResponse:
    saringan = SaringanSiasnForm(request)
    if request.method == "POST":
        keterangan = ", ".join([f"tahun {saringan.value('tahun')}", *(text for _, text in saringan.active())])
        job = ekspor_jp.create_ekspor_siasn(saringan=saringan.nilai, keterangan=keterangan, by=request.user)
        tasks.run_pekerjaan.delay_on_commit(job.pk)
        return redirect(job)
    sertifikat, riwayat = queries.count_rows(saringan.nilai)
    context = {
        "saringan": saringan,
        "sertifikat": sertifikat,
        "riwayat": riwayat,
        "jumlah": sertifikat + riwayat,
    }
    return render(request, "diklat/riwayat_siasn.html", context)
