"""The estimated IP ASN unit by unit, and the people behind each figure."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.jp_saringan import SaringanJPForm
from insentif.forms.saringan import SaringanIPOrangForm
from insentif.permissions import PEMBACA_CATATAN, READERS
from insentif.queries.ip import tabel
from insentif.queries.ip import unit as queries
from insentif.services import ekspor_ip
from insentif.workbooks import ip as workbooks
from lib import paging
from lib.format import describe_day
from lib.unduhan import send_file
from pegawai import tasks
from pegawai.akses import about
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran

PEMBACA = (Peran.ATASAN, *READERS)
URUT = dict.fromkeys(("nama", "pegawai", "rata", "nol", "penuh", "lengkap", "rata_total"), "")
URUT_ORANG = dict.fromkeys(("nama", "unit", "kompetensi", "total"), "")


@require_safe
@require_peran(*PEMBACA)
def ip_unit(request: Permintaan) -> HttpResponse:
    form, urut = SaringanJPForm(request), paging.read_sort(request, URUT, "rata")
    found = queries.get_laporan(form.tempat, form.nilai, urut)
    context = {
        **form.context(),
        "laporan": found,
        **_describe(form, found.dasar),
        "tabel": tabel.tabel_on(form.hari),
        "boleh_tabel": bool(peran_of(request.user) & set(READERS)),
        "boleh_data": bool(peran_of(request.user) & set(PEMBACA_CATATAN)),
        "urut": urut,
    }
    return render(request, "insentif/ip_unit.html", context)


@require_safe
@require_peran(*PEMBACA)
def ip_unit_export(request: Permintaan) -> HttpResponse:
    """The table that is on the screen, as Excel."""
    form = SaringanJPForm(request)
    found = queries.get_laporan(form.tempat, form.nilai, paging.read_sort(request, URUT, "rata"))
    answer = send_file(b"", f"estimasi-ip-asn-{form.hari:%Y%m%d}.xlsx")
    workbooks.write_unit(answer, found, notes=form.make_notes(found.dasar.saat))
    return answer


@require_safe
@require_peran(*PEMBACA)
def ip_unit_pegawai(request: Permintaan) -> HttpResponse:
    """The people behind a row or a figure."""
    about(request)
    found, form = _read_daftar(request)
    context = {
        **form.context(),
        **_describe(form, found.sumber),
        "page": paging.get_page(request, found),
        "daftar": found,
        "urut": found.urut,
    }
    return render(request, "insentif/ip_unit_pegawai.html", context)


@require_POST
@require_peran(*PEMBACA)
def ip_unit_pegawai_export(request: Permintaan) -> HttpResponse:
    """Queue the Excel file of exactly the list that is shown."""
    found, form = _read_daftar(request)
    job = ekspor_ip.create_ekspor(daftar=found, notes=form.make_notes(found.sumber.saat), by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def _describe(form: SaringanJPForm, dasar: queries.Dasar) -> dict[str, Any]:
    return {"waktu": describe_day(form.hari, dasar.saat), "rekap": dasar.rekap}


def _read_daftar(request: Permintaan) -> tuple[queries.DaftarOrang, SaringanIPOrangForm]:
    form, urut = SaringanIPOrangForm(request), paging.read_sort(request, URUT_ORANG, "kompetensi")
    langsung = request.GET.get("langsung") == "1"
    return queries.DaftarOrang(form.nilai, form.tempat.baris, keadaan=form.value("keadaan"), urut=urut, langsung=langsung), form
