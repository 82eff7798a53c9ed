"""Pages that only the demo has: its accounts, and the letters it sent."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from config.demo import surat
from config.demo.kota.akun import SANDI, list_akun
from pegawai.peran import LABELS


@login_not_required
def akun(request: HttpRequest) -> HttpResponse:
    rows = [(LABELS[row.peran], row) for row in list_akun()]
    return render(request, "demo/akun.html", {"rows": rows, "sandi": SANDI})


@login_not_required
def surat_list(request: HttpRequest) -> HttpResponse:
    return render(request, "demo/surat_list.html", {"surat_list": surat.list_surat()})


@login_not_required
def surat_detail(request: HttpRequest, kode: str) -> HttpResponse:
    found = surat.find_surat(kode)
    if found is None:
        raise Http404
    return render(request, "demo/surat_detail.html", {"surat": found})
