"""The estimated IP ASN unit by unit, and the people behind each figure."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.forms import jp_saringan as masukan
from insentif.permissions import READERS
from insentif.queries.ip import tabel
from insentif.queries.ip import unit as queries
from insentif.services import ekspor_ip
from insentif.views.ip_data import PEMBACA as PEMBACA_DATA
from insentif.workbooks import ip as workbooks
from kompetensi.queries.peta import Tempat
from lib import paging
from lib.unduhan import send_file
from pegawai import tasks
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran

PEMBACA = (Peran.ATASAN, *READERS)
URUT = dict.fromkeys(("nama", "pegawai", "rata", "nol", "penuh", "lengkap", "rata_total"), "")
URUT_ORANG = dict.fromkeys(("nama", "unit", "kompetensi", "total"), "")


@require_safe
@require_peran(*PEMBACA)
def ip_unit(request: Permintaan) -> HttpResponse:
    saringan, tempat = masukan.read_saringan(request)
    urut = paging.read_sort(request, URUT, "rata")
    context = {
        **masukan.context(request, saringan, tempat),
        "laporan": queries.get_laporan(tempat, saringan, urut),
        "tabel": tabel.tabel_on(saringan.per),
        "boleh_tabel": bool(peran_of(request.user) & set(READERS)),
        "boleh_data": bool(peran_of(request.user) & set(PEMBACA_DATA)),
        "urut": urut,
    }
    return render(request, "insentif/ip_unit.html", context)


@require_safe
@require_peran(*PEMBACA)
def ip_unit_export(request: Permintaan) -> HttpResponse:
    """The table that is on the screen, as Excel."""
    saringan, tempat = masukan.read_saringan(request)
    found = queries.get_laporan(tempat, saringan, paging.read_sort(request, URUT, "rata"))
    answer = send_file(b"", f"estimasi-ip-asn-{saringan.per:%Y%m%d}.xlsx")
    workbooks.write_unit(answer, found, notes=masukan.notes(request, saringan, tempat))
    return answer


@require_safe
@require_peran(*PEMBACA)
def ip_unit_pegawai(request: Permintaan) -> HttpResponse:
    """The people behind a row or a figure."""
    found, tempat = _read_daftar(request)
    context = masukan.context(request, found.saringan, tempat)
    context |= {"page": paging.get_page(request, found), "daftar": found, "urut": found.urut}
    context["pilihan"]["keadaan"] = _keadaan_pilihan(found)
    context["chips"] += _chip(request, found)
    return render(request, "insentif/ip_unit_pegawai.html", context)


@require_POST
@require_peran(*PEMBACA)
def ip_unit_pegawai_export(request: Permintaan) -> HttpResponse:
    """Queue the Excel file of exactly the list that is shown."""
    found, tempat = _read_daftar(request)
    notes = [*masukan.notes(request, found.saringan, tempat), ("Keadaan", _label(found) or "semua")]
    job = ekspor_ip.create_ekspor(daftar=found, notes=notes, by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def _read_daftar(request: Permintaan) -> tuple[queries.DaftarOrang, Tempat]:
    saringan, tempat = masukan.read_saringan(request)
    keadaan = paging.read_text(request, "keadaan")
    if keadaan not in queries.KEADAAN and not (keadaan.startswith(queries.AWALAN) and keadaan != queries.AWALAN):
        keadaan = ""
    urut = paging.read_sort(request, URUT_ORANG, "kompetensi")
    langsung = request.GET.get("langsung") == "1"
    return queries.DaftarOrang(saringan, tempat.baris, keadaan=keadaan, urut=urut, langsung=langsung), tempat


def _keadaan_pilihan(found: queries.DaftarOrang) -> list[tuple[str, str]]:
    own = [(found.keadaan, _label(found))] if found.indikator else []
    return [*queries.KEADAAN_LABEL.items(), *own]


def _label(found: queries.DaftarOrang) -> str:
    return f"Belum penuh: {found.indikator}" if found.indikator else queries.KEADAAN_LABEL.get(found.keadaan, "")


def _chip(request: Permintaan, found: queries.DaftarOrang) -> list[tuple[str, str]]:
    label: Any = _label(found)
    return [(label, paging.without(request, "keadaan"))] if label else []
