"""What trainings changed: all programmes side by side, and one of them at a glance, as page, PDF and workbook."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from diklat.models import Program
from evaluasi.cetak.laporan import render_laporan
from evaluasi.forms.saringan import SaringanDampakForm
from evaluasi.permissions import READERS
from evaluasi.queries.dampak import daftar, lembar
from evaluasi.queries.dampak import program as queries
from evaluasi.workbooks.hasil import write_lembar
from lib import paging, waktu
from lib.format import format_waktu
from lib.masukan import read_id
from lib.unduhan import send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

TAHUN_TERAWAL = 1990


@require_safe
@require_peran(*READERS)
def dampak_list(request: Permintaan) -> HttpResponse:
    saringan, urut = SaringanDampakForm(request), read_urut(request)
    masa = queries.Masa(saringan.value("tahun"))
    rows, kept = daftar.program_list(masa, saringan.value("q"), urut)
    context = {
        "page": paging.get_page(request, rows),
        "jumlah": daftar.sum_rows(rows),
        "urut": urut,
        "masa": masa,
        "saringan": saringan,
        "rekap": kept,
    }
    return render(request, "evaluasi/dampak_list.html", context)


@require_safe
@require_peran(*READERS)
def dampak_list_xlsx(request: Permintaan) -> HttpResponse:
    saringan = SaringanDampakForm(request)
    rows, kept = daftar.program_list(queries.Masa(saringan.value("tahun")), saringan.value("q"), read_urut(request))
    notes = [
        ("Isi", "Dampak program"),
        ("Saringan", saringan.describe()),
        ("Data per", format_waktu(kept.saat)),
        ("Dibuat oleh", request.user.nama),
    ]
    return send_file(write_lembar([lembar.daftar_lembar(rows)], notes=notes), "dampak-program.xlsx")


@require_safe
@require_peran(*READERS)
def dampak_program(request: Permintaan, pk: int) -> HttpResponse:
    dampak = _get(request, pk)
    context = {
        "dampak": dampak,
        "program": dampak.program,
        "masa": dampak.masa,
        "tabel": {row.judul: row for row in lembar.lembar_of(dampak)},
        "tingkat": lembar.tingkat_of(dampak),
        "tahun_list": queries.tahun_list(pk),
        "bukan_sebab": lembar.BUKAN_SEBAB,
        "rekap": dampak.rekap,
    }
    return render(request, "evaluasi/dampak_program.html", context)


@require_safe
@require_peran(*READERS)
def dampak_pdf(request: Permintaan, pk: int) -> HttpResponse:
    dampak = _get(request, pk)
    subjudul = f"{dampak.program.nama}, {dampak.masa.label}"
    body = render_laporan("Dampak program", subjudul, lembar.fakta_of(dampak), lembar.lembar_of(dampak), oleh=request.user.nama)
    return send_file(body, f"dampak-{slugify(dampak.program.kode)}.pdf", "application/pdf")


@require_safe
@require_peran(*READERS)
def dampak_xlsx(request: Permintaan, pk: int) -> HttpResponse:
    dampak = _get(request, pk)
    notes = [("Program", dampak.program.nama), ("Masa", dampak.masa.label), ("Data per", format_waktu(dampak.rekap.saat))]
    notes.append(("Dibuat oleh", request.user.nama))
    return send_file(write_lembar(lembar.lembar_of(dampak), notes=notes), f"dampak-{slugify(dampak.program.kode)}.xlsx")


def read_masa(request: Permintaan) -> queries.Masa:
    tahun = read_id(request.GET, "tahun")
    return queries.Masa(tahun if tahun and TAHUN_TERAWAL <= tahun <= waktu.today().year else None)


def read_urut(request: Permintaan) -> str:
    asked = request.GET.get("urut", "")
    return asked if asked.removeprefix("-") in daftar.SORTS else "-peserta"


def _get(request: Permintaan, pk: int) -> queries.Dampak:
    return queries.get_dampak(get_object_or_404(Program.objects.visible_to(request.user), pk=pk), read_masa(request))
