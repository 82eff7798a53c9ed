"""How long personal data is kept: the terms, what is over, and the act that ends it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from lib import paging, waktu
from lib.format import format_tanggal
from pegawai import kepastian, tasks
from pegawai.kepastian import Tanya
from pegawai.models import Pemusnahan
from pegawai.models.simpan import Jenis
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, require_peran
from pegawai.queries import simpan as queries
from pegawai.services import simpan as services

PELAKU = (Peran.KEPEGAWAIAN, Peran.ADMIN)
PEMBACA = (*PELAKU, Peran.AUDITOR)
SORTS = {"nama": "nama", "sejak": "sejak"}


@require_safe
@require_peran(*PEMBACA)
def simpan_list(request: Permintaan) -> HttpResponse:
    """Every kind with its term and what is over today, and the acts there were."""
    found = queries.lewat_list(*Jenis.values, kecuali=request.user.pegawai_id)
    page = paging.paginate(request, queries.pemusnahan_list(), sorts={"diminta": "diminta_pada"}, default="-diminta")
    context = {"lewat_list": found, "page": page, "urut": page.urut, "boleh": has_peran(request.user, PELAKU)}
    return render(request, "pegawai/simpan_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def simpan_detail(request: Permintaan, jenis: str) -> HttpResponse:
    """The dry run: rows by table, and whom."""
    found = _lewat(request, jenis)
    page = paging.paginate(request, queries.orang_of(found), sorts=SORTS, default="sejak") if found.is_orang else None
    context = {
        "lewat": found,
        "page": page,
        "urut": page.urut if page else "",
        "menunggu": queries.waiting_of(jenis),
        "boleh": has_peran(request.user, PELAKU),
        "tenggang": services.TENGGANG.days,
    }
    return render(request, "pegawai/simpan_detail.html", context)


@require_POST
@require_peran(*PEMBACA)
def simpan_export(request: Permintaan, jenis: str) -> HttpResponse:
    job = services.create_ekspor(jenis=_lewat(request, jenis).jenis, by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_POST
@require_peran(*PELAKU)
def simpan_request(request: Permintaan, jenis: str) -> HttpResponse:
    found, back = _lewat(request, jenis), reverse("pegawai:simpan-detail", args=[jenis])
    day = format_tanggal(waktu.day(waktu.now() + services.TENGGANG))
    teks = f"Sampai {day} masih dapat dibatalkan; sesudah dilaksanakan tidak dapat dipulihkan. Jumlah dalam laporan tidak berubah."
    tanya = Tanya(f"Musnahkan yang lewat masa simpan: {found.jenis.label}?", f"Musnahkan pada {day}", "Batal", back, teks, bahaya=True)
    act = lambda: services.request_pemusnahan(jenis=jenis, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, f"Dilaksanakan {day}. Sebelum hari itu dapat dibatalkan.", dampak=services.impact_of)


@require_POST
@require_peran(*PELAKU)
def simpan_cancel(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(Pemusnahan, pk=pk)
    act = lambda: services.cancel_pemusnahan(pemusnahan_id=pk, by=request.user)  # noqa: E731
    tanya = Tanya("Batalkan pemusnahan ini?", "Batalkan pemusnahan", "Biarkan menunggu", row.get_absolute_url())
    return kepastian.press(request, act, tanya, "Pemusnahan dibatalkan. Tidak ada data yang berubah.")


def _lewat(request: Permintaan, jenis: str) -> queries.Lewat:
    if jenis not in Jenis.values:
        raise Http404
    found = queries.find_lewat(jenis, kecuali=request.user.pegawai_id)
    if found is None:
        raise Http404
    return found
