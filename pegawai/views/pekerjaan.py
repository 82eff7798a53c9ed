from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lib import paging
from lib.unduhan import send_stored
from pegawai.models import Pekerjaan
from pegawai.permintaan import Permintaan
from pegawai.queries import pekerjaan as queries
from pegawai.services import pekerjaan as services

SORTS: dict[str, paging.Sort] = {"judul": "judul", "status": "status", "dibuat": "dibuat"}


@require_safe
def pekerjaan_list(request: Permintaan) -> HttpResponse:
    jobs = Pekerjaan.objects.visible_to(request.user).select_related("oleh")
    page = paging.paginate(request, jobs, sorts=SORTS, default="-dibuat")
    return render(request, "pegawai/pekerjaan_list.html", {"page": page, "urut": page.urut})


@require_safe
@never_cache
def pekerjaan_detail(request: Permintaan, pk: int) -> HttpResponse:
    """The page of one job; htmx asks it every two seconds for the panel alone."""
    job = queries.with_progress(get_object_or_404(Pekerjaan.objects.visible_to(request.user).select_related("oleh"), pk=pk))
    template = "pegawai/_pekerjaan_panel.html" if request.htmx else "pegawai/pekerjaan_detail.html"
    return render(request, template, {"pekerjaan": job, "boleh_henti": job.oleh_id == request.user.pk or request.user.is_superuser})


@require_POST
def pekerjaan_cancel(request: Permintaan, pk: int) -> HttpResponse:
    job = get_object_or_404(Pekerjaan.objects.visible_to(request.user), pk=pk)
    try:
        services.cancel_pekerjaan(pekerjaan=job, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, "Pekerjaan dihentikan.")
    return redirect(job)


@require_safe
@never_cache
def pekerjaan_download(request: Permintaan, pk: int) -> FileResponse:
    """Only through this view, for its owner; its kind is told by its name."""
    job = get_object_or_404(Pekerjaan.objects.visible_to(request.user).exclude(hasil=""), pk=pk)
    return send_stored(job.hasil, job.nama_hasil, None)
