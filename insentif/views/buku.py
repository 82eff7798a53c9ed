"""The ledger of a person in one's scope, and that of the whole city."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.queries.pendaftaran_kota import unit_pilihan
from insentif.permissions import READERS
from insentif.queries import buku_kota as queries
from insentif.queries.buku import describe
from insentif.queries.orang import get_orang, with_keadaan
from lib import paging, waktu
from lib.format import format_tanggal_pendek
from lib.masukan import read_day, read_id
from pegawai import tasks
from pegawai.models import Pegawai
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.services import pekerjaan

TAHUN_PILIHAN = 4


@require_safe
def buku_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    hari = waktu.today()
    pegawai = get_object_or_404(with_keadaan(Pegawai.objects.visible_to(request.user), hari), pk=pk)
    if pegawai.pk == request.user.pegawai_id:
        return redirect("insentif:saya")
    found = get_orang(pegawai, hari, read_id(request.GET, "tahun"), sendiri=False)
    context = {"orang": found, "page": paging.get_page(request, found.daftar), "sendiri": False}
    return render(request, "insentif/buku_pegawai.html", context)


@require_safe
@require_peran(*READERS)
def buku_list(request: Permintaan) -> HttpResponse:
    saringan, pilihan = read_saringan(request), make_pilihan()
    page = paging.paginate(request, queries.buku_list(request.user, saringan), sorts=queries.SORTS, default="-dicatat")
    context = {
        "page": page,
        "baris_list": describe(page.rows, tautan=False),
        "urut": page.urut,
        "saringan": saringan,
        "pilihan": pilihan,
        "chips": make_chips(request, saringan, pilihan),
    }
    return render(request, "insentif/buku_list.html", context)


@require_POST
@require_peran(*READERS)
def buku_export(request: Permintaan) -> HttpResponse:
    saringan = read_saringan(request)
    words = ", ".join(label for label, _ in make_chips(request, saringan, make_pilihan())) or "tanpa saringan"
    parameter: dict[str, Any] = {"saringan": saringan.as_dict(), "keterangan": words}
    job = pekerjaan.create_pekerjaan(jenis="ekspor-poin", judul="Ekspor buku poin", oleh=request.user, parameter=parameter)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def read_saringan(request: Permintaan) -> queries.Saringan:
    jenis, keadaan = request.GET.get("jenis", ""), request.GET.get("keadaan", "")
    return queries.Saringan(
        q=paging.read_text(request),
        jenis=jenis if jenis in dict(queries.JENIS) else "",
        keadaan=keadaan if keadaan in queries.KEADAAN else "",
        tahun=read_tahun(request),
        unit_id=read_id(request.GET, "unit"),
        dari=read_day(request.GET, "dari"),
        sampai=read_day(request.GET, "sampai"),
    )


def read_tahun(request: Permintaan) -> int | None:
    """One of the years that are offered, else none."""
    asked = read_id(request.GET, "tahun")
    return asked if asked in tahun_pilihan() else None


def tahun_pilihan() -> list[int]:
    return [waktu.today().year - back for back in range(TAHUN_PILIHAN)]


def make_pilihan() -> dict[str, Any]:
    return {
        "jenis": queries.JENIS,
        "keadaan": list(queries.KEADAAN.items()),
        "tahun": tahun_pilihan(),
        "unit": unit_pilihan(),
    }


def make_chips(request: Permintaan, saringan: queries.Saringan, pilihan: dict[str, Any]) -> list[tuple[str, str]]:
    labels = {
        "q": f"“{saringan.q}”" if saringan.q else "",
        "jenis": dict(pilihan["jenis"]).get(saringan.jenis, ""),
        "keadaan": queries.KEADAAN.get(saringan.keadaan, ""),
        "tahun": f"Poin tahun {saringan.tahun}" if saringan.tahun else "",
        "unit": dict(pilihan["unit"]).get(saringan.unit_id, "Unit lain") if saringan.unit_id is not None else "",
        "dari": f"Mulai {format_tanggal_pendek(saringan.dari)}" if saringan.dari else "",
        "sampai": f"Sampai {format_tanggal_pendek(saringan.sampai)}" if saringan.sampai else "",
    }
    return [(label, paging.without(request, name)) for name, label in labels.items() if label]
