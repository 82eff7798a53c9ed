"""What a teacher does: the batches he teaches, what waits for him there, and the scores he gives."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from diklat.queries import sesi as sesi_queries
from evaluasi.forms.nilai import NilaiKomponenForm
from evaluasi.queries import pengajar as queries
from evaluasi.services import nilai_pengajar as services
from lib import paging
from lib.masukan import attempt
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

PER_HALAMAN = 50  # a form may carry a thousand fields


@require_safe
@require_peran(Peran.NARASUMBER)
def mengajar(request: Permintaan) -> HttpResponse:
    """The home page of a teacher."""
    context = {
        "belum_dicatat": sesi_queries.without_attendance(request.user),
        "belum_dinilai": queries.list_belum_dinilai(request.user),
        "page": paging.paginate(request, queries.mengajar_list(request.user), sorts=queries.SORTS, default="giliran"),
        "giliran": queries.Giliran,
    }
    return render(request, "evaluasi/mengajar.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.NARASUMBER)
def mengajar_nilai(request: Permintaan, pk: int) -> HttpResponse:
    """The parts that teachers give, of everybody in a batch that he teaches; fifty a page."""
    angkatan = get_object_or_404(queries.angkatan_dinilai(request.user).select_related("program"), pk=pk)
    isian = queries.load_isian(angkatan, request.user)
    page = Paginator(isian.nilai.baris, PER_HALAMAN).get_page(request.GET.get("halaman"))
    form = NilaiKomponenForm(request.POST if request.method == "POST" else None, baris=list(page))
    act = lambda: services.record_dari_pengajar(angkatan_id=pk, nilai=form.nilai, by=request.user)  # noqa: E731
    if form.is_valid() and attempt(request, act, "Nilai tersimpan."):
        return redirect(f"{reverse('evaluasi:mengajar-nilai', args=[pk])}?halaman={page.number}")
    tabel = [(row, [(cell, form.field_of(row, cell.komponen)) for cell in row.sel]) for row in page]
    context = {"angkatan": angkatan, "isian": isian, "page": page, "form": form, "tabel": tabel}
    return render(request, "evaluasi/mengajar_nilai.html", context)
