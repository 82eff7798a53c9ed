"""Proposals: one's own, those of one's people, those one has to decide, and all of them for planners."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.masukan import attempt, read_id, read_ids
from pegawai.kepastian import press_massal
from pegawai.models import Pengguna
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, peran_of, require_peran
from pegawai.unduhan import export_list
from rencana.forms import usulan as forms
from rencana.forms.saringan import SaringanUsulanForm
from rencana.models import UsulanDiklat
from rencana.permissions import READERS
from rencana.queries import usulan as queries
from rencana.services import usulan as services
from rencana.views.formulir import Halaman, read, submit
from rencana.workbooks import usulan as workbook

PENGUSUL = (Peran.PEGAWAI,)
PEMUTUS = (Peran.ATASAN, Peran.PENGELOLA)
PEMBACA = (*PENGUSUL, Peran.ATASAN, *READERS)
SETUJU = "{} usulan disetujui. Pengusulnya diberi tahu lewat surel."
TOLAK = "{} usulan ditolak. Alasannya disampaikan lewat surel."


@require_safe
@require_peran(*PEMBACA)
def usulan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanUsulanForm(request, semua=_reads_all(request.user))
    page = paging.paginate(request, queries.usulan_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-diajukan")
    context: dict[str, Any] = {"page": page, "urut": page.urut, "saringan": saringan}
    held = peran_of(request.user)
    context |= {"boleh_usul": Peran.PEGAWAI in held, "boleh_putus": bool(held & set(PEMUTUS)), "pembaca": _reads_all(request.user)}
    return render(request, "rencana/usulan_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def usulan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanUsulanForm(request, semua=_reads_all(request.user))
    rows = queries.usulan_list(request.user, saringan.nilai)
    return export_list(request, "usulan diklat", rows, {**queries.SORTS, "nama": "dibuat"}, saringan, workbook.write_usulan)


@require_safe
@require_peran(*PEMUTUS)
def usulan_pending(request: Permintaan) -> HttpResponse:
    page = paging.get_page(request, queries.pending_list(request.user))
    return render(request, "rencana/usulan_putuskan.html", {"page": page})


@require_POST
@require_peran(*PEMUTUS)
def usulan_decide(request: Permintaan) -> HttpResponse:
    """`aksi` is setujui or tolak, for the ticked rows; refusing needs one reason for all of them."""
    waiting, back = queries.waiting_for(request.user), reverse("rencana:usulan-pending")
    ids = list(waiting.filter(pk__in=read_ids(request.POST, "pilih")).values_list("pk", flat=True))
    alasan = request.POST.get("alasan", "").replace("\x00", "").strip()
    if not ids:
        messages.error(request, "Centang sedikitnya satu usulan yang masih menunggu.")
    elif request.POST.get("aksi") == "setujui":
        act = lambda: services.approve_all(usulan_ids=ids, by=request.user)  # noqa: E731
        return press_massal(request, act, f"Setujui {len(ids)} usulan?", "Setujui", back, SETUJU)
    elif request.POST.get("aksi") == "tolak":
        act = lambda: services.refuse_all(usulan_ids=ids, alasan=alasan, by=request.user)  # noqa: E731
        return press_massal(request, act, f"Tolak {len(ids)} usulan?", "Tolak", back, TOLAK, bahaya=True)
    else:
        messages.error(request, "Tekan Setujui atau Tolak untuk usulan yang dicentang.")
    return redirect(back)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUSUL)
def usulan_create(request: Permintaan) -> HttpResponse:
    initial = {name: found for name in ("kompetensi", "program") if (found := read_id(request.GET, name)) is not None}
    form = forms.UsulanForm(read(request), user=request.user, initial=initial)
    url = reverse("rencana:usulan-list")
    lead = "Usulan diputuskan atasan, lalu menjadi bahan rencana tahun itu. Anda diberi tahu lewat surel."
    page = Halaman("Usulkan diklat", "Ajukan usulan", url, "Usulan terkirim.", lead, ((url, "Usulan diklat"),))
    return submit(request, form, page, lambda _: services.submit_usulan(usulan=form.instance, by=request.user))


@require_safe
@require_peran(*PEMBACA)
def usulan_detail(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(UsulanDiklat.objects.visible_to(request.user).select_related(*queries.RELATED, "unit_pemutus"), pk=pk)
    open_ = row.status == UsulanDiklat.Status.DIAJUKAN
    context = {"usulan": row, "boleh_tarik": open_ and row.pengusul_id == request.user.pk}
    context["boleh_putus"] = open_ and queries.waiting_for(request.user).filter(pk=pk).exists()
    return render(request, "rencana/usulan_detail.html", context)


@require_POST
@require_peran(*PENGUSUL)
def usulan_withdraw(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(UsulanDiklat.objects.filter(pengusul=request.user), pk=pk)
    attempt(request, lambda: services.withdraw_usulan(usulan_id=pk, by=request.user), "Usulan ditarik.")
    return redirect(row)


def _reads_all(user: Pengguna) -> bool:
    return has_peran(user, (*READERS, Peran.ATASAN))
