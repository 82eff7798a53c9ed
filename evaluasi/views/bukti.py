"""Levels that trainings suggest, for the supervisor to decide; and all evidence of trainings for the office to read."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.queries import bukti as queries
from diklat.services import bukti as services
from evaluasi.forms.saringan import SaringanBuktiForm
from evaluasi.permissions import READERS
from kompetensi.queries.kata import kata_of
from kompetensi.queries.level import level_on
from lib import paging, waktu
from lib.masukan import read_id, read_ids
from pegawai import tasks
from pegawai.akses import about
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.services import pekerjaan


@require_safe
@require_peran(Peran.ATASAN)
def bukti_list(request: Permintaan) -> HttpResponse:
    return _show(request)


@require_POST
@require_peran(Peran.ATASAN)
def bukti_decide(request: Permintaan) -> HttpResponse:
    """One form for the whole list: `terima` is a row or "pilihan" (the ticked rows), `tolak` a row with its own reason."""
    if (pk := read_id(request.POST, "tolak")) is not None:
        alasan = request.POST.get(f"alasan-{pk}", "").replace("\x00", "").strip()
        if not alasan:
            return _show(request, galat=pk)
        return _decide(request, lambda: services.refuse_saran(bukti_ids=[pk], alasan=alasan, by=request.user), "ditolak; levelnya tetap")
    ids = read_ids(request.POST, "pilih") if request.POST.get("terima") == "pilihan" else read_ids(request.POST, "terima")
    if not ids:
        messages.error(request, "Centang sedikitnya satu saran dahulu.")
        return redirect("evaluasi:bukti-list")
    return _decide(request, lambda: services.accept_saran(bukti_ids=ids, by=request.user), "diterima dan tercatat pada profil")


@require_safe
@require_peran(*READERS)
def bukti_kelola(request: Permintaan) -> HttpResponse:
    about(request)
    saringan = SaringanBuktiForm(request)
    page = paging.paginate(request, queries.bukti_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-tanggal", panjang=True)
    kata = kata_of((row.kompetensi_id for row in page.rows), waktu.today())
    return render(request, "evaluasi/bukti_kelola.html", {"page": page, "urut": page.urut, "saringan": saringan, "kata": kata})


@require_POST
@require_peran(*READERS)
def bukti_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanBuktiForm(request)
    parameter: dict[str, Any] = {"saringan": saringan.nilai.as_dict(), "keterangan": saringan.describe()}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-bukti", judul="Ekspor bukti diklat", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def _show(request: Permintaan, galat: int | None = None) -> HttpResponse:
    about(request)
    page, today = paging.get_page(request, queries.saran_list(request.user)), waktu.today()
    level = level_on([(row.pendaftaran.pegawai_id, row.kompetensi_id, today) for row in page.rows])
    decided = list(queries.diputuskan_list(request.user, today.replace(day=1))[:25])
    context = {
        "page": page,
        "saran": [(row, level[(row.pendaftaran.pegawai_id, row.kompetensi_id, today)]) for row in page.rows],
        "kata": kata_of((row.kompetensi_id for row in (*page.rows, *decided)), today),
        "diputuskan": decided,
        "galat": galat,
    }
    return render(request, "evaluasi/bukti_list.html", context)


def _decide(request: Permintaan, act: Any, kata: str) -> HttpResponse:
    try:
        jumlah = act()
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"{jumlah} saran level {kata}.")
    return redirect("evaluasi:bukti-list")
