"""Teachers: who they are, what they teach, and the role that follows from it."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import narasumber as forms
from diklat.forms.saringan import SaringanNarasumberForm
from diklat.models import Narasumber
from diklat.permissions import READERS, WRITERS
from diklat.queries import narasumber as queries
from diklat.services import narasumber as services
from diklat.views import bookable
from diklat.workbooks import ruang as workbook
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import export_list


@require_safe
@require_peran(*READERS)
def narasumber_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanNarasumberForm(request)
    rows = queries.narasumber_list(saringan.value("q"), dipakai=saringan.is_dipakai)
    return bookable.render_list(request, "narasumber", rows, queries.SORTS, saringan)


@require_safe
@require_peran(*READERS)
def narasumber_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanNarasumberForm(request)
    rows = queries.narasumber_list(saringan.value("q"), dipakai=saringan.is_dipakai)
    return export_list(request, "narasumber", rows, queries.SORTS, saringan, workbook.write_narasumber)


@require_safe
@require_peran(*READERS)
def narasumber_detail(request: Permintaan, pk: int) -> HttpResponse:
    return bookable.render_week(request, "narasumber", _get(pk))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def narasumber_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Narasumber())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def narasumber_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, _get(pk))


def _get(pk: int) -> Narasumber:
    return get_object_or_404(Narasumber.objects.select_related("pegawai", "pengguna"), pk=pk)


def _edit(request: Permintaan, narasumber: Narasumber) -> HttpResponse:
    form = forms.NarasumberForm(request.POST if request.method == "POST" else None, instance=narasumber, user=request.user)

    def save() -> None:
        try:
            services.save_narasumber(narasumber=form.instance, by=request.user)
        except ValidationError as refusal:
            raise forms.rename_fields(refusal) from refusal

    return bookable.edit(request, "narasumber", form, save)
