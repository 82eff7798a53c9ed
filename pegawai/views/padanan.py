"""What the units of files are here: told on the page of an import, kept in a list that can be put right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.forms import add_refusal
from pegawai.forms.padanan import PadananForm, PadananFormSet
from pegawai.models import PadananUnit
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries import padanan as queries
from pegawai.services.impor import padanan as services
from pegawai.views.impor import READERS, WRITERS, get_impor, writable

SORTS: dict[str, paging.Sort] = {"nama": ("nama", "pd"), "unit": "unit__sebutan", "dicatat": "dicatat"}
HANYA = {"": "Semua", "saran": "Yang bersaran", "belum": "Tanpa saran"}


@require_http_methods(["GET", "POST"])
@never_cache
@require_peran(*WRITERS)
def impor_unit(request: Permintaan, pk: int) -> HttpResponse:
    """The units of the file that are not known, each with its people, a suggestion and a field; what is ticked is remembered."""
    impor = get_impor(request, pk)
    if impor.jenis not in writable(request) or not impor.is_rinci:
        raise Http404
    text, hanya = paging.read_text(request), request.GET.get("hanya", "")
    rows = queries.filter_unit(queries.unit_berkas(impor), text, hanya)
    formset = PadananFormSet(request.POST or None, baris=rows)
    if request.method == "POST" and formset.is_valid():
        try:
            preview = services.save_padanan(impor=impor, pilihan=formset.pilihan, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"{len(formset.pilihan)} unit berkas dipadankan. Periksa pratinjaunya, lalu jalankan impornya.")
            return redirect(preview)
    context = {"impor": impor, "formset": formset, "q": text, "hanya": hanya}
    return render(request, "pegawai/impor_unit.html", context | {"hanya_list": HANYA.items(), "orang": sum(row.jumlah for row in rows)})


@require_safe
@require_peran(*READERS)
def padanan_list(request: Permintaan) -> HttpResponse:
    page = paging.paginate(request, PadananUnit.objects.select_related("unit", "oleh"), sorts=SORTS, default="nama")
    return render(request, "pegawai/padanan_list.html", {"page": page, "urut": page.urut, "boleh": _may_change(request)})


@require_http_methods(["GET", "POST"])
@require_peran(*WRITERS)
def padanan_edit(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(PadananUnit.objects.select_related("unit"), pk=pk)
    form = PadananForm(request.POST or None, initial={"unit": row.unit})
    if request.method == "POST" and form.is_valid():
        try:
            services.change_padanan(padanan_id=row.pk, unit=form.cleaned_data["unit"], by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Padanan diubah; dipakai mulai berkas berikutnya.")
            return redirect("pegawai:padanan-list")
    return render(request, "pegawai/padanan_form.html", {"form": form, "padanan": row})


@require_POST
@require_peran(*WRITERS)
def padanan_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(PadananUnit, pk=pk)
    services.delete_padanan(padanan_id=row.pk, by=request.user)
    messages.success(request, "Padanan dihapus; berkas berikutnya menanyakannya lagi.")
    return redirect("pegawai:padanan-list")


def _may_change(request: Permintaan) -> bool:
    return "pegawai" in writable(request)
