from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lib import paging
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
    """Only through this view: a download for its owner, never something a browser opens as a page."""
    job = get_object_or_404(Pekerjaan.objects.visible_to(request.user).exclude(hasil=""), pk=pk)
    if not job.hasil.storage.exists(str(job.hasil.name)):
        raise Http404
    response = FileResponse(job.hasil.open("rb"), as_attachment=True, filename=job.nama_hasil)
    response["Content-Security-Policy"] = "sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response
