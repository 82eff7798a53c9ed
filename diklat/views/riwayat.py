"""Training that somebody took elsewhere: the own list, the proposal with its proof, its page, and the proof itself."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import riwayat as forms
from diklat.models import RiwayatLuar
from diklat.permissions import WRITERS
from diklat.queries import riwayat as queries
from diklat.services import riwayat as services
from lib import paging
from lib.masukan import attempt
from lib.unduhan import send_stored
from pegawai.akses import about
from pegawai.isian import keeps_uploads
from pegawai.models import Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran

SORTS: dict[str, paging.Sort] = {"selesai": "selesai", "nama": "nama", "jp": "jp", "status": "status"}
FIELD_OF = {"masa_depan": "selesai", "terlalu_lama": "mulai", "bukti_sama": "berkas", "kuota": "berkas"}
STATUS = RiwayatLuar.Status


@require_safe
@require_peran(Peran.PEGAWAI)
def riwayat_list(request: Permintaan) -> HttpResponse:
    page = paging.paginate(request, queries.own_list(request.user.pegawai_id or 0), sorts=SORTS, default="-selesai")
    return render(request, "diklat/riwayat_list.html", {"page": page, "urut": page.urut})


@keeps_uploads
@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def riwayat_create(request: Permintaan) -> HttpResponse:
    form = forms.RiwayatForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (riwayat := _save(request, form)):
        messages.success(request, "Riwayat diklat terkirim. Petugas memeriksa buktinya, lalu Anda diberi tahu lewat surel.")
        return redirect(riwayat)
    return render(request, "diklat/riwayat_form.html", {"form": form})


@keeps_uploads
@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def riwayat_update(request: Permintaan, pk: int) -> HttpResponse:
    riwayat = get_object_or_404(RiwayatLuar, pk=pk, pegawai=request.user.pegawai_id)
    if riwayat.status == STATUS.DIVERIFIKASI:
        messages.error(request, "Riwayat ini sudah diverifikasi dan tidak dapat diubah. Hubungi pengelola diklat bila keliru.")
        return redirect(riwayat)
    form = forms.RiwayatForm(request.POST or None, request.FILES or None, instance=riwayat)
    if form.is_valid() and _save(request, form, pk):
        messages.success(request, "Perubahan tersimpan. Riwayat ini menunggu verifikasi.")
        return redirect("diklat:riwayat-detail", pk)
    return render(request, "diklat/riwayat_form.html", {"form": form, "riwayat": RiwayatLuar.objects.get(pk=pk)})


@require_safe
def riwayat_detail(request: Permintaan, pk: int) -> HttpResponse:
    return render_detail(request, pk)


@require_POST
@require_peran(Peran.PEGAWAI)
def riwayat_withdraw(request: Permintaan, pk: int) -> HttpResponse:
    riwayat = get_object_or_404(RiwayatLuar, pk=pk, pegawai=request.user.pegawai_id)
    if attempt(request, lambda: services.withdraw_riwayat(riwayat_id=pk, by=request.user), f"{riwayat.nama} ditarik. Buktinya dihapus."):
        return redirect("diklat:riwayat-list")
    return redirect(riwayat)


@require_safe
@never_cache
def riwayat_bukti(request: Permintaan, pk: int) -> FileResponse:
    """One of three fixed types, under a name of ours."""
    riwayat = get_object_or_404(RiwayatLuar.objects.visible_to(request.user).select_related("pegawai"), pk=pk)
    about(request, riwayat.pegawai_id)
    akhiran = str(riwayat.bukti.name).rpartition(".")[2]
    nama = f"bukti-{slugify(riwayat.nama)[:60] or pk}-{riwayat.pegawai.nip}.{akhiran}"
    return send_stored(riwayat.bukti, nama, riwayat.jenis_bukti)


def render_detail(request: Permintaan, pk: int, **bound: object) -> HttpResponse:
    """The page of one row; `bound` holds the form that was refused."""
    rows = RiwayatLuar.objects.visible_to(request.user).select_related("pegawai", "jenis", "diputuskan_oleh")
    riwayat = get_object_or_404(rows, pk=pk)
    about(request, riwayat.pegawai_id)
    sendiri = riwayat.pegawai_id == request.user.pegawai_id
    petugas = not sendiri and bool(peran_of(request.user) & set(WRITERS))
    initial = {"jp": riwayat.jp, "is_penugasan": riwayat.is_penugasan}
    context = {
        "riwayat": riwayat,
        "sendiri": sendiri,
        "boleh_putus": petugas and riwayat.status == STATUS.DIAJUKAN,
        "boleh_urung": petugas and riwayat.status == STATUS.DIVERIFIKASI,
        "boleh_ubah": sendiri and riwayat.status != STATUS.DIVERIFIKASI,
        "boleh_tarik": sendiri and riwayat.status == STATUS.DIAJUKAN,
        "setuju": forms.VerifikasiForm(initial=initial),
        "alasan": forms.AlasanForm(),
        "daftar": reverse("diklat:verifikasi-list") if petugas else "",
        **bound,
    }
    return render(request, "diklat/riwayat_detail.html", context)


def _save(request: Permintaan, form: forms.RiwayatForm, pk: int | None = None) -> RiwayatLuar | None:
    data, bukti, nama = form.cleaned_data, form.dokumen, form.nama_berkas
    try:
        if pk is not None:
            return services.update_riwayat(riwayat_id=pk, data=data, bukti=bukti, nama_bukti=nama, by=request.user)
        pegawai = Pegawai.objects.get(akun=request.user)
        if bukti is None:
            raise ValidationError("Pilih berkas bukti.", code="bukti_sama")
        return services.submit_riwayat(pegawai=pegawai, data=data, bukti=bukti, nama_bukti=nama)
    except ValidationError as refusal:
        form.add_error(FIELD_OF.get(refusal.code or ""), refusal)
        return None
