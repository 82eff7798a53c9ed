"""Standards per position: a list, one position now and before, overriding from a day on, generating from the group."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kompetensi.forms import standar as forms
from kompetensi.forms.saringan import SaringanStandarForm
from kompetensi.models import Kompetensi
from kompetensi.queries import kata
from kompetensi.queries import standar as queries
from kompetensi.services import standar as services
from lib import paging, waktu
from lib.format import format_angka, format_tanggal
from pegawai import tasks
from pegawai.models import Jabatan
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

PEMBACA = (Peran.KEPEGAWAIAN, Peran.PENGELOLA, Peran.PIMPINAN, Peran.AUDITOR, Peran.ADMIN)
PENGEKSPOR = (Peran.KEPEGAWAIAN, Peran.PENGELOLA, Peran.AUDITOR)
SORTS: dict[str, paging.Sort] = {"nama": "nama", "kelompok": ("kelompok", "nama"), "standar": "standar_count", "pemegang": "pemegang_count"}


@require_safe
@require_peran(*PEMBACA)
def standar_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanStandarForm(request)
    page = paging.paginate(request, queries.jabatan_list(saringan.nilai), sorts=SORTS, default="nama")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": may_write(request),
        "boleh_ekspor": bool(peran_of(request.user) & set(PENGEKSPOR)),
    }
    return render(request, "kompetensi/standar_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def standar_detail(request: Permintaan, pk: int) -> HttpResponse:
    jabatan, today = get_object_or_404(Jabatan, pk=pk), waktu.today()
    context = {
        "jabatan": jabatan,
        "standar_list": queries.standar_on(jabatan, today),
        "kata": kata.kata_of(jabatan.standar_list.order_by().values_list("kompetensi_id", flat=True), today),
        "lain_list": queries.standar_lain(jabatan, today),
        "kurang": queries.missing_of(jabatan, today),
        "hari_ini": today,
        "boleh_ubah": may_write(request),
    }
    return render(request, "kompetensi/standar_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def standar_update(request: Permintaan, pk: int) -> HttpResponse:
    jabatan = get_object_or_404(Jabatan, pk=pk)
    sekarang = queries.present_level(jabatan, waktu.today())
    kompetensi = list(Kompetensi.objects.active())
    words = kata.kata_of((row.pk for row in kompetensi), waktu.today())
    form = forms.StandarForm(request.POST if request.method == "POST" else None, kompetensi=kompetensi, sekarang=sekarang, kata=words)
    if form.is_valid() and _save(request, jabatan, form):
        return redirect("kompetensi:standar-detail", pk=jabatan.pk)
    return render(request, "kompetensi/standar_form.html", {"jabatan": jabatan, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def standar_generate(request: Permintaan) -> HttpResponse:
    form = forms.BangkitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        hasil = services.generate_standar(**form.cleaned_data, by=request.user)
        messages.success(request, _describe(hasil))
        return redirect("kompetensi:standar-list")
    today = waktu.today()
    bawaan_list = queries.bawaan_list(today)
    words = kata.kata_of((row.kompetensi_id for bawaan in bawaan_list for row in bawaan.baris), today)
    context = {"form": form, "bawaan_list": bawaan_list, "kata": words}
    return render(request, "kompetensi/standar_generate.html", context)


@require_POST
@require_peran(*PENGEKSPOR)
def standar_export(request: Permintaan) -> HttpResponse:
    parameter = SaringanStandarForm(request).as_dict()
    job = pekerjaan.create_pekerjaan(jenis="ekspor-standar", judul="Ekspor standar kompetensi", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def may_write(request: Permintaan) -> bool:
    return Peran.KEPEGAWAIAN in peran_of(request.user)


def _save(request: Permintaan, jabatan: Jabatan, form: forms.StandarForm) -> bool:
    mulai = form.cleaned_data["mulai"]
    try:
        changed = services.set_standar(jabatan=jabatan, isi=form.isi, mulai=mulai, by=request.user)
    except ValidationError as refusal:
        form.add_error("mulai" if refusal.code == "mendahului" else None, refusal)
        return False
    if changed:
        messages.success(request, f"{changed} standar berubah mulai {format_tanggal(mulai)}.")
    else:
        messages.info(request, "Tidak ada standar yang berubah.")
    return True


def _describe(hasil: services.HasilBangkit) -> str:
    text = f"{format_angka(hasil.baru)} standar baru, {format_angka(hasil.berubah)} berubah, {format_angka(hasil.ditutup)} diakhiri."
    if hasil.dilewati:
        text += f" {format_angka(hasil.dilewati)} dilewati karena sudah berubah pada tanggal yang lebih kemudian."
    return text
