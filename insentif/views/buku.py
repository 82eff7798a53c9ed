"""The ledger of a person in one's scope, and that of the whole city."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from insentif.forms.saringan import SaringanBukuForm
from insentif.permissions import READERS
from insentif.queries import buku_kota as queries
from insentif.queries.buku import describe
from insentif.queries.orang import get_orang, with_keadaan
from lib import paging, waktu
from lib.masukan import read_id
from pegawai import tasks
from pegawai.akses import about
from pegawai.models import Pegawai
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.services import pekerjaan


@require_safe
def buku_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    hari = waktu.today()
    pegawai = get_object_or_404(with_keadaan(Pegawai.objects.visible_to(request.user), hari), pk=pk)
    if pegawai.pk == request.user.pegawai_id:
        return redirect("insentif:saya")
    about(request, pegawai.pk)
    found = get_orang(pegawai, hari, read_id(request.GET, "tahun"), sendiri=False)
    context = {"orang": found, "page": paging.get_page(request, found.daftar), "sendiri": False}
    return render(request, "insentif/buku_pegawai.html", context)


@require_safe
@require_peran(*READERS)
def buku_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanBukuForm(request)
    page = paging.paginate(request, queries.buku_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-dicatat")
    context = {
        "page": page,
        "baris_list": describe(page.rows, tautan=False),
        "urut": page.urut,
        "saringan": saringan,
    }
    return render(request, "insentif/buku_list.html", context)


@require_POST
@require_peran(*READERS)
def buku_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanBukuForm(request)
    parameter: dict[str, Any] = {"saringan": saringan.nilai.as_dict(), "keterangan": saringan.describe()}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-poin", judul="Ekspor buku poin", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
