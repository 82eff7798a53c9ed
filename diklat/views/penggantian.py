"""Handing a seat to a colleague: the offer, and the page on which he answers it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import pendaftaran as forms
from diklat.models import Pendaftaran, Penggantian
from diklat.queries import halaman_pendaftaran, pengganti
from diklat.services import pendaftaran as services
from lib import paging
from lib.format import format_waktu
from lib.masukan import attempt, read_id
from pegawai.permintaan import Permintaan


@require_http_methods(["GET", "HEAD", "POST"])
def pendaftaran_replace(request: Permintaan, pk: int) -> HttpResponse:
    """Search a colleague, then offer him the seat with a reason. Searching again keeps the reason that was typed."""
    daftar = get_object_or_404(Pendaftaran.objects.visible_to(request.user).select_related("angkatan__program", "pegawai"), pk=pk)
    chosen = read_id(request.POST, "pegawai")
    sends = request.method == "POST" and "cari" not in request.POST
    form = forms.GantiForm(request.POST if sends else None, initial={"alasan": request.POST.get("alasan", "")})
    if sends and chosen is None:
        form.add_error(None, "Pilih rekan yang menggantikan.")
    elif form.is_valid() and chosen is not None:
        try:
            offer = services.offer_kursi(pendaftaran_id=pk, pegawai_id=chosen, by=request.user, alasan=form.cleaned_data["alasan"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            until = format_waktu(offer.sampai)
            messages.success(request, f"Kursi ditawarkan kepada {offer.calon.nama} sampai {until}. Sampai ia menyanggupi, kursi tetap.")
            return redirect(daftar)
    return render(request, "diklat/pendaftaran_replace.html", _replace_context(request, daftar, form) | {"dipilih": chosen})


def _replace_context(request: Permintaan, daftar: Pendaftaran, form: forms.GantiForm) -> dict[str, object]:
    text, own = paging.read_text(request, posted=True), daftar.pegawai_id == request.user.pegawai_id
    may = halaman_pendaftaran.may_replace(daftar, request.user)
    find = pengganti.find_rekan if own else pengganti.find_pengganti
    found = find(daftar, request.user, text or paging.read_text(request, "nama")) if may else []
    return {"daftar": daftar, "form": form, "q": text, "boleh": may, "sendiri": own, "calon": found}


@require_safe
def penggantian_detail(request: Permintaan, pk: int) -> HttpResponse:
    offer = _own(request, pk)
    is_open = Penggantian.objects.open().filter(pk=pk).exists()
    sessions = offer.pendaftaran.angkatan.sesi_list.filter(is_batal=False).select_related("ruang")
    return render(request, "diklat/penggantian_detail.html", {"tawaran": offer, "terbuka": is_open, "jadwal": sessions})


@require_POST
def penggantian_accept(request: Permintaan, pk: int) -> HttpResponse:
    offer = _own(request, pk)
    try:
        row = services.accept_penggantian(penggantian_id=pk, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(offer)
    messages.success(request, halaman_pendaftaran.describe_hasil(row))
    return redirect(row)


@require_POST
def penggantian_decline(request: Permintaan, pk: int) -> HttpResponse:
    offer = _own(request, pk)
    name = offer.pendaftaran.pegawai.nama
    done = attempt(
        request,
        lambda: services.decline_penggantian(penggantian_id=pk, by=request.user),
        f"Anda tidak menggantikan {name}. Yang menawarkan diberi tahu.",
    )
    return redirect("diklat:diklat-saya" if done else offer)


@require_POST
def penggantian_withdraw(request: Permintaan, pk: int) -> HttpResponse:
    seats = Pendaftaran.objects.visible_to(request.user)
    offer = get_object_or_404(Penggantian.objects.filter(pendaftaran__in=seats).select_related("pendaftaran"), pk=pk)
    attempt(
        request, lambda: services.withdraw_penggantian(penggantian_id=pk, by=request.user), "Tawaran ditarik. Kursi tetap pada pesertanya."
    )
    return redirect(offer.pendaftaran)


def _own(request: Permintaan, pk: int) -> Penggantian:
    """Nobody but the colleague himself."""
    rows = Penggantian.objects.filter(calon=request.user.pegawai) if request.user.pegawai_id else Penggantian.objects.none()
    return get_object_or_404(rows.select_related("pendaftaran__angkatan__program", "pendaftaran__pegawai", "hasil"), pk=pk)
