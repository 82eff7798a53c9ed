"""The survey of the service: the index of each period, and one period element by element."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from evaluasi.models import Survei
from evaluasi.permissions import READERS
from evaluasi.queries.hasil import skm as queries
from evaluasi.views.hasil import KOMENTAR_SEHALAMAN, may_write
from evaluasi.workbooks.hasil import write_lembar
from lib import paging, waktu
from lib.unduhan import send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes

TREN = 8


@require_safe
@require_peran(*READERS)
def skm_list(request: Permintaan) -> HttpResponse:
    page = paging.get_page(request, queries.skm_list())
    hasil = {row.survei.pk: row for row in queries.skm_results(page.rows)}
    rows = [(row, hasil.get(row.pk), queries.state_of(row, waktu.today())) for row in page.rows]
    context = {"page": page, "baris": rows, "tren": queries.trend(list(hasil.values())), "boleh": may_write(request)}
    return render(request, "evaluasi/skm_list.html", context)


@require_safe
@require_peran(*READERS)
def skm_detail(request: Permintaan, pk: int) -> HttpResponse:
    """With the periods before it."""
    survei = _get(pk)
    earlier = [survei, *queries.skm_list().filter(tutup__lt=survei.tutup)[: TREN - 1]]
    results = queries.skm_results(earlier)
    hasil = next((row for row in results if row.survei.pk == pk), None)
    komentar = queries.komentar_of(survei) if hasil else []
    context = {
        "survei": survei,
        "hasil": hasil,
        "keadaan": queries.state_of(survei, waktu.today()),
        "tren": queries.trend(results),
        "komentar": paging.get_page(request, [row for row in komentar if not row.is_disembunyikan], size=KOMENTAR_SEHALAMAN),
        "disembunyikan": [row for row in komentar if row.is_disembunyikan],
        "boleh": may_write(request),
    }
    return render(request, "evaluasi/skm_detail.html", context)


@require_safe
@require_peran(*READERS)
def skm_export(request: Permintaan, pk: int) -> HttpResponse:
    survei = _get(pk)
    results = queries.skm_results([survei])
    if not results:
        raise Http404
    komentar = [row for row in queries.komentar_of(survei) if not row.is_disembunyikan]
    notes = make_notes(request, survei.nama, "tanpa saringan", results[0].jawaban)
    return send_file(write_lembar(queries.to_lembar(results[0], komentar), notes=notes), f"skm-{slugify(survei.nama)}.xlsx")


def _get(pk: int) -> Survei:
    return get_object_or_404(queries.skm_list(), pk=pk)
