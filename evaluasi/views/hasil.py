"""Results of a batch, and the list of all batches with results."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from diklat.queries.ruang_kerja import get_kepala
from evaluasi.forms.saringan import SaringanHasilForm
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries.hasil import daftar
from evaluasi.queries.hasil.angkatan import get_hasil
from evaluasi.queries.hasil.pita import Jenis, load_pita
from lib import paging, waktu
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran

TAB = "evaluasi"
KOMENTAR_SEHALAMAN = 12


@require_safe
@require_peran(*READERS)
def hasil_angkatan(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    hasil = get_hasil(kepala.angkatan, kepala.sesi_list)
    tema = request.GET.get("tema", "")
    komentar = [row for row in hasil.komentar if tema in ("", row.butir.unsur)]
    context = {
        "kepala": kepala,
        "hasil": hasil,
        "tema": tema,
        "komentar": paging.get_page(request, komentar, size=KOMENTAR_SEHALAMAN),
        "boleh": may_write(request),
    }
    return render(request, "evaluasi/hasil_angkatan.html", context)


@require_safe
@require_peran(*READERS)
def hasil_list(request: Permintaan) -> HttpResponse:
    saringan, urut = SaringanHasilForm(request), read_urut(request)
    page = paging.get_page(request, daftar.hasil_list(saringan.nilai, urut))
    daftar.add_tes(page.rows)
    context = {
        "page": page,
        "urut": urut,
        "saringan": saringan,
        "pita": load_pita(waktu.today(), Jenis.KEPUASAN)[Jenis.KEPUASAN],
    }
    return render(request, "evaluasi/hasil_list.html", context)


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(WRITERS))


def read_urut(request: Permintaan) -> str:
    asked = request.GET.get("urut", "")
    return asked if asked.removeprefix("-") in daftar.SORTS else "nilai"
