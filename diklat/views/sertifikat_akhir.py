"""Replacing and withdrawing a certificate."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from diklat.forms import sertifikat as forms
from diklat.models import Sertifikat
from diklat.permissions import WRITERS
from diklat.queries import sertifikat as queries
from diklat.services import sertifikat as services
from diklat.views.sertifikat import RELATED
from lib.masukan import attempt
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def sertifikat_replace(request: Permintaan, pk: int) -> HttpResponse:
    """What is printed beside what the record says; the proposal waits for a second person."""
    row = _get(request, pk)
    form = forms.GantiForm(request.POST if request.method == "POST" else None, sertifikat=row)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.propose_ganti(pk=pk, alasan=data["alasan"], penanda_tangan_id=data["penanda_tangan"].pk, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Usul penggantian tersimpan. Sertifikat lama berlaku sampai pengelola lain mengesahkannya.")
            return redirect(row)
    context = {"sertifikat": row, "form": form, "beda": queries.compare_isi(row.isi, services.person_now(row.pendaftaran_id))}
    return render(request, "diklat/sertifikat_ganti.html", context | {"sendiri": is_own(request.user, row.pendaftaran.pegawai_id)})


@require_POST
@require_peran(*WRITERS)
def sertifikat_confirm(request: Permintaan, pk: int) -> HttpResponse:
    """The second person confirms the replacement, which is issued at once."""
    row = _get(request, pk)
    try:
        new = services.replace_sertifikat(pk=pk, dilihat=request.POST.get("dilihat", ""), by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(row)
    messages.success(request, f"Sertifikat {new.nomor} terbit, menggantikan {row.nomor}.")
    return redirect(new)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def sertifikat_propose(request: Permintaan, pk: int) -> HttpResponse:
    row = _get(request, pk)
    form = forms.CabutForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.propose_cabut(pk=pk, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, "Usul pencabutan tersimpan. Sertifikat tetap berlaku sampai pengelola lain mengesahkannya.")
            return redirect(row)
    context = {"sertifikat": row, "form": form, "sendiri": is_own(request.user, row.pendaftaran.pegawai_id)}
    return render(request, "diklat/sertifikat_cabut.html", context)


@require_POST
@require_peran(*WRITERS)
def sertifikat_revoke(request: Permintaan, pk: int) -> HttpResponse:
    """The second person, after the page that shows what falls and whom it mails."""
    row = _get(request, pk)
    seen = request.POST.get("dilihat", "")
    teks = "Pencabutan tidak dapat diurungkan; sertifikat baru dapat diterbitkan."
    tanya = Tanya(f"Cabut sertifikat {row.nomor}?", "Cabut", "Biarkan berlaku", row.get_absolute_url(), teks, bahaya=True)
    act = lambda: services.revoke_sertifikat(pk=pk, dilihat=seen, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, f"Sertifikat {row.nomor} dicabut.", dampak=services.dampak_cabut)


@require_POST
@require_peran(*WRITERS)
def sertifikat_keep(request: Permintaan, pk: int) -> HttpResponse:
    row = _get(request, pk)
    attempt(request, lambda: services.keep_sertifikat(pk=pk, by=request.user), f"Usul diurungkan. Sertifikat {row.nomor} tetap berlaku.")
    return redirect(row)


def _get(request: Permintaan, pk: int) -> Sertifikat:
    return get_object_or_404(Sertifikat.objects.visible_to(request.user).select_related(*RELATED), pk=pk)
