"""The catalogue of what points can be redeemed for; the training office writes it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from insentif.forms.saringan import SaringanImbalanForm
from insentif.forms.tukar import ImbalanForm
from insentif.models import Imbalan
from insentif.permissions import READERS, WRITERS
from insentif.queries import imbalan as queries
from insentif.services import tukar as services
from insentif.workbooks import penukaran as workbooks
from lib import paging
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import export_list


@require_safe
@require_peran(*READERS)
def imbalan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanImbalanForm(request)
    page = paging.paginate(
        request, queries.imbalan_list(saringan.value("q"), dipakai=saringan.is_dipakai), sorts=queries.SORTS, default="poin"
    )
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": bool(peran_of(request.user) & set(WRITERS)),
    }
    return render(request, "insentif/imbalan_list.html", context)


@require_safe
@require_peran(*READERS)
def imbalan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanImbalanForm(request)
    rows = queries.imbalan_list(saringan.value("q"), dipakai=saringan.is_dipakai)
    return export_list(request, "imbalan", rows, queries.SORTS, saringan, workbooks.write_imbalan)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def imbalan_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Imbalan())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def imbalan_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Imbalan, pk=pk))


def _edit(request: Permintaan, imbalan: Imbalan) -> HttpResponse:
    nama, form = imbalan.nama, ImbalanForm(request.POST if request.method == "POST" else None, instance=imbalan)
    if form.is_valid():
        try:
            services.save_imbalan(imbalan=form.instance, stok_lama=form.cleaned_data["stok_lama"], by=request.user)
        except ValidationError as refusal:
            form.add_error("stok", refusal)
            form.data = {**request.POST.dict(), "stok_lama": (refusal.params or {}).get("kini")}  # saved again, it is meant
        else:
            messages.success(request, f"{form.instance.nama} tersimpan.")
            return redirect("insentif:imbalan-list")
    return render(request, "insentif/imbalan_form.html", {"form": form, "imbalan": imbalan, "nama": nama})
