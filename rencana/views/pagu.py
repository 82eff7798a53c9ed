"""Budgets: the list as of a day, one pagu with its ledger, and the documents that change it."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from lib import paging, waktu
from lib.format import format_rupiah, format_tanggal
from lib.unduhan import attachment
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, require_peran
from pegawai.unduhan import export_list, make_notes
from rencana.forms import pagu as forms
from rencana.forms.saringan import SaringanBukuPaguForm, SaringanPaguForm, SaringanTerikatForm
from rencana.models import PaguAnggaran
from rencana.permissions import PEMUTUS, PERENCANA, READERS
from rencana.queries import pagu as queries
from rencana.services import buku
from rencana.services import pagu as services
from rencana.views.formulir import Halaman, read, submit
from rencana.workbooks import pagu as workbook


@require_safe
@require_peran(*READERS)
def pagu_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanPaguForm(request)
    saringan.data["per"] = saringan.hari  # type: ignore[index]
    urut = paging.read_sort(request, dict.fromkeys(queries.SORTS, ""), "nama")
    rows = queries.pagu_list(request.user, saringan.nilai)
    total = queries.add_up([row.jumlah for row in rows])
    page = paging.get_page(request, queries.sort_rows(rows, urut))
    context = {"page": page, "urut": urut, "saringan": saringan, "total": total, "tahun": saringan.value("tahun"), "per": saringan.hari}
    context |= {"boleh_ubah": has_peran(request.user, PERENCANA), "hari_ini": waktu.today()}
    return render(request, "rencana/pagu_list.html", context)


@require_safe
@require_peran(*READERS)
def pagu_export(request: Permintaan) -> HttpResponse:
    form = SaringanPaguForm(request)
    saringan = form.nilai
    urut = paging.read_sort(request, dict.fromkeys(queries.SORTS, ""), "nama")
    rows = queries.sort_rows(queries.pagu_list(request.user, saringan), urut)
    words = [f"Tahun {saringan.tahun}", f"Keadaan {format_tanggal(saringan.per)}", queries.KELOMPOK[saringan.kelompok]]
    words += [text for _, text in form.active()]
    answer = attachment(f"anggaran-{saringan.tahun}")
    workbook.write_pagu(answer, rows, notes=make_notes(request, "Anggaran", ", ".join(words), len(rows)))
    return answer


@require_safe
@require_peran(*READERS)
def pagu_detail(request: Permintaan, pk: int) -> HttpResponse:
    pagu = _get(request, pk)
    saringan = SaringanBukuPaguForm(request)
    rows = queries.with_jumlah(PaguAnggaran.objects.filter(pk=pk), pagu.tahun, waktu.today())
    context = {
        "pagu": pagu,
        "jumlah": queries.jumlah_of(rows.get()),
        "revisi_list": pagu.revisi_list.select_related("oleh").order_by("-nomor"),
        "terikat_count": queries.komitmen_list(pagu).count(),
        "page": paging.get_page(request, queries.mutasi_list(pagu, jenis=saringan.value("jenis")), size=10),
        "saringan": saringan,
        "boleh_ubah": has_peran(request.user, PERENCANA),
        "boleh_izin": has_peran(request.user, PEMUTUS),
    }
    return render(request, "rencana/pagu_detail.html", context)


@require_safe
@require_peran(*READERS)
def pagu_buku_export(request: Permintaan, pk: int) -> HttpResponse:
    pagu, saringan = _get(request, pk), SaringanBukuPaguForm(request)
    rows = list(queries.mutasi_list(pagu, jenis=saringan.value("jenis")))
    words = [str(pagu), *(text for _, text in saringan.active())]
    answer = attachment(f"buku-anggaran-{pagu.rekening.kode}-{pagu.tahun}")
    workbook.write_buku(answer, rows, notes=make_notes(request, "Buku anggaran", ", ".join(words), len(rows)))
    return answer


@require_safe
@require_peran(*READERS)
def pagu_terikat(request: Permintaan, pk: int) -> HttpResponse:
    """All that is still committed on a pagu."""
    pagu, saringan = _get(request, pk), SaringanTerikatForm(request)
    rows = queries.komitmen_list(pagu, saringan.value("q"))
    page = paging.paginate(request, rows, sorts=queries.SORTS_TERIKAT, default="selesai")
    context = {"pagu": pagu, "page": page, "urut": page.urut, "saringan": saringan, "boleh_ubah": has_peran(request.user, PERENCANA)}
    return render(request, "rencana/pagu_terikat.html", context)


@require_safe
@require_peran(*READERS)
def pagu_terikat_export(request: Permintaan, pk: int) -> HttpResponse:
    pagu, saringan = _get(request, pk), SaringanTerikatForm(request)
    rows = queries.komitmen_list(pagu, saringan.value("q"))
    sorts = {**queries.SORTS_TERIKAT, "nama": "uraian"}
    return export_list(request, f"terikat {pagu.rekening.kode} {pagu.tahun}", rows, sorts, saringan, workbook.write_terikat)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def pagu_create(request: Permintaan) -> HttpResponse:
    form = forms.PaguForm(read(request))
    page = Halaman("Tambah pagu", "Simpan pagu", reverse("rencana:pagu-list"), "Pagu tersimpan.", remah=_remah())
    act = lambda data: services.create_pagu(pagu=form.make_pagu(), jumlah=data["jumlah"], dokumen=form.dasar, by=request.user)  # noqa: E731
    return submit(request, form, page, act)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def pagu_revise(request: Permintaan, pk: int) -> HttpResponse:
    pagu = _get(request, pk)
    form = forms.DokumenForm(read(request))
    lead = f"Pagu sekarang {format_rupiah(pagu.nilai)}; sudah terpakai {format_rupiah(pagu.terpakai)}. Tulis pagu sesudah perubahan APBD."
    page = _page(pagu, "Catat perubahan pagu", "Simpan perubahan", "Perubahan pagu tercatat.", lead)
    act = lambda data: services.revise_pagu(pagu_id=pk, jumlah=data["jumlah"], dokumen=form.dasar, by=request.user)  # noqa: E731
    return submit(request, form, page, act)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def pagu_shift(request: Permintaan, pk: int) -> HttpResponse:
    pagu = _get(request, pk)
    form = forms.GeserForm(read(request), pagu=pagu)
    lead = f"Yang dapat digeser paling banyak {format_rupiah(max(0, pagu.sisa - pagu.izin))}: sisanya sudah terpakai."
    page = _page(pagu, "Geser pagu", "Simpan pergeseran", "Pergeseran pagu tercatat pada kedua pagu.", lead)

    def act(data: Any) -> object:
        return services.shift_pagu(dari_id=pk, ke_id=data["ke"].pk, jumlah=data["jumlah"], dokumen=form.dasar, by=request.user)

    return submit(request, form, page, act)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PEMUTUS)
def pagu_allow(request: Permintaan, pk: int) -> HttpResponse:
    pagu = _get(request, pk)
    form = forms.IzinForm(read(request))
    lead = "Pengelola lalu dapat mengikat biaya melebihi pagu sampai jumlah ini. Nama dan alasan Anda tercatat pada buku pagu."
    page = replace(_page(pagu, "Beri izin melampaui pagu", "Beri izin", "Izin tercatat.", lead), bahaya=True)
    act = lambda data: buku.allow(pagu_id=pk, jumlah=data["jumlah"], alasan=data["alasan"], by=request.user)  # noqa: E731
    return submit(request, form, page, act)


def _get(request: Permintaan, pk: int) -> PaguAnggaran:
    rows = PaguAnggaran.objects.visible_to(request.user).select_related("rekening", "unit", "sub_kegiatan")
    return get_object_or_404(rows, pk=pk)


def _remah(*more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((reverse("rencana:pagu-list"), "Anggaran"), *more)


def _page(pagu: PaguAnggaran, judul: str, tombol: str, selesai: str, lead: str) -> Halaman:
    url = pagu.get_absolute_url()
    return Halaman(judul, tombol, url, selesai, lead, _remah((url, str(pagu))))
