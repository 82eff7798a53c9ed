"""A head names who leads his unit while he is away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lib.format import format_tanggal
from lib.forms import add_refusal
from lib.masukan import read_id
from pegawai import kepastian
from pegawai.forms.wakil import PlhForm
from pegawai.kepastian import Tanya
from pegawai.models import Penempatan
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.akibat import Dampak
from pegawai.queries.wakil import calon_list, plh_list
from pegawai.services import wakil as services

FIELDS = {"pegawai": "pegawai_id", "unit": "unit_id"}


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.ATASAN)
def plh_create(request: Permintaan) -> HttpResponse:
    """A link from a person or a unit says whom and where in the address."""
    asked = read_id(request.GET, "pegawai")
    chosen = calon_list(request.user).filter(pk=asked).first() if asked else None
    initial = {"pegawai": chosen, "unit": read_id(request.GET, "unit")}
    form = PlhForm(request.POST if request.method == "POST" else None, user=request.user, initial=initial)
    if form.is_valid():
        values = {FIELDS.get(name, name): getattr(value, "pk", value) for name, value in form.cleaned_data.items()}
        try:
            posting = services.appoint_plh(by=request.user, **values)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            since = format_tanggal(posting.mulai)
            done = f"{posting.pegawai.nama} Anda tunjuk sebagai Plh mulai {since}. Petugas kepegawaian mengesahkannya lebih dahulu."
            messages.success(request, done)
            return redirect(posting.pegawai)
    return render(request, "pegawai/plh_form.html", {"form": form, "plh_list": plh_list(request.user)})


@require_POST
@require_peran(Peran.ATASAN)
def plh_end(request: Permintaan, pk: int) -> HttpResponse:
    """The head is back, or chose somebody else."""
    posting = get_object_or_404(Penempatan.objects.filter(unit__in=request.user.headed_unit_ids, status=Penempatan.Status.PLH), pk=pk)
    nama, back = posting.pegawai.nama, posting.pegawai.get_absolute_url()
    tanya = Tanya(f"Akhiri Plh {nama} sekarang?", "Akhiri Plh", "Tetap sebagai Plh", back, bahaya=True)
    gone = Dampak("Wewenangnya memutuskan pengajuan dan membaca data unit berakhir seketika; penunjukannya tetap tercatat", gawat=False)
    act = lambda: services.end_plh(penempatan_id=pk, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, f"{nama} tidak lagi menjadi Plh.", dampak=lambda _: [gone])
