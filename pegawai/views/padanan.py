"""What the units of files are here: told on the page of an import, kept in a list that can be put right."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.forms import add_refusal
from pegawai.forms.padanan import PadananForm, PadananFormSet
from pegawai.forms.saringan import SaringanPadananForm, SaringanUnitBerkasForm
from pegawai.models import PadananUnit
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries import padanan as queries
from pegawai.services.impor import get_jenis
from pegawai.services.impor import padanan as services
from pegawai.unduhan import export_list
from pegawai.views.impor import READERS, WRITERS, get_impor, writable
from pegawai.workbooks import padanan as workbooks


@require_http_methods(["GET", "POST"])
@never_cache
@require_peran(*WRITERS)
def impor_unit(request: Permintaan, pk: int) -> HttpResponse:
    """The units of the file that are not known, each with its people, a suggestion and a field; what is ticked is remembered."""
    impor = get_impor(request, pk)
    kind = get_jenis(impor.jenis)
    if kind.padan is None or impor.jenis not in writable(request) or not impor.is_rinci:
        raise Http404
    saringan = SaringanUnitBerkasForm(request)
    rows = queries.filter_unit(queries.unit_berkas(impor, kind.padan), saringan.value("q"), saringan.value("hanya"))
    formset = PadananFormSet(request.POST or None, baris=rows)
    if request.method == "POST" and formset.is_valid():
        try:
            preview = services.save_padanan(impor=impor, pilihan=formset.pilihan, by=request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, f"{len(formset.pilihan)} unit berkas dipadankan. Periksa pratinjaunya, lalu jalankan impornya.")
            return redirect(preview)
    context = {"impor": impor, "jenis": kind, "formset": formset, "saringan": saringan}
    return render(request, "pegawai/impor_unit.html", context | {"jumlah": sum(row.jumlah for row in rows)})


@require_safe
@require_peran(*READERS)
def padanan_list(request: Permintaan) -> HttpResponse:
    form = SaringanPadananForm(request)
    page = paging.paginate(request, _filtered(form), sorts=queries.SORTS, default="nama")
    context = {"page": page, "urut": page.urut, "saringan": form, "boleh": _may_change(request)}
    return render(request, f"pegawai/padanan_list.html{'#daftar' if request.htmx else ''}", context)


@require_safe
@require_peran(*READERS)
def padanan_export(request: Permintaan) -> HttpResponse:
    form = SaringanPadananForm(request)
    return export_list(request, "padanan unit", _filtered(form), queries.SORTS, form, workbooks.write_padanan)


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


def _filtered(form: SaringanPadananForm) -> QuerySet[PadananUnit]:
    return queries.filter_padanan(form.value("q"), form.value("dipakai"))


def _may_change(request: Permintaan) -> bool:
    return "pegawai" in writable(request)
