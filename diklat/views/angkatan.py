"""Batches for those who hold or read trainings: list, facts, making and changing one, workbooks."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import angkatan as forms
from diklat.forms.saringan import SaringanAngkatanForm
from diklat.models import Angkatan, Program
from diklat.permissions import READERS, WRITERS
from diklat.queries import angkatan as queries
from diklat.queries import halaman_angkatan, ringkasan, ruang_kerja
from diklat.queries import sesi as sesi_queries
from diklat.services import angkatan as services
from diklat.views import pendaftaran as pendaftaran_views
from diklat.views.program import may_write
from diklat.workbooks import angkatan as workbook
from lib import paging, waktu
from lib.forms import add_refusal
from lib.masukan import read_id
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*READERS)
def angkatan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanAngkatanForm(request)
    rows = queries.with_rincian(queries.angkatan_list(request.user, saringan.nilai))
    page = paging.paginate(request, rows, sorts=queries.SORTS, default="giliran")
    counts = queries.count_status(request.user, saringan.nilai)
    waiting = queries.get_menunggu([row.pk for row in page.rows])
    context = {
        "page": page,
        "urut": page.urut,
        "baris": [(row, ruang_kerja.get_lencana(row), waiting.get(row.pk, 0)) for row in page.rows],
        "saringan": saringan,
        "tab_list": [(kode, label, counts.get(kode, 0)) for kode, label in Angkatan.Status.choices],
        "jumlah_semua": sum(counts.values()),
        "boleh_ubah": may_write(request),
    }
    return render(request, "diklat/angkatan_list.html", context)


@require_safe
@require_peran(*READERS)
def angkatan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanAngkatanForm(request)
    rows = queries.with_rincian(queries.angkatan_list(request.user, saringan.nilai))
    found = list(paging.order_by(rows, queries.SORTS, paging.read_sort(request, queries.SORTS, "giliran")))
    answer = attachment("angkatan")
    workbook.write_angkatan_list(answer, found, notes=make_notes(request, "Angkatan", saringan.describe(), len(found)))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_create(request: Permintaan) -> HttpResponse:
    """First of which programme, then its facts."""
    program_id = read_id(request.GET, "program")
    if program_id is None:
        return render(
            request, "diklat/angkatan_pilih.html", {"form": forms.PilihProgramForm(request.GET if "program" in request.GET else None)}
        )
    program = get_object_or_404(Program.objects.visible_to(request.user), pk=program_id)
    today = waktu.today()
    initial = {"kuota": 30, "pendaftaran_mulai": today, "penanggung_jawab": request.user, "jam_tawaran": 48, "minimum": 0}
    form = forms.AngkatanForm(request.POST if request.method == "POST" else None, initial=initial, user=request.user)
    if form.is_valid():
        try:
            angkatan = services.create_angkatan(program=program, data=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"{angkatan.nama} tersimpan sebagai draf. Isi jadwalnya, lalu buka pendaftaran.")
            return redirect("diklat:sesi-list", pk=angkatan.pk)
    return render(request, "diklat/angkatan_form.html", {"form": form, "program": program})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_update(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    nama = angkatan.nama
    form = forms.AngkatanForm(request.POST if request.method == "POST" else None, instance=angkatan, user=request.user)
    if form.is_valid():
        try:
            services.update_angkatan(angkatan_id=pk, data=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, f"Perubahan {nama} tersimpan.")
            return redirect("diklat:angkatan-detail", pk=pk)
    return render(request, "diklat/angkatan_form.html", {"form": form, "program": angkatan.program, "angkatan": angkatan, "nama": nama})


@require_safe
def angkatan_detail(request: Permintaan, pk: int) -> HttpResponse:
    """The work room for those who hold or read trainings; everybody else sees what the batch offers to an employee."""
    if not ruang_kerja.is_pembaca(request.user):
        return pendaftaran_views.angkatan_peserta_detail(request, get_object_or_404(halaman_angkatan.visible_list(request.user), pk=pk))
    kepala, found = ringkasan.open_ringkasan(request.user, pk)
    context = {"kepala": kepala, "angkatan": kepala.angkatan, "ringkasan": found}
    return render(request, "diklat/angkatan_detail.html", context)


@require_safe
@require_peran(*READERS)
def angkatan_unduh(request: Permintaan, pk: int) -> HttpResponse:
    """Schedule and participants of one batch."""
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    sesi, peserta = list(sesi_queries.sesi_of(angkatan)), list(sesi_queries.peserta_of(angkatan))
    answer = attachment(f"{angkatan.program.kode}-angkatan-{angkatan.romawi}-{angkatan.tahun}")
    notes = make_notes(request, angkatan.nama, f"{len(sesi)} sesi dan {len(peserta)} peserta", len(peserta))
    workbook.write_angkatan(answer, sesi, peserta, notes=notes)
    return answer
