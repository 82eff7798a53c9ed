"""What is kept about whoever is signed in: to take along, and to have corrected."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pegawai import tasks
from pegawai.models import Pekerjaan
from pegawai.models.pekerjaan import DATA_SAYA
from pegawai.permintaan import Permintaan
from pegawai.services import data_saya as services


@require_safe
def data_saya(request: Permintaan) -> HttpResponse:
    kept = Pekerjaan.objects.filter(oleh=request.user, jenis=DATA_SAYA).exclude(hasil="").order_by("-pk").first()
    context = {"tersimpan": kept, "perbaikan_list": request.user.pegawai.perbaikan_list.all()[:20] if request.user.pegawai else None}
    return render(request, "pegawai/data_saya.html", context)


@require_POST
def data_saya_collect(request: Permintaan) -> HttpResponse:
    job = services.create_data_saya(by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
