"""Performance scores and disciplinary measures, kept by the personnel office; many of them by Excel on the pages of imports."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms import ip as forms
from insentif.forms.saringan import SaringanDataIPForm
from insentif.models import DataIP
from insentif.permissions import PEMBACA_CATATAN, PENCATAT
from insentif.queries.ip import data as queries
from insentif.services import ekspor_ip
from insentif.services.ip import data as services
from insentif.services.ip import impor
from lib import paging
from lib.forms import add_refusal
from lib.masukan import attempt
from pegawai import tasks
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran


@require_safe
@require_peran(*PEMBACA_CATATAN)
def ip_data_list(request: Permintaan) -> HttpResponse:
    about(request)
    saringan = SaringanDataIPForm(request)
    page = paging.paginate(request, queries.data_list(saringan.nilai), sorts=queries.SORTS, default="nama")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": bool(peran_of(request.user) & set(PENCATAT)),
        "jenis_impor": impor.DATA_IP.kode,
    }
    return render(request, "insentif/ip_data_list.html", context)


@require_POST
@require_peran(*PEMBACA_CATATAN)
def ip_data_export(request: Permintaan) -> HttpResponse:
    """Queue the Excel file of the list; changed there, it may be uploaded again."""
    saringan = SaringanDataIPForm(request)
    job = ekspor_ip.create_ekspor_data(saringan=saringan.nilai, keterangan=saringan.describe(), by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENCATAT)
def ip_data_create(request: Permintaan) -> HttpResponse:
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENCATAT)
def ip_data_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(DataIP.objects.select_related("pegawai"), pk=pk))


@require_POST
@require_peran(*PENCATAT)
def ip_data_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(DataIP.objects.select_related("pegawai"), pk=pk)
    attempt(request, lambda: services.delete_data(data_id=pk, by=request.user), f"Data {row.pegawai.nama} tahun {row.tahun} dihapus.")
    return redirect("insentif:ip-data-list")


def _edit(request: Permintaan, row: DataIP | None) -> HttpResponse:
    form = forms.DataForm(request.POST or None, instance=row, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            saved = services.save_data(data_id=row.pk if row else None, data=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Data {saved.pegawai.nama} tahun {saved.tahun} tersimpan.")
            return redirect("insentif:ip-data-list")
    return render(request, "insentif/ip_data_form.html", {"form": form, "row": row})
