"""What an employee can redeem points for, the confirmation with what it costs, and taking a wish back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.models import Imbalan, Penukaran
from insentif.queries import penukaran
from insentif.queries import tukar as queries
from insentif.services import tukar as services
from lib import paging, waktu
from lib.format import format_angka
from lib.masukan import attempt, read_id
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(Peran.PEGAWAI)
def tukar_list(request: Permintaan) -> HttpResponse:
    pegawai_id = request.user.pegawai_id or 0
    syarat = queries.syarat_of(pegawai_id, waktu.today())
    page = paging.get_page(request, penukaran.own_list(pegawai_id))
    context = {"syarat": syarat, "saldo": syarat.saldo, "tawaran": queries.tawaran_list(syarat), "page": page}
    return render(request, "insentif/tukar_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def tukar_create(request: Permintaan, pk: int) -> HttpResponse:
    imbalan, refused = get_object_or_404(Imbalan, pk=pk), ""
    if request.method == "POST":
        try:
            row = services.create_penukaran(imbalan_id=pk, poin=read_id(request.POST, "poin") or 0, by=request.user)
        except ValidationError as refusal:
            refused = " ".join(refusal.messages)
        else:
            messages.success(
                request, f"Permintaan terkirim; {format_angka(row.poin)} poin dipotong. Kantor memutuskan lalu memberi tahu Anda."
            )
            return redirect(row)
    syarat = queries.syarat_of(request.user.pegawai_id or 0, waktu.today())
    tolak = queries.why_not(imbalan, syarat)
    if refused and not (tolak and tolak.kalimat == refused):  # the page itself says what still speaks against it
        messages.error(request, refused)
    context = {
        "imbalan": imbalan,
        "saldo": syarat.saldo,
        "tolak": tolak,
        "ambil": [] if tolak else queries.split_poin(syarat.saldo, imbalan.poin),
        "sisa": syarat.saldo.berlaku - imbalan.poin,
    }
    return render(request, "insentif/tukar_create.html", context)


@require_POST
@require_peran(Peran.PEGAWAI)
def tukar_batal(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(Penukaran.objects.select_related("imbalan"), pk=pk, pegawai=request.user.pegawai_id)
    attempt(request, lambda: services.withdraw_penukaran(penukaran_id=pk, by=request.user), f"Permintaan {row.imbalan.nama} ditarik.")
    return redirect(row)
