from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lib import paging
from pegawai import tasks
from pegawai.forms.saringan import SaringanPerubahanForm
from pegawai.permintaan import Permintaan
from pegawai.permissions import PEMBACA_PERUBAHAN, require_peran
from pegawai.queries import perubahan as queries
from pegawai.services import ekspor

SATUAN = {True: "catatan, terbaru di atas", False: "catatan terbaru; pilih tanggal untuk yang lebih lama"}


@require_safe
@require_peran(*PEMBACA_PERUBAHAN)
def perubahan_list(request: Permintaan) -> HttpResponse:
    """Who changed what, when, from what to what; the newest first."""
    form = SaringanPerubahanForm(request)
    page = paging.get_page(request, queries.DaftarPerubahan(form.nilai))
    context = {
        "page": page,
        "catatan": queries.describe(page.rows),
        "saringan": form,
        "satuan": SATUAN[page.paginator.count < queries.HITUNG_MAX],
    }
    return render(request, "pegawai/perubahan_list.html", context)


@require_POST
@require_peran(*PEMBACA_PERUBAHAN)
def perubahan_export(request: Permintaan) -> HttpResponse:
    form = SaringanPerubahanForm(request)
    job = ekspor.create_ekspor_perubahan(saringan=form.nilai, keterangan=form.describe(), by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
