"""Meetings of a pair: recorded by one of the two, confirmed by the other."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from diklat.forms import mentoring as forms
from diklat.models import Mentoring, PertemuanMentoring
from diklat.services import pertemuan as services
from diklat.views.mentoring import find_mentoring, is_pair
from lib.format import format_tanggal
from lib.masukan import attempt
from pegawai.permintaan import Permintaan

FIELDS = {"masa_depan": "tanggal", "sebelum_mulai": "tanggal", "sudah_dicatat": "tanggal", "lama": "menit", "topik": "topik"}


@require_http_methods(["GET", "HEAD", "POST"])
def pertemuan_create(request: Permintaan, pk: int) -> HttpResponse:
    mentoring = find_mentoring(request, pk)
    if not is_pair(request, mentoring):
        raise PermissionDenied
    form = forms.PertemuanForm(request.POST if request.method == "POST" else None, mentoring=mentoring)
    if form.is_valid() and _add(request, mentoring, form):
        return redirect(mentoring)
    return render(request, "diklat/mentoring_pertemuan.html", {"mentoring": mentoring, "form": form})


@require_POST
def pertemuan_confirm(request: Permintaan, pk: int) -> HttpResponse:
    pertemuan = find_pertemuan(request, pk)
    done = f"Pertemuan {format_tanggal(pertemuan.tanggal)} sudah dipastikan keduanya dan dihitung sebagai JP."
    attempt(request, lambda: services.confirm_pertemuan(pertemuan_id=pk, by=request.user), done)
    return redirect(pertemuan.mentoring)


@require_POST
def pertemuan_delete(request: Permintaan, pk: int) -> HttpResponse:
    pertemuan = find_pertemuan(request, pk)
    attempt(request, lambda: services.delete_pertemuan(pertemuan_id=pk, by=request.user), _gone(request, pertemuan))
    return redirect(pertemuan.mentoring)


@require_POST
def pertemuan_remind(request: Permintaan, pk: int) -> HttpResponse:
    pertemuan = find_pertemuan(request, pk)
    done = "Surel pengingat segera dikirim."
    attempt(request, lambda: services.remind_pertemuan(pertemuan_id=pk, by=request.user), done)
    return redirect(pertemuan.mentoring)


def find_pertemuan(request: Permintaan, pk: int) -> PertemuanMentoring:
    """One of the reader's scope is 404 outside it; only the two may act on it."""
    seen = Mentoring.objects.visible_to(request.user)
    rows = PertemuanMentoring.objects.filter(mentoring__in=seen).select_related("mentoring__mentor", "mentoring__mentee", "dicatat_oleh")
    found: PertemuanMentoring = get_object_or_404(rows, pk=pk)
    if not is_pair(request, found.mentoring):
        raise PermissionDenied
    return found


def _add(request: Permintaan, mentoring: Mentoring, form: forms.PertemuanForm) -> bool:
    try:
        services.add_pertemuan(mentoring_id=mentoring.pk, by=request.user, **form.cleaned_data)
    except ValidationError as refusal:
        form.add_error(FIELDS.get(refusal.code or ""), refusal)
        return False
    other = mentoring.mentee if request.user.pegawai_id == mentoring.mentor_id else mentoring.mentor
    messages.success(request, f"Pertemuan tercatat. {other.nama} diminta memastikannya lewat surel.")
    return True


def _gone(request: Permintaan, pertemuan: PertemuanMentoring) -> str:
    day = format_tanggal(pertemuan.tanggal)
    if pertemuan.dicatat_oleh_id == request.user.pegawai_id:
        return f"Catatan pertemuan {day} dihapus."
    return f"Catatan pertemuan {day} ditolak dan dihapus. Sampaikan alasannya kepada {pertemuan.dicatat_oleh.nama}."
