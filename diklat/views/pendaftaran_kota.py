"""All applications of the city for the training office: what waits for it, decided one by one or many at once."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.peserta import ALASAN_CHARS, AlasanForm
from diklat.forms.saringan import SaringanPendaftaranForm
from diklat.models import Pendaftaran
from diklat.permissions import READERS, WRITERS
from diklat.queries import pendaftaran_kota as queries
from diklat.queries.tenggat import load_libur, make_tenggat
from diklat.services import massal
from diklat.services import pendaftaran as services
from lib import paging, waktu
from lib.masukan import read_ids
from pegawai import kepastian, tasks
from pegawai.kepastian import press_massal
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

SETUJU = "{} pendaftaran disetujui; masing-masing diberi tahu lewat surel."
TOLAK = "{} pendaftaran ditolak; alasannya disampaikan lewat surel."
DITUNGGU = ("pengelola", "atasan", "tunggu")


@require_safe
@require_peran(*READERS)
def pendaftaran_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanPendaftaranForm(request)
    tab_list = queries.count_by_tab(request.user, saringan.nilai)
    if request.GET.get("tab") not in queries.TAB:
        saringan.settle("tab", queries.first_tab(tab_list))
    page = paging.paginate(request, queries.pendaftaran_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-dibuat")
    today = waktu.today()
    libur = load_libur(today)
    context = {
        "page": page,
        "urut": page.urut,
        "baris": [(row, make_tenggat(row.batas_putusan, libur, today) if row.batas_putusan else None) for row in page.rows],
        "saringan": saringan,
        "tab_list": [(kode, label, (jumlah or None) if kode in DITUNGGU else None) for kode, label, jumlah in tab_list],
        "tab": saringan.value("tab"),
        "tab_putus": "pengelola",
        "boleh_ubah": bool(peran_of(request.user) & set(WRITERS)) and saringan.value("tab") == "pengelola",
        "hal": "pendaftaran",
        "satuan": "pendaftaran",
        "massal_url": reverse("diklat:pendaftaran-bulk"),
        "ekspor_url": reverse("diklat:pendaftaran-export"),
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
    urls = {"daftar_url": reverse("diklat:pendaftaran-list"), "massal_url": reverse("diklat:pendaftaran-bulk")}
    return render(request, "diklat/pendaftaran_tolak.html", {"form": form, "baris": rows, "satuan": "pendaftaran", **urls})


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
    saringan = SaringanPendaftaranForm(request)
    words = [queries.TAB[saringan.value("tab")][0], *(text for _, text in saringan.active())]
    parameter: dict[str, Any] = {"saringan": saringan.nilai.as_dict(), "keterangan": ", ".join(words)}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-pendaftaran", judul="Ekspor pendaftaran", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def _waiting() -> str:
    """Where the decisions were taken, empty now or not."""
    return f"{reverse('diklat:pendaftaran-list')}?tab=pengelola"
