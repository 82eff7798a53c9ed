"""What plans are made from: needs counted on the gap map, the mandatory list, and the codes of the budget."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging, waktu
from lib.masukan import attempt, back_to, read_id
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, peran_of, require_peran
from pegawai.unduhan import export_list
from rencana.forms import pagu as pagu_forms
from rencana.forms import usulan as forms
from rencana.forms.saringan import SaringanKebutuhanForm, SaringanWajibForm
from rencana.models import DaftarWajib, Rekening, SubKegiatan
from rencana.permissions import PERENCANA, READERS
from rencana.queries import bahan as queries
from rencana.services import kebutuhan as services
from rencana.services import wajib as wajib_services
from rencana.views.formulir import Halaman, read, submit
from rencana.workbooks import usulan as workbook

PENULIS = (Peran.ATASAN, *PERENCANA)
PEMBACA = (Peran.ATASAN, *READERS)
ACUAN: Final[dict[str, tuple[Any, Any, str]]] = {
    "rekening": (Rekening, pagu_forms.AcuanForm, "rekening"),
    "sub-kegiatan": (SubKegiatan, pagu_forms.SubKegiatanForm, "sub-kegiatan"),
}


@require_safe
@require_peran(*PEMBACA)
def kebutuhan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanKebutuhanForm(request)
    rows = queries.kebutuhan_list(request.user, saringan.value("q"), saringan.value("tahun"))
    page = paging.paginate(request, rows, sorts=queries.SORTS, default="-kurang")
    context: dict[str, Any] = {"page": page, "urut": page.urut, "saringan": saringan}
    context["boleh_ubah"] = bool(peran_of(request.user) & set(PENULIS))
    return render(request, "rencana/kebutuhan_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def kebutuhan_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanKebutuhanForm(request)
    rows = queries.kebutuhan_list(request.user, saringan.value("q"), saringan.value("tahun"))
    sorts = {**queries.SORTS, "nama": "kebutuhan__unit__sebutan"}
    return export_list(request, "kebutuhan diklat", rows, sorts, saringan, workbook.write_kebutuhan)


@require_POST
@require_peran(*PENULIS)
def kebutuhan_add(request: Permintaan, kompetensi: int) -> HttpResponse:
    """The button of a cell of the gap map: for next year, with all people of the unit as counted now, whatever the map is filtered by."""
    unit, tahun = read_id(request.POST, "unit"), waktu.today().year + 1
    try:
        row = services.add_kebutuhan(unit_id=unit, kompetensi_id=kompetensi, tahun=tahun, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, queries.dicatat(row))
    return redirect(back_to(request, "rencana:kebutuhan-list"))


@require_POST
@require_peran(*PENULIS)
def kebutuhan_delete(request: Permintaan, pk: int) -> HttpResponse:
    get_object_or_404(queries.kebutuhan_list(request.user), pk=pk)
    attempt(request, lambda: services.delete_kebutuhan(baris_id=pk, by=request.user), "Dikeluarkan dari kebutuhan.")
    return redirect("rencana:kebutuhan-list")


@require_safe
@require_peran(*READERS)
def wajib_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanWajibForm(request)
    rows = queries.wajib_list(saringan.value("q"), berlaku=saringan.is_berlaku)
    page = paging.paginate(request, rows, sorts=queries.SORTS_WAJIB, default="program")
    context = {"page": page, "urut": page.urut, "saringan": saringan}
    return render(request, "rencana/wajib_list.html", {**context, "boleh_ubah": has_peran(request.user, PERENCANA)})


@require_safe
@require_peran(*READERS)
def wajib_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanWajibForm(request)
    rows = queries.wajib_list(saringan.value("q"), berlaku=saringan.is_berlaku)
    sorts = {**queries.SORTS_WAJIB, "nama": "program__nama"}
    return export_list(request, "daftar wajib", rows, sorts, saringan, workbook.write_wajib)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def wajib_create(request: Permintaan) -> HttpResponse:
    return _edit_wajib(request, DaftarWajib(berlaku_mulai=waktu.today()))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def wajib_update(request: Permintaan, pk: int) -> HttpResponse:
    return _edit_wajib(request, get_object_or_404(DaftarWajib, pk=pk))


def _edit_wajib(request: Permintaan, row: DaftarWajib) -> HttpResponse:
    form = forms.WajibForm(read(request), instance=row)
    url = reverse("rencana:wajib-list")
    lead = "Program ini wajib diikuti setiap orang yang memenuhi semua yang diisi; yang dikosongkan tidak membatasi."
    title = "Ubah diklat wajib" if row.pk else "Diklat wajib baru"
    page = Halaman(title, "Simpan", url, "Daftar wajib tersimpan.", lead, ((url, "Daftar wajib"),))
    return submit(request, form, page, lambda _: wajib_services.save_wajib(wajib=form.instance, by=request.user))


@require_safe
@require_peran(*READERS)
def acuan_list(request: Permintaan) -> HttpResponse:
    kinds = [(jenis, label, model.objects.all()) for jenis, (model, _, label) in ACUAN.items()]
    context = {"daftar_acuan": kinds, "boleh_ubah": has_peran(request.user, PERENCANA), "hari_ini": waktu.today()}
    return render(request, "rencana/acuan_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def acuan_create(request: Permintaan, jenis: str) -> HttpResponse:
    return _edit_acuan(request, jenis, None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def acuan_update(request: Permintaan, jenis: str, pk: int) -> HttpResponse:
    return _edit_acuan(request, jenis, pk)


def _edit_acuan(request: Permintaan, jenis: str, pk: int | None) -> HttpResponse:
    if jenis not in ACUAN:
        raise Http404
    model, form_class, label = ACUAN[jenis]
    row = get_object_or_404(model, pk=pk) if pk else model(berlaku_mulai=waktu.today())
    form = form_class(read(request), instance=row)
    url = reverse("rencana:acuan-list")
    page = Halaman(f"{'Ubah' if pk else 'Tambah'} {label}", "Simpan", url, f"Kode {label} tersimpan.", remah=((url, "Kode anggaran"),))
    return submit(request, form, page, lambda _: wajib_services.save_acuan(acuan=form.instance, by=request.user))
