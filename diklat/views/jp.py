"""JP of one person, and who reaches the yearly target, unit by unit and person by person."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.jp_saringan import SaringanJPForm, SaringanJPOrangForm, SaringanTahunForm
from diklat.permissions import READERS
from diklat.queries.jp import laporan, rincian
from diklat.services import ekspor_jp
from diklat.workbooks import jp as workbook
from lib import paging, waktu
from lib.unduhan import send_file
from pegawai import tasks
from pegawai.akses import about
from pegawai.models import Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

PEMBACA = (Peran.ATASAN, *READERS)
URUT = dict.fromkeys(("nama", "pegawai", "tercapai", "persen", "rata", "nol", "dekat", "lewat"), "")
URUT_ORANG = dict.fromkeys(("nama", "unit", "jp", "penugasan"), "")


@require_safe
@require_peran(Peran.PEGAWAI)
def jp(request: Permintaan) -> HttpResponse:
    return _render_orang(request, get_object_or_404(Pegawai, akun=request.user))


@require_safe
def jp_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    return _render_orang(request, get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pk))


@require_safe
@require_peran(*PEMBACA)
def jp_laporan(request: Permintaan) -> HttpResponse:
    form, urut = SaringanJPForm(request), paging.read_sort(request, URUT, "persen")
    context = {"laporan": laporan.get_laporan(form.tempat, form.nilai, urut), "urut": urut, **form.context()}
    return render(request, "diklat/jp_laporan.html", context)


@require_safe
@require_peran(*PEMBACA)
def jp_laporan_export(request: Permintaan) -> HttpResponse:
    """The table that is on the screen, as Excel."""
    form = SaringanJPForm(request)
    found = laporan.get_laporan(form.tempat, form.nilai, paging.read_sort(request, URUT, "persen"))
    content = workbook.write_laporan(found, notes=form.make_notes())
    return send_file(content, f"capaian-jp-{form.hari:%Y%m%d}.xlsx")


@require_safe
@require_peran(*PEMBACA)
def jp_laporan_pegawai(request: Permintaan) -> HttpResponse:
    """The people behind a row of the report."""
    found, form = _read_daftar(request)
    context = {**form.context(), "page": paging.get_page(request, found), "daftar": found, "urut": found.urut}
    return render(request, "diklat/jp_laporan_pegawai.html", context)


@require_POST
@require_peran(*PEMBACA)
def jp_laporan_pegawai_export(request: Permintaan) -> HttpResponse:
    """Queue the Excel file of exactly the list that is shown."""
    found, form = _read_daftar(request)
    job = ekspor_jp.create_ekspor_orang(daftar=found, notes=form.make_notes(), by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def _render_orang(request: Permintaan, pegawai: Pegawai) -> HttpResponse:
    about(request, pegawai.pk)
    found = rincian.get_tahun(pegawai, SaringanTahunForm(request).value("tahun"))
    context = {
        "pegawai": pegawai,
        "sendiri": pegawai.pk == request.user.pegawai_id,
        "tahun": found,
        "tahun_ini": waktu.today().year,
    }
    return render(request, "diklat/jp_pegawai.html", context)


def _read_daftar(request: Permintaan) -> tuple[laporan.DaftarOrang, SaringanJPOrangForm]:
    form, urut = SaringanJPOrangForm(request), paging.read_sort(request, URUT_ORANG, "jp")
    langsung = request.GET.get("langsung") == "1"
    return laporan.DaftarOrang(form.nilai, form.tempat.baris, keadaan=form.value("keadaan"), urut=urut, langsung=langsung), form
