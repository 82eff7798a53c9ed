"""Mentoring: own pairs for the two and the mentee's head, all for those who read the city; who writes what, the services say."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import mentoring as forms
from diklat.forms.program import make_baris
from diklat.forms.saringan import SaringanMentoringForm
from diklat.models import Mentoring
from diklat.permissions import WRITERS
from diklat.queries import mentoring as queries
from diklat.queries.program import kompetensi_berkata
from diklat.services import mentoring as services
from diklat.workbooks import mentoring as workbook
from lib import paging
from lib.masukan import attempt
from lib.unduhan import attachment
from pegawai.akses import about
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes

PEMBUAT = (*WRITERS, Peran.ATASAN)


@require_safe
def mentoring_list(request: Permintaan) -> HttpResponse:
    saringan = read_saringan(request)
    page = paging.paginate(request, queries.mentoring_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-mulai")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "menunggu": queries.waiting_count(request.user),
        "boleh_buat": may_create(request),
        "kota": request.user.has_city_scope,
    }
    return render(request, "diklat/mentoring_list.html", context)


@require_safe
def mentoring_export(request: Permintaan) -> HttpResponse:
    """The rows of the list, for whoever sees them."""
    saringan = read_saringan(request)
    urut = paging.read_sort(request, queries.SORTS, "-mulai")
    rows = list(paging.order_by(queries.mentoring_list(request.user, saringan.nilai), queries.SORTS, urut))
    answer = attachment("mentoring")
    notes = make_notes(request, "Mentoring", saringan.describe(), len(rows))
    workbook.write_mentoring(answer, rows, with_nip=request.user.has_city_scope, notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PEMBUAT)
def mentoring_create(request: Permintaan) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    more = data is not None and "tambah" in data
    rows = make_baris(forms.TujuanBarisForm, data, initial=[], pilihan=kompetensi_berkata())
    form = forms.MentoringForm(None if more else data, initial=data.dict() if more and data else read_initial(request), user=request.user)
    if data is not None and not more and form.is_valid() and rows.is_valid() and (made := _create(request, form, rows.isi)):
        messages.success(request, f"Mentoring {made.mentee.nama} dengan {made.mentor.nama} dimulai.")
        return redirect(made)
    context = {"form": form, "baris": rows, "kota": _is_writer(request)}
    return render(request, "diklat/mentoring_form.html", context)


@require_safe
def mentoring_detail(request: Permintaan, pk: int) -> HttpResponse:
    mentoring = find_mentoring(request, pk)
    about(request, mentoring.mentee_id)
    berjalan = mentoring.status == Mentoring.Status.BERJALAN
    context = {
        "mentoring": mentoring,
        "rincian": queries.get_rincian(mentoring, request.user.pegawai_id),
        "lewat": queries.overdue_days(mentoring),
        "boleh_catat": berjalan and is_pair(request, mentoring),
        "boleh_tutup": berjalan and request.user.pegawai_id == mentoring.mentor_id,
        "boleh_batal": berjalan and _is_writer(request),
    }
    return render(request, "diklat/mentoring_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def mentoring_close(request: Permintaan, pk: int) -> HttpResponse:
    mentoring = find_mentoring(request, pk)
    if request.user.pegawai_id != mentoring.mentor_id:
        raise PermissionDenied
    tujuan, kata = queries.tujuan_of(mentoring)
    form = forms.TutupForm(request.POST if request.method == "POST" else None, tujuan=tujuan, kata=kata)
    if form.is_valid():
        try:
            services.close_mentoring(mentoring_id=pk, akhir=form.akhir, catatan=form.cleaned_data["catatan_akhir"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Mentoring {mentoring.mentee.nama} ditutup.")
            return redirect(mentoring)
    belum = list(mentoring.pertemuan_list.pending().order_by("tanggal"))
    return render(request, "diklat/mentoring_close.html", {"mentoring": mentoring, "form": form, "kata": kata, "belum": belum})


@require_POST
@require_peran(*WRITERS)
def mentoring_cancel(request: Permintaan, pk: int) -> HttpResponse:
    mentoring = find_mentoring(request, pk)
    alasan = request.POST.get("alasan", "")
    done = f"Mentoring {mentoring.mentee.nama} dibatalkan. Pertemuan yang sudah dipastikan tetap dihitung."
    attempt(request, lambda: services.cancel_mentoring(mentoring_id=pk, alasan=alasan, by=request.user), done)
    return redirect(mentoring)


def find_mentoring(request: Permintaan, pk: int) -> Mentoring:
    rows = Mentoring.objects.visible_to(request.user).select_related("program__jenis", "mentor", "mentee", "dibuat_oleh")
    found: Mentoring = get_object_or_404(rows, pk=pk)
    return found


def is_pair(request: Permintaan, mentoring: Mentoring) -> bool:
    return request.user.pegawai_id in (mentoring.mentor_id, mentoring.mentee_id)


def may_create(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(PEMBUAT))


def _is_writer(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(WRITERS))


def _create(request: Permintaan, form: forms.MentoringForm, isi: list[dict[str, Any]]) -> Mentoring | None:
    try:
        return services.create_mentoring(**form.cleaned_data, tujuan=forms.as_tujuan(isi), by=request.user)
    except ValidationError as refusal:
        field = {"bukan_bawahan": "mentee", "orang_sama": "mentor", "jenis": "program", "tanggal": "selesai"}.get(refusal.code or "")
        form.add_error(field, refusal)
        return None


def read_initial(request: Permintaan) -> dict[str, Any]:
    """A link may name the mentee: ?mentee=NIP."""
    return {"mentee": paging.read_text(request, "mentee")}


def peran_pilihan(request: Permintaan) -> list[tuple[str, str]]:
    if request.user.pegawai_id is None:
        return []
    others = may_create(request) or request.user.has_city_scope
    return [(kode, label) for kode, label in queries.PERAN_PILIHAN.items() if kode != "unit" or others]


def read_saringan(request: Permintaan) -> SaringanMentoringForm:
    return SaringanMentoringForm(request, peran=peran_pilihan(request), kota=request.user.has_city_scope)
