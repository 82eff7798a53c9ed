from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lib import paging
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import PEMERIKSA_AKSES, require_peran
from pegawai.queries import segel as queries
from pegawai.services import segel as services


@require_safe
@require_peran(*PEMERIKSA_AKSES)
def segel_list(request: Permintaan) -> HttpResponse:
    """The blocks, the newest first: its hash is the head that is compared with those kept outside."""
    page = paging.paginate(request, queries.segel_list(), sorts={"nomor": "nomor"}, default="-nomor")
    return render(request, "pegawai/segel_list.html", {"page": page, "urut": page.urut, "kepala": queries.get_kepala()})


@require_POST
@require_peran(*PEMERIKSA_AKSES)
def segel_check(request: Permintaan) -> HttpResponse:
    job = services.create_periksa(by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
