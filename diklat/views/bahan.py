"""Materials of a batch: what is handed out by session, adding to it, taking away, and the file itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms.bahan import BahanForm
from diklat.models import BahanAjar
from diklat.queries import bahan as queries
from diklat.services import bahan as services
from lib.forms import add_refusal
from lib.masukan import attempt
from lib.unduhan import send_stored
from pegawai.isian import keeps_uploads
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
def bahan_list(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = get_object_or_404(queries.angkatan_terlihat(request.user).select_related("program"), pk=pk)
    context = {"angkatan": angkatan, "sesi_list": queries.list_bahan(angkatan, request.user)}
    return render(request, "diklat/bahan_list.html", context)


@keeps_uploads
@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.NARASUMBER, Peran.PENGELOLA)
def bahan_create(request: Permintaan, pk: int) -> HttpResponse:
    sesi = get_object_or_404(queries.sesi_bahan(request.user), pk=pk)
    form = BahanForm(request.POST or None, request.FILES or None)
    if form.is_valid() and form.dokumen:
        judul, nama = form.cleaned_data["judul"], form.nama_berkas
        try:
            services.add_bahan(sesi_id=pk, judul=judul, dokumen=form.dokumen, nama=nama, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{judul} dibagikan kepada peserta.")
            return redirect("diklat:bahan-list", sesi.angkatan_id)
    return render(request, "diklat/bahan_form.html", {"form": form, "sesi": sesi, "angkatan": sesi.angkatan})


@require_POST
@require_peran(Peran.NARASUMBER, Peran.PENGELOLA)
def bahan_delete(request: Permintaan, pk: int) -> HttpResponse:
    rows = BahanAjar.objects.filter(sesi__in=queries.sesi_bahan(request.user).order_by()).select_related("sesi")
    bahan = get_object_or_404(rows, pk=pk)
    attempt(request, lambda: services.delete_bahan(bahan_id=pk, by=request.user), f"{bahan.judul} tidak lagi dibagikan.")
    return redirect("diklat:bahan-list", bahan.sesi.angkatan_id)


@require_safe
@never_cache
def bahan_unduh(request: Permintaan, pk: int) -> FileResponse:
    """One of three fixed types, under a name of ours."""
    bahan = get_object_or_404(BahanAjar.objects.visible_to(request.user), pk=pk)
    akhiran = str(bahan.berkas.name).rpartition(".")[2]
    nama = f"{slugify(bahan.judul)[:80] or pk}.{akhiran}"
    return send_stored(bahan.berkas, nama, bahan.jenis_berkas)
