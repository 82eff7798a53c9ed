"""Programmes for those who hold trainings: list, facts, and who waits for a batch."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import program as forms
from diklat.forms.saringan import SaringanMinatForm, SaringanProgramForm
from diklat.models import Program
from diklat.permissions import READERS, WRITERS
from diklat.queries import program as queries
from diklat.services import program as services
from diklat.workbooks import program as workbook
from kompetensi.queries.kata import kata_of
from lib import paging, waktu
from lib.masukan import url_or_empty
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes

URUT_MINAT: dict[str, paging.Sort] = {"sejak": "dibuat", "nama": "pegawai__nama", "unit": ("unit_sebutan", "pegawai__nama")}


@require_safe
@require_peran(*READERS)
def program_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanProgramForm(request)
    page = paging.paginate(request, queries.program_list(request.user, saringan.nilai), sorts=queries.SORTS, default="nama")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": may_write(request),
    }
    return render(request, "diklat/program_list.html", context)


@require_safe
@require_peran(*READERS)
def program_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanProgramForm(request)
    urut = paging.read_sort(request, queries.SORTS, "nama")
    rows = queries.export_rows(paging.order_by(queries.program_list(request.user, saringan.nilai), queries.SORTS, urut))
    answer = attachment("program-diklat")
    workbook.write_program(answer, rows, notes=make_notes(request, "Program diklat", saringan.describe(), len(rows)))
    return answer


@require_safe
@require_peran(*READERS)
def program_detail(request: Permintaan, pk: int) -> HttpResponse:
    rows = Program.objects.visible_to(request.user).select_related("jenis", "golongan_pns", "golongan_pppk")
    program = get_object_or_404(rows, pk=pk)
    buat, rincian = url_or_empty("diklat:angkatan-create"), queries.get_rincian(program)
    context = {
        "program": program,
        "rincian": rincian,
        "kata": kata_of((row.kompetensi_id for row in rincian.kompetensi), waktu.today()),
        "boleh_ubah": may_write(request),
        "url_angkatan": buat and f"{buat}?program={program.pk}",
    }
    return render(request, "diklat/program_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def program_create(request: Permintaan) -> HttpResponse:
    form = forms.ProgramForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        program = services.save_program(program=form.instance, by=request.user)
        messages.success(request, f"{program.nama} tersimpan. Lanjutkan dengan kompetensi yang dinaikkannya.")
        return redirect("diklat:program-kompetensi", pk=program.pk)
    return render(request, "diklat/program_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def program_update(request: Permintaan, pk: int) -> HttpResponse:
    program = get_object_or_404(Program.objects.visible_to(request.user), pk=pk)
    nama = program.nama
    form = forms.ProgramForm(request.POST if request.method == "POST" else None, instance=program)
    if form.is_valid():
        messages.success(request, f"Perubahan {services.save_program(program=form.instance, by=request.user).nama} tersimpan.")
        return redirect(program)
    return render(request, "diklat/program_form.html", {"form": form, "program": program, "nama": nama})


@require_POST
@require_peran(*WRITERS)
def program_status(request: Permintaan, pk: int) -> HttpResponse:
    """Out of the catalogue, or back into it."""
    program = get_object_or_404(Program.objects.visible_to(request.user), pk=pk)
    if program.is_aktif:
        services.withdraw_program(program_id=pk, by=request.user)
        messages.success(request, f"{program.nama} ditarik dari katalog. Angkatan yang sudah ada tetap berjalan.")
    else:
        services.restore_program(program_id=pk, by=request.user)
        messages.success(request, f"{program.nama} tampil lagi di katalog.")
    return redirect(program)


@require_safe
@require_peran(*READERS)
def program_minat(request: Permintaan, pk: int) -> HttpResponse:
    program = get_object_or_404(Program.objects.visible_to(request.user), pk=pk)
    saringan = SaringanMinatForm(request)
    page = paging.paginate(request, queries.minat_list(program, saringan.value("q")), sorts=URUT_MINAT, default="sejak")
    return render(request, "diklat/program_minat.html", {"program": program, "page": page, "urut": page.urut, "saringan": saringan})


@require_safe
@require_peran(*READERS)
def program_minat_export(request: Permintaan, pk: int) -> HttpResponse:
    program = get_object_or_404(Program.objects.visible_to(request.user), pk=pk)
    q = paging.read_text(request)
    urut = paging.read_sort(request, URUT_MINAT, "sejak")
    rows = list(paging.order_by(queries.minat_list(program, q), URUT_MINAT, urut))
    answer = attachment(f"peminat-{program.kode}")
    notes = make_notes(request, f"Peminat {program.nama}", f"“{q}”" if q else "tanpa saringan", len(rows))
    workbook.write_minat(answer, rows, notes=notes)
    return answer


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(WRITERS))
