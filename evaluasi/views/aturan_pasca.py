"""When post-training evaluation happens and who is asked: one rule for all programmes, and those of single programmes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evaluasi.forms.pasca import AturanPascaForm
from evaluasi.models import AturanPasca
from evaluasi.permissions import READERS, WRITERS
from evaluasi.services import aturan_pasca as services
from lib import paging
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran


@require_safe
@require_peran(*READERS)
def aturan_pasca_list(request: Permintaan) -> HttpResponse:
    rows = AturanPasca.objects.exclude(program=None).select_related("program")
    page = paging.paginate(request, rows, sorts={"program": "program__nama", "bulan": "bulan"}, default="program")
    umum = AturanPasca.objects.filter(program=None).first()
    context = {"page": page, "urut": page.urut, "umum": umum, "boleh_ubah": bool(peran_of(request.user) & set(WRITERS))}
    return render(request, "evaluasi/aturan_pasca_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def aturan_pasca_create(request: Permintaan) -> HttpResponse:
    return _edit(request, AturanPasca())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def aturan_pasca_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(AturanPasca.objects.select_related("program"), pk=pk))


@require_POST
@require_peran(*WRITERS)
def aturan_pasca_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(AturanPasca.objects.exclude(program=None).select_related("program"), pk=pk)
    services.delete_aturan(aturan_id=row.pk, by=request.user)
    messages.success(request, f"Aturan khusus {row.program} dihapus. Aturan umum berlaku lagi untuk program ini.")
    return redirect("evaluasi:aturan-pasca-list")


def _edit(request: Permintaan, row: AturanPasca) -> HttpResponse:
    form = AturanPascaForm(request.POST if request.method == "POST" else None, instance=row)
    if form.is_valid():
        services.save_aturan(aturan=form.instance, by=request.user)
        messages.success(request, "Aturan tersimpan. Permintaan yang sudah dibuka tidak berubah.")
        return redirect("evaluasi:aturan-pasca-list")
    return render(request, "evaluasi/aturan_pasca_form.html", {"form": form, "row": row})
