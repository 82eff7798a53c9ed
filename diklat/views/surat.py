"""Letters of a batch: the list, writing one, the PDF."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms.surat import SuratForm
from diklat.models import SuratDinas
from diklat.permissions import READERS, WRITERS
from diklat.queries import surat as queries
from diklat.queries.ruang_kerja import get_kepala
from diklat.services import surat as services
from lib import waktu
from lib.unduhan import PDF, send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

TAB = "surat"


@require_safe
@require_peran(*READERS)
def surat_list(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    context = {
        "kepala": kepala,
        "surat_list": queries.surat_of(kepala.angkatan),
        "peserta_count": queries.peserta_of(kepala.angkatan).count(),
        "boleh_buat": kepala.boleh_ubah and kepala.angkatan.status not in services.BELUM,
    }
    return render(request, "diklat/surat_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def surat_create(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    asked = request.GET.get("jenis", "")
    initial = {"tanggal": waktu.today(), "jenis": asked if asked in SuratDinas.Jenis else ""}
    form = SuratForm(request.POST if request.method == "POST" else None, instance=SuratDinas(angkatan=kepala.angkatan), initial=initial)
    if form.is_valid() and _save(request, form):
        return redirect("diklat:surat-list", pk)
    return render(request, "diklat/surat_form.html", {"kepala": kepala, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def surat_update(request: Permintaan, pk: int) -> HttpResponse:
    surat = get_object_or_404(queries.visible_to(request.user), pk=pk)
    form = SuratForm(request.POST if request.method == "POST" else None, instance=surat)
    if form.is_valid() and _save(request, form):
        return redirect("diklat:surat-list", surat.angkatan_id)
    return render(request, "diklat/surat_form.html", {"kepala": get_kepala(request.user, surat.angkatan_id, TAB), "form": form})


@require_safe
def surat_download(request: Permintaan, pk: int) -> HttpResponse:
    """For readers, and for those who take part in the batch."""
    surat = get_object_or_404(queries.visible_to(request.user), pk=pk)
    name = f"{surat.get_jenis_display().lower().replace(' ', '-')}-{surat.angkatan_id}-{surat.pk}.pdf"
    response = send_file(services.render_surat(surat), name, PDF)
    response["Content-Security-Policy"] = "sandbox"
    return response


def _save(request: Permintaan, form: SuratForm) -> bool:
    try:
        saved = services.save_surat(surat=form.instance, by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, f"{saved.get_jenis_display()} {saved.nomor} tersimpan. Peserta dapat mengunduhnya.")
    return True
