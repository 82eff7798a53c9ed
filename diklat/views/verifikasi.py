"""The officers' queue of training elsewhere: the oldest first, one decision a row, then the next one."""

from collections.abc import Callable

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.forms import riwayat as forms
from diklat.forms.saringan import SaringanRiwayatForm
from diklat.models import RiwayatLuar
from diklat.permissions import READERS, WRITERS
from diklat.queries import riwayat as queries
from diklat.services import riwayat as services
from diklat.views.riwayat import render_detail
from lib import paging
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

SORTS: dict[str, paging.Sort] = {
    "dibuat": "dibuat",
    "pegawai": ("pegawai__nama", "dibuat"),
    "nama": "nama",
    "selesai": "selesai",
    "jp": "jp",
}
SEMUA = "semua"


@require_safe
@require_peran(*READERS)
def verifikasi_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanRiwayatForm(request)
    default = "dibuat" if saringan.value("status") == queries.Status.DIAJUKAN else "-dibuat"
    page = paging.paginate(request, queries.verifikasi_list(request.user, saringan.nilai), sorts=SORTS, default=default)
    counts = queries.count_by_status(request.user)
    tabs = [(kode, str(label), counts[kode]) for kode, label in queries.Status.choices]
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "tab": saringan.value("status"),
        "tabs": [*tabs, (saringan.SEMUA, "Semua", sum(counts.values()))],
    }
    return render(request, "diklat/riwayat_verifikasi.html", context)


@require_POST
@require_peran(*WRITERS)
def riwayat_verify(request: Permintaan, pk: int) -> HttpResponse:
    form = forms.VerifikasiForm(request.POST)

    def act() -> str:
        data = form.cleaned_data
        row = services.verify_riwayat(
            riwayat_id=pk, jp_diakui=data["jp"], is_penugasan=data["is_penugasan"], catatan=data["catatan"], by=request.user
        )
        return f"{row.nama} diverifikasi dengan {row.jp} JP. Pegawai diberi tahu lewat surel."

    return _decide(request, pk, form, act, "setuju")


@require_POST
@require_peran(*WRITERS)
def riwayat_refuse(request: Permintaan, pk: int) -> HttpResponse:
    form = forms.AlasanForm(request.POST)

    def act() -> str:
        row = services.refuse_riwayat(riwayat_id=pk, alasan=form.cleaned_data["alasan"], by=request.user)
        return f"{row.nama} ditolak. Pegawai menerima alasannya lewat surel."

    return _decide(request, pk, form, act, "alasan")


@require_POST
@require_peran(*WRITERS)
def riwayat_undo(request: Permintaan, pk: int) -> HttpResponse:
    form = forms.AlasanForm(request.POST)

    def act() -> str:
        row = services.undo_verifikasi(riwayat_id=pk, alasan=form.cleaned_data["alasan"], by=request.user)
        return f"Verifikasi {row.nama} diurungkan. Riwayat ini kembali ke antrean, dan JP-nya ditarik."

    return _decide(request, pk, form, act, "alasan", onward=False)


def _decide(
    request: Permintaan, pk: int, form: django_forms.Form, act: Callable[[], str], name: str, *, onward: bool = True
) -> HttpResponse:
    get_object_or_404(RiwayatLuar.objects.visible_to(request.user), pk=pk)
    if form.is_valid():
        try:
            messages.success(request, act())
        except ValidationError as refusal:
            form.add_error(refusal.code if refusal.code in form.fields else None, refusal)
        else:
            following = queries.next_waiting(request.user) if onward else None
            return redirect(following or ("diklat:verifikasi-list" if onward else get_object_or_404(RiwayatLuar, pk=pk)))
    return render_detail(request, pk, form=form, **{name: form})
