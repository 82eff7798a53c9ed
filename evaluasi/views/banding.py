"""Programmes and teachers beside each other."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluasi.forms.saringan import SaringanBandingForm, SaringanBandingPengajarForm
from evaluasi.permissions import READERS
from evaluasi.queries.hasil import banding
from evaluasi.queries.hasil.pita import Jenis, load_pita
from evaluasi.views.hasil import may_write
from evaluasi.workbooks.hasil import write_lembar
from lib import paging, waktu
from lib.masukan import read_id
from lib.unduhan import send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes


@require_safe
@require_peran(*READERS)
def banding_program(request: Permintaan) -> HttpResponse:
    """All programmes; with `program` the newest batches of that one, element by element."""
    saringan = SaringanBandingForm(request)
    rows = banding.banding_program(_blok_of(saringan), saringan.value("q"))
    chosen = read_id(request.GET, "program")
    rinci = banding.blok_of_program(chosen) if chosen is not None and any(row.pk == chosen for row in rows) else None
    nama = next((row.nama for row in rows if row.pk == chosen), "")
    return _show(
        request, "evaluasi/banding_program.html", rows, saringan, rinci=rinci, dipilih=chosen, nama_program=nama, boleh=may_write(request)
    )


@require_safe
@require_peran(*READERS)
def banding_pengajar(request: Permintaan) -> HttpResponse:
    saringan = SaringanBandingPengajarForm(request)
    rows = banding.banding_pengajar(_blok_of(saringan), saringan.value("q"))
    return _show(request, "evaluasi/banding_pengajar.html", rows, saringan)


@require_safe
@require_peran(*READERS)
def banding_program_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanBandingForm(request)
    rows = banding.banding_program(_blok_of(saringan), saringan.value("q"))
    return _export(request, "Program", rows, saringan)


@require_safe
@require_peran(*READERS)
def banding_pengajar_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanBandingPengajarForm(request)
    rows = banding.banding_pengajar(_blok_of(saringan), saringan.value("q"))
    return _export(request, "Pengajar", rows, saringan)


def _show(request: Permintaan, template: str, rows: list[banding.Banding], saringan: SaringanBandingForm, **more: Any) -> HttpResponse:
    context = {
        "page": paging.get_page(request, rows),
        "saringan": saringan,
        "pita": load_pita(waktu.today(), Jenis.KEPUASAN)[Jenis.KEPUASAN],
        "boleh": may_write(request),
        "jauh": sum(row.is_jauh for row in rows),
        **more,
    }
    return render(request, template, context)


def _export(request: Permintaan, nama: str, rows: list[banding.Banding], saringan: SaringanBandingForm) -> HttpResponse:
    pita = load_pita(waktu.today(), Jenis.KEPUASAN)[Jenis.KEPUASAN]
    content = write_lembar(
        [banding.to_lembar(nama, rows, pita)], notes=make_notes(request, f"Perbandingan {nama.lower()}", saringan.describe(), len(rows))
    )
    return send_file(content, f"perbandingan-{nama.lower()}.xlsx")


def _blok_of(saringan: SaringanBandingForm) -> Any:
    return banding.blok_of(saringan.value("sejak"), saringan.value("sampai"))
