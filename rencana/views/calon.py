"""The tab of a batch with the people that the plan names for it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.models import Angkatan
from diklat.permissions import READERS as PEMBACA_ANGKATAN
from diklat.queries.ruang_kerja import get_kepala
from lib import paging
from lib.masukan import attempt
from lib.unduhan import attachment
from pegawai import kepastian
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, require_peran
from pegawai.unduhan import make_notes
from rencana.forms.saringan import SaringanCalonForm
from rencana.permissions import PERENCANA
from rencana.queries import calon as queries
from rencana.services import calon as services
from rencana.workbooks import tahun as workbook

TAB = "calon"


@require_safe
@require_peran(*PEMBACA_ANGKATAN)
def angkatan_calon(request: Permintaan, pk: int) -> HttpResponse:
    kepala, saringan = get_kepala(request.user, pk, TAB), SaringanCalonForm(request)
    about(request)
    page = paging.get_page(request, queries.calon_ids(kepala.angkatan, saringan.value("q")), size=10)
    planner = has_peran(request.user, PERENCANA) and not kepala.angkatan.is_final
    context = {
        "kepala": kepala,
        "page": page,
        "saringan": saringan,
        "calon_list": queries.calon_list(kepala.angkatan, page.rows),
        "boleh_ubah": planner,
        "boleh_daftarkan": planner and kepala.angkatan.status != Angkatan.Status.DRAF and bool(queries.belum_ids(kepala.angkatan)),
    }
    return render(request, "rencana/angkatan_calon.html", context)


@require_safe
@require_peran(*PEMBACA_ANGKATAN)
def calon_export(request: Permintaan, pk: int) -> HttpResponse:
    angkatan, saringan = get_kepala(request.user, pk, TAB).angkatan, SaringanCalonForm(request)
    rows = queries.calon_list(angkatan, queries.calon_ids(angkatan, saringan.value("q")))
    answer = attachment(f"calon-{angkatan.nama}")
    workbook.write_calon(answer, rows, notes=make_notes(request, f"Calon {angkatan.nama}", saringan.describe(), len(rows)))
    return answer


@require_POST
@require_peran(*PERENCANA)
def calon_enroll(request: Permintaan, pk: int) -> HttpResponse:
    """Shown first: who gets a seat and a mail, and whom the conditions keep out."""
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    judul, back = f"Daftarkan calon dari rencana ke {angkatan.nama}?", reverse("rencana:angkatan-calon", args=[pk])
    act = lambda: services.enroll_calon(angkatan_id=pk, by=request.user)  # noqa: E731
    return kepastian.press_massal(request, act, judul, "Daftarkan calon", back, "{} calon didaftarkan.")


@require_POST
@require_peran(*PERENCANA)
def calon_drop(request: Permintaan, pk: int, pegawai: int) -> HttpResponse:
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user), pk=pk)
    act = lambda: services.drop_calon(angkatan_id=angkatan.pk, pegawai_id=pegawai, by=request.user)  # noqa: E731
    attempt(request, act, "Calon dikeluarkan dari daftar.")
    return redirect("rencana:angkatan-calon", pk)
