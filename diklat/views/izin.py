"""A participant says in advance that he will not be at a session, and takes it back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from diklat.forms.kehadiran import IzinForm
from diklat.models import Kehadiran, Sesi
from diklat.services import kehadiran as services
from lib import waktu
from lib.masukan import attempt
from pegawai.permintaan import Permintaan


@require_http_methods(["GET", "HEAD", "POST"])
def izin_create(request: Permintaan, pk: int) -> HttpResponse:
    sesi = _get_sesi(request, pk)
    form = IzinForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _ask(request, sesi, form):
        return redirect("diklat:izin-create", sesi.pk)
    tercatat = Kehadiran.objects.filter(sesi=sesi, pendaftaran__pegawai=request.user.pegawai_id).first()
    context = {"sesi": sesi, "form": form, "tercatat": tercatat, "sudah_mulai": sesi.mulai <= waktu.now()}
    return render(request, "diklat/izin_create.html", context)


@require_POST
def izin_withdraw(request: Permintaan, pk: int) -> HttpResponse:
    sesi = _get_sesi(request, pk)
    done = f"Izin Anda untuk Sesi {sesi.nomor} ditarik. Anda ditunggu di ruang kelas."
    attempt(request, lambda: services.withdraw_izin(sesi_id=sesi.pk, by=request.user), done)
    return redirect("diklat:izin-create", sesi.pk)


def _get_sesi(request: Permintaan, pk: int) -> Sesi:
    """Only sessions of batches that this person takes part in."""
    sesi = get_object_or_404(Sesi.objects.select_related("angkatan__program", "ruang", "narasumber"), pk=pk)
    try:
        services.get_pendaftaran(sesi, request.user)
    except ValidationError as refusal:
        raise Http404 from refusal
    return sesi


def _ask(request: Permintaan, sesi: Sesi, form: IzinForm) -> bool:
    data = form.cleaned_data
    try:
        services.request_izin(sesi_id=sesi.pk, status=data["status"], alasan=data["alasan"], by=request.user)
    except ValidationError as refusal:
        form.add_error("alasan" if refusal.code == "alasan" else None, refusal)
        return False
    messages.success(request, f"Izin Anda untuk Sesi {sesi.nomor} tercatat. Pengajar dan pengelola diklat melihatnya di daftar hadir.")
    return True
