"""Applying, and everything that the person or a colleague does with one application."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import pendaftaran as forms
from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import IKUT
from diklat.permissions import READERS
from diklat.queries import halaman_angkatan
from diklat.queries import halaman_pendaftaran as queries
from diklat.queries.katalog_manfaat import build_manfaat
from diklat.queries.pembaca import get_pembaca
from diklat.queries.ruang_kerja import get_lencana
from diklat.services import pendaftaran as services
from lib import waktu
from lib.format import format_waktu
from lib.masukan import attempt
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of


def angkatan_peserta_detail(request: Permintaan, angkatan: Angkatan, form: forms.DaftarForm | None = None) -> HttpResponse:
    """The page of a batch for whoever may take part; `form` comes back with what was typed after a refusal."""
    pembaca = get_pembaca(request.user.pegawai_id) if request.user.pegawai_id is not None else None
    gains = angkatan.status != Angkatan.Status.BATAL
    context = {
        "angkatan": angkatan,
        "halaman": halaman_angkatan.get_halaman(angkatan, pembaca),
        "lencana": get_lencana(angkatan),
        "manfaat": build_manfaat(angkatan.program, pembaca if gains else None),
        "form": form or forms.DaftarForm(),
        "boleh_usul": bool(request.user.headed_unit_ids) and angkatan.is_open,
    }
    return render(request, "diklat/angkatan_peserta.html", context)


@require_POST
def pendaftaran_create(request: Permintaan, pk: int) -> HttpResponse:
    """Apply for oneself. A second press leads to the same application."""
    angkatan = get_object_or_404(halaman_angkatan.visible_list(request.user), pk=pk)
    pegawai = request.user.pegawai
    if pegawai is None:
        messages.error(request, "Akun ini tidak terhubung dengan data pegawai, jadi tidak dapat mendaftar.")
        return redirect(angkatan)
    if own := Pendaftaran.objects.alive().filter(angkatan=angkatan, pegawai=pegawai).first():
        messages.info(request, "Anda sudah terdaftar pada angkatan ini.")
        return redirect(own)
    form = forms.DaftarForm(request.POST)
    if form.is_valid():
        try:
            row = services.enroll_peserta(
                angkatan_id=pk, pegawai_id=pegawai.pk, by=request.user, alasan_pengecualian=form.cleaned_data["alasan_pengecualian"]
            )
        except ValidationError as refusal:
            return _refused(request, angkatan, form, refusal)
        messages.success(request, queries.describe_hasil(row))
        return redirect(row)
    return angkatan_peserta_detail(request, angkatan, form)


@require_safe
def pendaftaran_detail(request: Permintaan, pk: int) -> HttpResponse:
    daftar = _get(request, pk)
    about(request, daftar.pegawai_id)
    context = queries.get_detail(daftar, request.user, is_pembaca=bool(peran_of(request.user) & set(READERS)))
    context |= {"sekarang": waktu.now(), "dapat_izin": IKUT}
    return render(request, "diklat/pendaftaran_detail.html", {"daftar": daftar, **context})


@require_POST
def pendaftaran_accept(request: Permintaan, pk: int) -> HttpResponse:
    daftar = _get(request, pk)
    attempt(
        request,
        lambda: services.accept_tawaran(pendaftaran_id=pk, by=request.user),
        f"Kursi Anda pada {daftar.angkatan.nama} dipastikan. Undangan dan pengingat menyusul lewat surel.",
    )
    return redirect(daftar)


@require_http_methods(["GET", "HEAD", "POST"])
def pendaftaran_decline(request: Permintaan, pk: int) -> HttpResponse:
    daftar = _get(request, pk)
    form = forms.LepasForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.decline_tawaran(pendaftaran_id=pk, by=request.user, alasan=form.cleaned_data["alasan"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Tawaran dilepas. Kursinya diberikan kepada urutan berikutnya.")
            return redirect(daftar)
    context = {"daftar": daftar, "form": form, "boleh": queries.may_answer(daftar, request.user)}
    return render(request, "diklat/pendaftaran_decline.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pendaftaran_cancel(request: Permintaan, pk: int) -> HttpResponse:
    daftar = _get(request, pk)
    form = forms.BatalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.cancel_pendaftaran(pendaftaran_id=pk, by=request.user, alasan=form.cleaned_data["alasan"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Pendaftaran {daftar.pegawai.nama} pada {daftar.angkatan.nama} dibatalkan.")
            return redirect(daftar)
    context = {"daftar": daftar, "form": form, "halangan": queries.cancel_refusal(daftar, request.user)}
    return render(request, "diklat/pendaftaran_cancel.html", context)


def _get(request: Permintaan, pk: int) -> Pendaftaran:
    rows = Pendaftaran.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("angkatan__program", "pegawai", "unit", "jabatan", "unit_pemutus", "menggantikan"), pk=pk)


def _refused(request: Permintaan, angkatan: Angkatan, form: forms.DaftarForm, refusal: ValidationError) -> HttpResponse:
    """A seat may have gone, or the double press may have come in between.

    Only a reason still to be given draws the page again; hundreds may be refused at once.
    """
    own = Pendaftaran.objects.alive().filter(angkatan=angkatan, pegawai=request.user.pegawai).first()
    if own is not None:
        messages.info(request, f"Anda sudah mendaftar pada angkatan ini, {format_waktu(own.dibuat)}.")
        return redirect(own)
    if any((error.params or {}).get("mengalah") for error in refusal.error_list):
        form.add_error("alasan_pengecualian", refusal)
        return angkatan_peserta_detail(request, angkatan, form)
    messages.error(request, " ".join(refusal.messages))
    return redirect(angkatan)
