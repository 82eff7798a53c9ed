"""All applications of the city for the training office: what waits for it, decided one by one or many at once."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.peserta import ALASAN_CHARS, AlasanForm
from diklat.models import Pendaftaran
from diklat.permissions import READERS, WRITERS
from diklat.queries import pendaftaran_kota as queries
from diklat.queries.pendaftaran_kota import Saringan
from diklat.queries.tenggat import load_libur, make_tenggat
from diklat.services import massal
from diklat.services import pendaftaran as services
from lib import paging, waktu
from lib.format import format_tanggal_pendek
from lib.masukan import read_day, read_id, read_ids
from pegawai import kepastian, tasks
from pegawai.kepastian import press_massal
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

SETUJU = "{} pendaftaran disetujui; masing-masing diberi tahu lewat surel."
TOLAK = "{} pendaftaran ditolak; alasannya disampaikan lewat surel."


@require_safe
@require_peran(*READERS)
def pendaftaran_list(request: Permintaan) -> HttpResponse:
    saringan = read_saringan(request)
    tab_list = queries.count_by_tab(request.user, saringan)
    if request.GET.get("tab") not in queries.TAB:
        saringan = replace(saringan, tab=queries.first_tab(tab_list))
    page = paging.paginate(request, queries.pendaftaran_list(request.user, saringan), sorts=queries.SORTS, default="-dibuat")
    pilihan = {"unit": queries.unit_pilihan(), "program": queries.program_pilihan()}
    today = waktu.today()
    libur = load_libur(today)
    context = {
        "page": page,
        "urut": page.urut,
        "baris": [(row, make_tenggat(row.batas_putusan, libur, today) if row.batas_putusan else None) for row in page.rows],
        "saringan": saringan,
        "tab_list": tab_list,
        "pilihan": pilihan,
        "chips": _chips(request, saringan, pilihan),
        "boleh_ubah": bool(peran_of(request.user) & set(WRITERS)) and saringan.tab == "pengelola",
    }
    return render(request, "diklat/pendaftaran_list.html", context)


@require_POST
@require_peran(*WRITERS)
def pendaftaran_bulk(request: Permintaan) -> HttpResponse:
    """Approve the ticked rows at once; refusing asks for a reason on a page of its own first."""
    rows = list(
        Pendaftaran.objects.filter(pk__in=read_ids(request.POST, "pilih")).select_related("pegawai", "angkatan__program").order_by("pk")
    )
    if not rows:
        messages.error(request, "Centang sedikitnya satu pendaftaran dahulu.")
        return redirect(_waiting())
    ids = [row.pk for row in rows]
    if request.POST.get("aksi") == "setujui":
        act = lambda: massal.approve_all(pendaftaran_ids=ids, by=request.user)  # noqa: E731
        return press_massal(request, act, f"Setujui {len(ids)} pendaftaran?", "Setujui", _waiting(), SETUJU)
    form = AlasanForm(request.POST if "lanjut" in request.POST else None)
    if form.is_valid() and not kepastian.wants_change(request):
        act = lambda: massal.refuse_all(pendaftaran_ids=ids, alasan=form.cleaned_data["alasan"], by=request.user)  # noqa: E731
        return press_massal(request, act, f"Tolak {len(ids)} pendaftaran?", "Tolak", _waiting(), TOLAK, bahaya=True, isian=True)
    return render(request, "diklat/pendaftaran_tolak.html", {"form": form, "baris": rows})


@require_POST
def pendaftaran_putus(request: Permintaan, pk: int) -> HttpResponse:
    """Approve or refuse one application from its own page; who may is the service's question."""
    daftar = get_object_or_404(Pendaftaran.objects.visible_to(request.user).select_related("pegawai"), pk=pk)
    try:
        if request.POST.get("putusan") == "setuju":
            row = services.approve_pendaftaran(pendaftaran_id=pk, by=request.user)
            messages.success(request, f"Pendaftaran {daftar.pegawai.nama} disetujui: {row.get_status_display().lower()}.")
        else:
            alasan = request.POST.get("alasan", "").strip()[:ALASAN_CHARS]
            services.refuse_pendaftaran(pendaftaran_id=pk, by=request.user, alasan=alasan)
            messages.success(request, f"Pendaftaran {daftar.pegawai.nama} ditolak. Alasannya disampaikan lewat surel.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(daftar)


@require_POST
@require_peran(*READERS)
def pendaftaran_export(request: Permintaan) -> HttpResponse:
    saringan = read_saringan(request)
    pilihan = {"unit": queries.unit_pilihan(), "program": queries.program_pilihan()}
    words = [queries.TAB[saringan.tab][0], *(label for label, _ in _chips(request, saringan, pilihan))]
    parameter: dict[str, Any] = {"saringan": saringan.as_dict(), "keterangan": ", ".join(words)}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-pendaftaran", judul="Ekspor pendaftaran", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def read_saringan(request: Permintaan) -> Saringan:
    tab = request.GET.get("tab", "")
    return Saringan(
        tab=tab if tab in queries.TAB else "pengelola",
        q=paging.read_text(request),
        unit_id=read_id(request.GET, "unit"),
        program_id=read_id(request.GET, "program"),
        dari=read_day(request.GET, "dari"),
        sampai=read_day(request.GET, "sampai"),
    )


def _waiting() -> str:
    """Where the decisions were taken, empty now or not."""
    return f"{reverse('diklat:pendaftaran-list')}?tab=pengelola"


def _chips(request: Permintaan, saringan: Saringan, pilihan: dict[str, list[tuple[int, str]]]) -> list[tuple[str, str]]:
    labels = {
        "q": f"“{saringan.q}”" if saringan.q else "",
        "unit": dict(pilihan["unit"]).get(saringan.unit_id, "Unit lain") if saringan.unit_id is not None else "",
        "program": dict(pilihan["program"]).get(saringan.program_id, "Program lain") if saringan.program_id is not None else "",
        "dari": f"Diajukan mulai {format_tanggal_pendek(saringan.dari)}" if saringan.dari else "",
        "sampai": f"Diajukan sampai {format_tanggal_pendek(saringan.sampai)}" if saringan.sampai else "",
    }
    return [(label, paging.without(request, name)) for name, label in labels.items() if label]
