"""Evidence of levels: a list for those who read the city or their unit, recording and cancelling by kepegawaian."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kompetensi.forms import penilaian as forms
from kompetensi.forms.saringan import SaringanPenilaianForm
from kompetensi.models import Kompetensi, Penilaian
from kompetensi.queries import kata
from kompetensi.queries import penilaian as queries
from kompetensi.queries import profil as profil_queries
from kompetensi.services import penilaian as services
from lib import paging, waktu
from lib.format import format_tanggal_pendek
from pegawai import tasks
from pegawai.akses import about
from pegawai.models import Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

PEMBACA = (Peran.KEPEGAWAIAN, Peran.PENGELOLA, Peran.PIMPINAN, Peran.AUDITOR, Peran.ADMIN, Peran.ATASAN)
SORTS: dict[str, paging.Sort] = {
    "tanggal": "tanggal",
    "pegawai": ("pegawai__nama", "tanggal"),
    "level": "level",
    "sampai": "berlaku_sampai",
}


@require_safe
@require_peran(*PEMBACA)
def penilaian_list(request: Permintaan) -> HttpResponse:
    about(request)
    saringan = SaringanPenilaianForm(request)
    page = paging.paginate(request, queries.penilaian_list(request.user, saringan.nilai), sorts=SORTS, default="-tanggal", panjang=True)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "hari_ini": waktu.today(),
        "kata": kata.kata_of((row.kompetensi_id for row in page.rows), waktu.today()),
        "boleh_ubah": may_write(request),
    }
    return render(request, "kompetensi/penilaian_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penilaian_create(request: Permintaan) -> HttpResponse:
    """First whose results, then all his competencies on one page."""
    pegawai_id = _read_id(request, "pegawai")
    if pegawai_id is None:
        return _choose_pegawai(request)
    today = waktu.today()
    pegawai = get_object_or_404(profil_queries.pegawai_on(today), pk=pegawai_id)
    asked = set(profil_queries.kompetensi_of_pegawai(pegawai.pk, today).values_list("pk", flat=True))
    kompetensi = list(Kompetensi.objects.active())
    form = forms.PenilaianForm(request.POST if request.method == "POST" else None, kompetensi=kompetensi, initial={"tanggal": today})
    if form.is_valid() and _save(request, pegawai, form):
        return redirect("kompetensi:profil", pk=pegawai.pk)
    groups = [
        ("Diminta jabatannya", [row for row in form.baris if row[0].pk in asked]),
        ("Kompetensi lain", [row for row in form.baris if row[0].pk not in asked]),
    ]
    context = {"pegawai": pegawai, "form": form, "kelompok": groups, "kata": kata.kata_of((row.pk for row in kompetensi), today)}
    return render(request, "kompetensi/penilaian_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.KEPEGAWAIAN)
def penilaian_cancel(request: Permintaan, pk: int) -> HttpResponse:
    rows = Penilaian.objects.visible_to(request.user).select_related("pegawai", "kompetensi", "dibatalkan_oleh")
    penilaian = get_object_or_404(rows, pk=pk)
    form = forms.BatalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.cancel_penilaian(penilaian=penilaian, alasan=form.cleaned_data["alasan"], by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Penilaian {penilaian.kompetensi} {penilaian.pegawai} dibatalkan. Barisnya tetap tersimpan.")
            return redirect("kompetensi:profil-bukti", pk=penilaian.pegawai_id)
    words = kata.kata_of([penilaian.kompetensi_id], waktu.today())
    return render(request, "kompetensi/penilaian_cancel.html", {"penilaian": penilaian, "form": form, "kata": words})


@require_POST
@require_peran(*PEMBACA)
def penilaian_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPenilaianForm(request)
    parameter = {**saringan.nilai.as_dict(), "keterangan": saringan.describe()}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-penilaian", judul="Ekspor penilaian", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def may_write(request: Permintaan) -> bool:
    return Peran.KEPEGAWAIAN in peran_of(request.user)


def _choose_pegawai(request: Permintaan) -> HttpResponse:
    form = forms.PegawaiCariForm(request.GET if "nip" in request.GET else None, user=request.user)
    if form.is_valid():
        return redirect(f"{request.path}?pegawai={form.cleaned_data['nip'].pk}")
    return render(request, "kompetensi/penilaian_pilih.html", {"form": form})


def _save(request: Permintaan, pegawai: Pegawai, form: forms.PenilaianForm) -> bool:
    data = form.cleaned_data
    try:
        rows = services.record_penilaian(
            pegawai=pegawai,
            sumber=data["sumber"],
            tanggal=data["tanggal"],
            level=form.level,
            keterangan=data["keterangan"],
            by=request.user,
        )
    except ValidationError as refusal:
        form.add_error("tanggal" if refusal.code in ("masa_depan", "tanpa_masa_berlaku") else None, refusal)
        return False
    messages.success(request, f"{len(rows)} hasil {pegawai.nama} tercatat, berlaku sampai {format_tanggal_pendek(rows[0].berlaku_sampai)}.")
    return True


def _read_id(request: Permintaan, name: str) -> int | None:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None
