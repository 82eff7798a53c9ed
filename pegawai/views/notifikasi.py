"""The mail log, the words of the mails, and everybody's own mails."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from pegawai import tasks
from pegawai.forms import notifikasi as forms
from pegawai.forms.saringan import SaringanNotifikasiForm
from pegawai.models import AturanPengingat, Notifikasi, Pengguna
from pegawai.peran import Peran
from pegawai.permissions import PEMBACA_SUREL, peran_of, require_peran
from pegawai.queries import notifikasi as queries
from pegawai.services.notifikasi import contoh, ekspor, kata, kelola

SORTS: dict[str, paging.Sort] = {"dibuat": "dibuat", "selesai": "selesai", "kirim": "kirim_pada"}


@require_safe
@require_peran(*PEMBACA_SUREL)
def notifikasi_list(request: HttpRequest) -> HttpResponse:
    form = SaringanNotifikasiForm(request)
    page = paging.paginate(request, queries.filter_notifikasi(form.nilai), sorts=SORTS, default="-dibuat")
    context = {"page": page, "urut": page.urut, "catatan": queries.describe(page.rows), "saringan": form, "boleh_ubah": _may_write(request)}
    return render(request, "pegawai/notifikasi_list.html", context)


@require_POST
@require_peran(*PEMBACA_SUREL)
def notifikasi_export(request: HttpRequest) -> HttpResponse:
    form = SaringanNotifikasiForm(request)
    job = ekspor.create_ekspor_notifikasi(saringan=form.nilai, keterangan=form.describe(), by=_user(request))
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
@require_peran(*PEMBACA_SUREL)
def notifikasi_detail(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Notifikasi.objects.select_related("pegawai", "pengguna"), pk=pk)
    context = {
        "catatan": queries.describe([row])[0],
        "lain": queries.related(row),
        "boleh_ulang": _may_write(request) and row.status in (row.Status.GAGAL, row.Status.TIDAK_PASTI) and row.selesai,
    }
    return render(request, "pegawai/notifikasi_detail.html", context)


@require_POST
@require_peran(Peran.PENGELOLA)
def notifikasi_resend(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Notifikasi, pk=pk)
    form = forms.KirimUlangForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Tulis alasan mengirim ulang, paling panjang 200 karakter.")
        return redirect("pegawai:notifikasi-detail", pk=row.pk)
    try:
        row = kelola.resend_notifikasi(notifikasi_id=row.pk, alasan=form.cleaned_data["alasan"], by=_user(request))
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    else:
        tasks.send_notifikasi.delay_on_commit()
        messages.success(request, "Surel masuk antrean dan dikirim dalam beberapa detik, bila masih diperlukan.")
    return redirect("pegawai:notifikasi-detail", pk=row.pk)


@require_safe
@require_peran(*PEMBACA_SUREL)
def pengingat_list(request: HttpRequest) -> HttpResponse:
    context = {"aturan_list": AturanPengingat.objects.order_by("urutan", "kode"), "boleh_ubah": _may_write(request)}
    return render(request, "pegawai/pengingat_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PENGELOLA)
def pengingat_edit(request: HttpRequest, kode: str) -> HttpResponse:
    """Change the words; "Lihat contoh" shows them with sample values and saves nothing."""
    aturan = get_object_or_404(AturanPengingat, kode=kode)
    form = forms.AturanPengingatForm(request.POST if request.method == "POST" else None, instance=aturan)
    valid = form.is_valid()
    if valid and "pratinjau" not in request.POST:
        kelola.save_aturan(aturan=form.instance, by=_user(request))
        messages.success(request, f"Surel “{aturan.nama}” disimpan. Surel berikutnya memakai kata-kata ini.")
        return redirect("pegawai:pengingat-list")
    sample = contoh.make_contoh(aturan) if valid or not form.is_bound else None
    context = {"form": form, "aturan": aturan, "penanda": kata.placeholders_of(aturan), "contoh": sample}
    return render(request, "pegawai/pengingat_form.html", context)


def _may_write(request: HttpRequest) -> bool:
    return Peran.PENGELOLA in peran_of(_user(request))


def _user(request: HttpRequest) -> Pengguna:
    return cast("Pengguna", request.user)
