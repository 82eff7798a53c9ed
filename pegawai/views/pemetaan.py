"""Telling which column of a file is which of ours, and the list of what was told."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.forms import add_refusal
from pegawai import tasks
from pegawai.forms.pemetaan import LembarForm, PemetaanForm
from pegawai.models import Impor, PemetaanKolom
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries import impor as queries
from pegawai.services.impor import get_jenis, readable_by
from pegawai.services.impor import pemetaan as services
from pegawai.views.impor import READERS, WRITERS, get_impor, writable

SORTS: dict[str, paging.Sort] = {"jenis": "jenis", "dipakai": "dipakai", "dicatat": "dicatat"}


@require_http_methods(["GET", "POST"])
@never_cache
@require_peran(*WRITERS)
def impor_pemetaan(request: Permintaan, pk: int) -> HttpResponse:
    """Each of our columns with the column of the file that is proposed; what is confirmed is remembered."""
    impor = _get_writable(request, pk)
    if impor.status != Impor.Status.PEMETAAN:
        return redirect(impor)
    kind = get_jenis(impor.jenis)
    form = PemetaanForm(request.POST or None, jenis=kind, lihat=impor.lihat)
    if request.method == "POST" and form.is_valid():
        try:
            checked = services.save_pemetaan(impor=impor, kolom=form.pilihan, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            tasks.run_pekerjaan.delay_on_commit(checked.pekerjaan_id)
            return redirect(impor)
    context = {"impor": impor, "jenis": kind, "form": form, "lembar": LembarForm(lihat=impor.lihat), "steps": queries.steps_at(0)}
    return render(request, "pegawai/impor_pemetaan.html", context)


@require_POST
@require_peran(*WRITERS)
def impor_lihat(request: Permintaan, pk: int) -> HttpResponse:
    """Read the titles from elsewhere in the file, or map a previewed file anew."""
    impor = _get_writable(request, pk)
    lembar, baris = "", None
    if impor.status == Impor.Status.PEMETAAN:
        form = LembarForm(request.POST, lihat=impor.lihat)
        lembar, baris = form.tempat[form.cleaned_data["judul"]] if form.is_valid() else (lembar, baris)
    try:
        looked = services.look_again(impor=impor, by=request.user, lembar=lembar, baris=baris)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        tasks.run_pekerjaan.delay_on_commit(looked.pekerjaan_id)
    return redirect(impor)


@require_safe
@require_peran(*READERS)
def pemetaan_list(request: Permintaan) -> HttpResponse:
    label = {kind.kode: kind.label for kind in readable_by(request.user)}
    rows = PemetaanKolom.objects.filter(jenis__in=label).select_related("oleh")
    page = paging.paginate(request, rows, sorts=SORTS, default="-dipakai")
    context = {"page": page, "urut": page.urut, "label": label, "boleh": writable(request)}
    return render(request, "pegawai/pemetaan_list.html", context)


@require_POST
@require_peran(*WRITERS)
def pemetaan_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(PemetaanKolom, pk=pk, jenis__in=writable(request))
    services.delete_pemetaan(pemetaan_id=row.pk, by=request.user)
    messages.success(request, "Pemetaan dilupakan; berkas berikutnya dengan judul itu menanyakannya lagi.")
    return redirect("pegawai:pemetaan-list")


def _get_writable(request: Permintaan, pk: int) -> Impor:
    impor = get_impor(request, pk)
    if impor.jenis not in writable(request):
        raise Http404
    return impor
