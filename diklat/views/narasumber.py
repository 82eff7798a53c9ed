"""Teachers: who they are, what they teach, and the role that follows from it."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import narasumber as forms
from diklat.models import Narasumber
from diklat.permissions import READERS, WRITERS
from diklat.queries import narasumber as queries
from diklat.queries import ruang as ruang_queries
from diklat.queries.sesi import group_by_hari
from diklat.services import narasumber as services
from diklat.views.angkatan import add_refusal
from diklat.views.masukan import read_day
from diklat.views.program import attachment, make_notes, may_write
from diklat.views.ruang import HARI_SEPEKAN
from diklat.workbooks import ruang as workbook
from kompetensi.views.masuk import Permintaan
from lib import paging
from pegawai.permissions import require_peran


@require_safe
@require_peran(*READERS)
def narasumber_list(request: Permintaan) -> HttpResponse:
    q, dipakai = paging.read_text(request), request.GET.get("dipakai") != "tidak"
    page = paging.paginate(request, queries.narasumber_list(q, dipakai=dipakai), sorts=queries.SORTS, default="nama")
    context = {
        "page": page,
        "urut": page.urut,
        "q": q,
        "dipakai": dipakai,
        "chips": _chips(request, q, dipakai),
        "boleh_ubah": may_write(request),
    }
    return render(request, "diklat/narasumber_list.html", context)


@require_safe
@require_peran(*READERS)
def narasumber_export(request: Permintaan) -> HttpResponse:
    q, dipakai = paging.read_text(request), request.GET.get("dipakai") != "tidak"
    urut = paging.read_sort(request, queries.SORTS, "nama")
    rows = list(paging.order_by(queries.narasumber_list(q, dipakai=dipakai), queries.SORTS, urut))
    keterangan = ", ".join(label for label, _ in _chips(request, q, dipakai)) or "tanpa saringan"
    answer = attachment("narasumber")
    workbook.write_narasumber(answer, rows, notes=make_notes(request, "Narasumber", keterangan, len(rows)))  # type: ignore[arg-type]
    return answer


@require_safe
@require_peran(*READERS)
def narasumber_detail(request: Permintaan, pk: int) -> HttpResponse:
    narasumber = get_object_or_404(Narasumber.objects.select_related("pegawai", "pengguna"), pk=pk)
    mulai = ruang_queries.monday_of(read_day(request.GET, "mulai") or timezone.localdate())
    sesi = ruang_queries.sesi_between(*ruang_queries.day_bounds(mulai, HARI_SEPEKAN)).filter(narasumber=narasumber)
    context = {
        "narasumber": narasumber,
        "hari_list": group_by_hari(sesi),
        "mulai": mulai,
        "akhir": mulai + timedelta(days=HARI_SEPEKAN - 1),
        "sebelum": mulai - timedelta(days=HARI_SEPEKAN),
        "sesudah": mulai + timedelta(days=HARI_SEPEKAN),
        "boleh_ubah": may_write(request),
    }
    return render(request, "diklat/narasumber_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def narasumber_create(request: Permintaan) -> HttpResponse:
    return _edit(request, Narasumber())


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def narasumber_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, get_object_or_404(Narasumber.objects.select_related("pegawai", "pengguna"), pk=pk))


def _edit(request: Permintaan, narasumber: Narasumber) -> HttpResponse:
    nama = narasumber.nama
    form = forms.NarasumberForm(request.POST if request.method == "POST" else None, instance=narasumber)
    if form.is_valid():
        try:
            services.save_narasumber(narasumber=form.instance, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, forms.rename_fields(refusal))
        else:
            messages.success(request, f"Narasumber {form.instance.nama} tersimpan.")
            return redirect("diklat:narasumber-detail", pk=form.instance.pk)
    return render(request, "diklat/narasumber_form.html", {"form": form, "narasumber": narasumber, "nama": nama})


def _chips(request: Permintaan, q: str, dipakai: bool) -> list[tuple[str, str]]:
    found = [(f"“{q}”", paging.without(request, "q"))] if q else []
    return found if dipakai else [*found, ("Tidak dipakai lagi", paging.without(request, "dipakai"))]
