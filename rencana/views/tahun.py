"""During the year: the plan beside what became of it, and the batches that are drafted from it."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lib import paging
from lib.format import format_angka, format_waktu
from lib.unduhan import attachment
from pegawai import kepastian, tasks
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, require_peran
from pegawai.queries.akibat import Dampak, dampak_ditolak
from pegawai.services.massal import Ringkas
from pegawai.unduhan import make_notes
from rencana.forms.saringan import SaringanKenyataanForm
from rencana.models import PeriodeRencana
from rencana.permissions import PERENCANA, READERS
from rencana.queries import kenyataan as queries
from rencana.queries.masalah_program import months_left
from rencana.queries.tahun import rancangan_of
from rencana.services import sisa
from rencana.services import tahun as services
from rencana.services.tahun import Hasil
from rencana.workbooks import tahun as workbook

DITARIK: Final = "Yang belum diubah dapat ditarik kembali sesudahnya."
SISA: Final = (
    "Dibuat draf revisi berikutnya; rencana yang berlaku tetap sampai revisi itu disetujui pimpinan. Yang dihitung bulan depan sampai "
    "Desember. Draf yang tidak jadi dapat diubah sebelum diajukan."
)


@require_safe
@require_peran(*READERS)
def tahun_detail(request: Permintaan, pk: int) -> HttpResponse:
    periode, saringan = _get(request, pk), SaringanKenyataanForm(request)
    urut = paging.read_sort(request, dict.fromkeys(queries.SORTS, ""), "program")
    found = queries.get_kenyataan(periode)
    outside = saringan.value("daftar") == "luar"
    rows = queries.choose_luar(found.luar, saringan.nilai) if outside else queries.choose(found.baris, saringan.nilai, urut)
    counts = {"rencana": len(found.baris), "luar": len(found.luar)}
    planner = has_peran(request.user, PERENCANA) and periode.status in PeriodeRencana.BERLAKU
    context = {
        "periode": periode,
        "kenyataan": found,
        "jumlah": found.sisa.jumlah,
        "daftar": saringan.value("daftar"),
        "daftar_list": [(kode, label, counts[kode]) for kode, label in saringan.fields["daftar"].choices],
        "page": paging.get_page(request, rows, size=10),
        "urut": urut,
        "saringan": saringan,
        "boleh_rancang": planner and bool(found.belum),
        "boleh_sisa": planner and any(months_left(periode.tahun)),
        "boleh_tarik": planner and bool(rancangan_of(periode)),
    }
    return render(request, "rencana/tahun_detail.html", context)


@require_safe
@require_peran(*READERS)
def tahun_export(request: Permintaan, pk: int) -> HttpResponse:
    periode, saringan = _get(request, pk), SaringanKenyataanForm(request)
    urut = paging.read_sort(request, dict.fromkeys(queries.SORTS, ""), "program")
    found = queries.get_kenyataan(periode)
    rows = queries.choose(found.baris, saringan.nilai, urut)
    answer = attachment(f"rencana dan kenyataan {periode.tahun}")
    notes = make_notes(request, f"{periode} dan kenyataannya", saringan.describe(), len(rows))
    notes.append(("Level ditutup per", format_waktu(found.rekap.saat)))
    workbook.write_kenyataan(answer, rows, queries.choose_luar(found.luar, saringan.nilai), notes=notes)
    return answer


@require_POST
@require_peran(*PERENCANA)
def tahun_draft(request: Permintaan, pk: int) -> HttpResponse:
    """Shown first: which batches, when and where, and what is still missing of each."""
    periode = _get(request, pk)
    tanya = Tanya(f"Rancang angkatan {periode.tahun} dari rencana?", "Rancang angkatan", "Biarkan seperti sekarang", _url(pk), teks=DITARIK)
    act = lambda: services.draft_tahun(periode_id=pk, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, _said, dampak=_dampak)


@require_POST
@require_peran(*PERENCANA)
def tahun_undo(request: Permintaan, pk: int) -> HttpResponse:
    periode = _get(request, pk)
    tanya = Tanya(
        f"Tarik kembali rancangan angkatan {periode.tahun}?",
        "Tarik rancangan",
        "Biarkan rancangannya",
        _url(pk),
        teks="Yang ditarik dihapus dan dapat dirancang lagi dari rencana.",
        bahaya=True,
    )

    def dampak(found: Ringkas) -> list[Dampak]:
        taken = Dampak(f"{format_angka(found.jumlah)} rancangan dihapus beserta sesinya", gawat=True)
        return [*([taken] if found.jumlah else []), *dampak_ditolak(found.ditolak)]

    act = lambda: services.undo_tahun(periode_id=pk, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, lambda found: f"{format_angka(found.jumlah)} rancangan ditarik.", dampak=dampak)


@require_POST
@require_peran(*PERENCANA)
def tahun_remake(request: Permintaan, pk: int) -> HttpResponse:
    """The rest of the year anew, as a draft of the next revision; leads to the progress of its reckoning."""
    periode, back = _get(request, pk), _url(pk)
    tanya = Tanya(f"Susun sisa tahun {periode.tahun}?", "Susun sisa tahun", "Biarkan rencananya", back, teks=SISA)
    act = lambda: sisa.remake_sisa(periode_id=pk, by=request.user)  # noqa: E731
    try:
        found = kepastian.ask(request, act, tanya, dampak=lambda found: found.dampak)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(back)
    if isinstance(found, HttpResponse):
        return found
    job = found.hasil.susunan.pekerjaan
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    messages.success(request, f"Draf revisi rencana {periode.tahun} dibuat, dan sisanya sedang dihitung.")
    return redirect(job)


def _dampak(found: Hasil) -> list[Dampak]:
    return found.dampak


def _said(found: Hasil) -> str:
    return f"{format_angka(len(found.dirancang))} angkatan dirancang sebagai draf. Periksa jadwalnya, lalu buka pendaftarannya."


def _url(pk: int) -> str:
    return reverse("rencana:tahun-detail", args=[pk])


def _get(request: Permintaan, pk: int) -> Any:
    return get_object_or_404(PeriodeRencana.objects.visible_to(request.user), pk=pk)
