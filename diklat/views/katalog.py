"""The catalogue as every employee sees it, and the button that asks to be told when a programme opens."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.saringan import SaringanKatalogForm
from diklat.models import Program
from diklat.permissions import READERS
from diklat.queries import katalog as queries
from diklat.queries.katalog_manfaat import build_manfaat
from diklat.queries.mentoring import JENIS_MENTORING
from diklat.queries.pembaca import Pembaca, alasan_tidak_sesuai, get_pembaca
from diklat.services import minat as services
from lib import paging, waktu
from lib.masukan import attempt, back_to
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of

PROGRAM_SHOWN = 10
URUT = {queries.SESUAI: "Paling sesuai", queries.MULAI: "Mulai paling dekat"}


@require_safe
def katalog_list(request: Permintaan) -> HttpResponse:
    pembaca = read_pembaca(request)
    saringan, urut = SaringanKatalogForm(request, punya_kesenjangan=pembaca is not None), read_urut(request, pembaca)
    page = paging.get_page(request, queries.get_katalog(saringan.nilai, pembaca, urut), size=PROGRAM_SHOWN)
    context = {
        "page": page,
        "urut": urut,
        "urut_pilihan": URUT if pembaca else {},
        "saringan": saringan,
        "pembaca": pembaca,
        "utama": next((row.pilihan_utama for row in page if row.boleh_daftar), None) if pembaca and page.number == 1 else None,
    }
    return render(request, "diklat/katalog_list.html", context)


@require_safe
def katalog_detail(request: Permintaan, pk: int) -> HttpResponse:
    pembaca = read_pembaca(request)
    program = get_object_or_404(queries.program_list(request.user, pembaca), pk=pk)
    batches = list(queries.angkatan_datang(program))
    context = {
        "program": program,
        "pembaca": pembaca,
        "manfaat": build_manfaat(program, pembaca),
        "mata": (mata := list(program.mata_list.all())),
        "jp_mata": sum(row.jp for row in mata),
        "prasyarat": queries.prasyarat_of(program, pembaca),
        "angkatan_list": batches,
        "menerima": any(row.is_open for row in batches),
        "lewat_pasangan": not batches and program.jenis.siasn_id in JENIS_MENTORING,
        "alasan": alasan_tidak_sesuai(program),
        "minat_sejak": program.minat_sejak,  # type: ignore[attr-defined]
        "hari_ini": waktu.today(),
        "boleh_kelola": bool(peran_of(request.user) & set(READERS)),
    }
    return render(request, "diklat/katalog_detail.html", context)


@require_POST
def minat_create(request: Permintaan, pk: int) -> HttpResponse:
    program, pegawai_id = get_object_or_404(Program.objects.active(), pk=pk), own_id(request)
    done = f"Minat Anda pada {program.nama} tercatat. Anda mendapat surel begitu pendaftarannya dibuka."
    attempt(request, lambda: services.add_minat(program_id=pk, pegawai_id=pegawai_id), done)
    return redirect(back_to(request, "diklat:katalog-detail", pk))


@require_POST
def minat_delete(request: Permintaan, pk: int) -> HttpResponse:
    program, pegawai_id = get_object_or_404(Program.objects.visible_to(request.user), pk=pk), own_id(request)
    done = f"Anda tidak lagi diberi tahu bila {program.nama} dibuka."
    attempt(request, lambda: services.remove_minat(program_id=pk, pegawai_id=pegawai_id), done)
    return redirect(back_to(request, "diklat:katalog-detail", pk))


def own_id(request: Permintaan) -> int:
    """Accounts without an employee cannot take part."""
    if request.user.pegawai_id is None:
        raise PermissionDenied
    return int(request.user.pegawai_id)


def read_pembaca(request: Permintaan) -> Pembaca | None:
    return get_pembaca(request.user.pegawai_id) if request.user.pegawai_id is not None else None


def read_urut(request: Permintaan, pembaca: Pembaca | None) -> str:
    asked = request.GET.get("urut", "")
    return queries.MULAI if pembaca is None or asked == queries.MULAI else queries.SESUAI
