"""A draft is filled from the pattern of its programme: what would be written is on the page before it is."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from diklat.forms.isi_pola import IsiPolaForm
from diklat.models import Angkatan
from diklat.permissions import WRITERS
from diklat.queries import isi_pola as queries
from diklat.services import angkatan as services
from lib.forms import add_refusal
from lib.masukan import read_day
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def angkatan_fill(request: Permintaan, pk: int) -> HttpResponse:
    """Any POST but that of the button `isi` only looks again."""
    rows = Angkatan.objects.visible_to(request.user).select_related("program").annotate(jumlah=Count("sesi_list"))
    angkatan = get_object_or_404(rows, pk=pk)
    if angkatan.status != Angkatan.Status.DRAF:
        messages.error(request, "Pola mengisi angkatan yang masih draf. Ubah sesinya satu per satu di sini.")
        return redirect("diklat:sesi-list", pk=pk)
    bahan = queries.read_bahan(angkatan, read_day(request.POST, "mulai"), request.user, vars(angkatan)["jumlah"])
    form = IsiPolaForm(request.POST if request.method == "POST" else None, bahan=bahan, user=request.user)
    if "isi" in request.POST and form.is_valid() and (answer := _fill(request, form, angkatan)):
        return answer
    isi = queries.get_isi(angkatan, bahan.pola, form.pilihan, bahan.papan)
    return render(request, "diklat/angkatan_isi.html", {"angkatan": angkatan, "form": form, "bahan": bahan, "isi": isi})


def _fill(request: Permintaan, form: IsiPolaForm, angkatan: Angkatan) -> HttpResponse | None:
    pilihan, ganti = form.pilihan, bool(form.cleaned_data.get("ganti"))
    try:
        isi = services.fill_angkatan(angkatan_id=angkatan.pk, pilihan=pilihan, sidik=request.POST["isi"], by=request.user, ganti=ganti)
    except ValidationError as refusal:
        add_refusal(form, refusal)
        return None
    messages.success(request, f"{len(isi.baris)} sesi dalam {isi.hari} hari tersimpan, {isi.jp} JP.")
    return redirect("diklat:sesi-list", pk=angkatan.pk)
