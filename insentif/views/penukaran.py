"""Wishes to redeem points for the training office: decided one by one or many at once, then handed over."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.peserta import ALASAN_CHARS, AlasanForm
from insentif.forms.saringan import SaringanPenukaranForm
from insentif.models import Penukaran
from insentif.permissions import READERS, WRITERS
from insentif.queries import penukaran as queries
from insentif.queries import tukar
from insentif.queries.saldo import saldo_of
from insentif.services import tukar as services
from lib import paging, waktu
from lib.masukan import attempt, read_ids
from pegawai import kepastian, tasks
from pegawai.kepastian import press_massal
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

MENOLAK: Final = {"tolak": (services.refuse_penukaran, "ditolak"), "batal": (services.revoke_penukaran, "dibatalkan")}
Pilihan = dict[str, list[tuple[int, str]]]


SETUJU = "{} permintaan disetujui; masing-masing diberi tahu lewat surel."
TOLAK = "{} permintaan ditolak; poinnya kembali dan alasannya disampaikan lewat surel."


@require_safe
@require_peran(*READERS)
def penukaran_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanPenukaranForm(request)
    tab = saringan.value("tab")
    default = "diajukan" if tab == "diajukan" else "-diajukan"
    page = paging.paginate(request, queries.penukaran_list(request.user, saringan.nilai), sorts=queries.SORTS, default=default)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "tab": tab,
        "tab_list": queries.count_by_tab(request.user, saringan.nilai),
        "tab_putus": "diajukan",
        "boleh_ubah": bool(peran_of(request.user) & set(WRITERS)) and tab == "diajukan",
        "hal": "penukaran",
        "satuan": "permintaan",
        "massal_url": reverse("insentif:penukaran-bulk"),
        "ekspor_url": reverse("insentif:penukaran-export"),
    }
    return render(request, "insentif/penukaran_list.html", context)


@require_POST
@require_peran(*WRITERS)
def penukaran_bulk(request: Permintaan) -> HttpResponse:
    """Approve the ticked rows at once; refusing asks for a reason on a page of its own first."""
    rows = list(Penukaran.objects.filter(pk__in=read_ids(request.POST, "pilih")).select_related("pegawai", "imbalan").order_by("pk"))
    ids, form = [row.pk for row in rows], AlasanForm(request.POST if "lanjut" in request.POST else None)
    if not rows:
        messages.error(request, "Centang sedikitnya satu permintaan dahulu.")
    elif request.POST.get("aksi") == "setujui":
        act = lambda: services.approve_all(penukaran_ids=ids, by=request.user)  # noqa: E731
        return press_massal(request, act, f"Setujui {len(ids)} penukaran?", "Setujui", _waiting(), SETUJU)
    elif form.is_valid() and not kepastian.wants_change(request):
        act = lambda: services.refuse_all(penukaran_ids=ids, alasan=form.cleaned_data["alasan"], by=request.user)  # noqa: E731
        return press_massal(request, act, f"Tolak {len(ids)} penukaran?", "Tolak", _waiting(), TOLAK, bahaya=True, isian=True)
    else:
        urls = {"daftar_url": reverse("insentif:penukaran-list"), "massal_url": reverse("insentif:penukaran-bulk")}
        return render(request, "insentif/penukaran_tolak.html", {"form": form, "baris": rows, "satuan": "permintaan", **urls})
    return redirect(_waiting())


def _waiting() -> str:
    return f"{reverse('insentif:penukaran-list')}?tab=diajukan"


@require_POST
@require_peran(*READERS)
def penukaran_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPenukaranForm(request)
    words = [queries.TAB[saringan.value("tab")][0], *(text for _, text in saringan.active())]
    parameter: dict[str, Any] = {"saringan": saringan.nilai.as_dict(), "keterangan": ", ".join(words)}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-penukaran", judul="Ekspor penukaran poin", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
def penukaran_detail(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(Penukaran.objects.visible_to(request.user).select_related("pegawai", "imbalan", "diputus_oleh"), pk=pk)
    today = waktu.today()
    sendiri = row.pegawai_id == request.user.pegawai_id
    ambil = tukar.ambil_of([row])[row.pk]
    context = {
        "penukaran": row,
        "sendiri": sendiri,
        "ambil": ambil,
        "hangus": tukar.hangus_of(ambil, waktu.day(row.diputus_pada) if row.diputus_pada else today),
        "saldo": saldo_of(row.pegawai_id, today),
        "petugas": not sendiri and bool(peran_of(request.user) & set(WRITERS)),
        "pembaca": bool(peran_of(request.user) & set(READERS)),
        "hari_ini": today,
    }
    return render(request, "insentif/penukaran_detail.html", context)


@require_POST
@require_peran(*WRITERS)
def penukaran_decide(request: Permintaan, pk: int) -> HttpResponse:
    """`putusan` is setuju, tolak, or batal for what was approved and cannot be handed over."""
    row = get_object_or_404(Penukaran.objects.select_related("pegawai"), pk=pk)
    alasan = request.POST.get("alasan", "").replace("\x00", "").strip()[:ALASAN_CHARS]
    who = f"Permintaan {row.pegawai.nama}"
    if request.POST.get("putusan") == "setuju":
        attempt(request, lambda: services.approve_penukaran(penukaran_id=pk, by=request.user), f"{who} disetujui.")
    else:
        act, kata = MENOLAK["batal" if request.POST.get("putusan") == "batal" else "tolak"]
        done = f"{who} {kata}. Poinnya kembali dan alasannya disampaikan lewat surel."
        attempt(request, lambda: act(penukaran_id=pk, alasan=alasan, by=request.user), done)
    return redirect(row)


@require_POST
@require_peran(*WRITERS)
def penukaran_serahkan(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(Penukaran.objects.select_related("pegawai", "imbalan"), pk=pk)
    done = f"Tercatat: {row.imbalan.nama} sudah diterima {row.pegawai.nama}."
    attempt(request, lambda: services.hand_over(penukaran_id=pk, by=request.user), done)
    return redirect(row)
