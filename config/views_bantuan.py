"""The help centre: an overview by role, and one page a topic."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.queries import bantuan as queries
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of


@require_safe
def panduan(request: Permintaan) -> HttpResponse:
    own, others = queries.topik_of(peran_of(request.user))
    return render(request, "config/panduan.html", {"milik": own, "lain": others})


@require_safe
def panduan_topik(request: Permintaan, kode: str) -> HttpResponse:
    topik = queries.BY_KODE.get(kode)
    if topik is None:
        raise Http404
    held = peran_of(request.user)
    own, _ = queries.topik_of(held)
    context = {"topik": topik, "naskah": topik.naskah, "bagian": queries.isi_of(topik, held), "milik": own}
    return render(request, "config/panduan_topik.html", context)
