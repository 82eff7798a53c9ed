"""A head names who leads his unit while he is away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lib.format import format_tanggal
from lib.forms import add_refusal
from pegawai.forms.wakil import PlhForm
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.wakil import calon_list
from pegawai.services import wakil as services


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.ATASAN)
def plh_create(request: Permintaan, pk: int) -> HttpResponse:
    """The person stands; the unit, the days and the ground are asked."""
    units = dict(request.user.headed_units)
    pegawai = get_object_or_404(calon_list(request.user), pk=pk)
    form = PlhForm(request.POST if request.method == "POST" else None, unit=list(units.items()))
    if form.is_valid():
        values = {"unit_id" if name == "unit" else name: value for name, value in form.cleaned_data.items()}
        try:
            posting = services.appoint_plh(pegawai_id=pegawai.pk, by=request.user, **values)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            since = format_tanggal(posting.mulai)
            done = f"{pegawai.nama} Anda tunjuk sebagai Plh mulai {since}. Petugas kepegawaian mengesahkannya lebih dahulu."
            messages.success(request, done)
            return redirect(pegawai)
    return render(request, "pegawai/plh_form.html", {"pegawai": pegawai, "form": form})
