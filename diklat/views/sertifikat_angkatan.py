"""The certificates tab of a batch: who gets one, who has one, issuing them all at once, all files as one archive."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.saringan import SaringanSertifikatAngkatanForm
from diklat.forms.sertifikat import TerbitForm
from diklat.models import Angkatan
from diklat.permissions import READERS, WRITERS, warn_own
from diklat.queries import sertifikat as queries
from diklat.queries.ruang_kerja import Kepala, get_kepala
from diklat.services.sertifikat import pekerjaan
from lib import paging
from lib.masukan import read_ids
from lib.paging import Sort
from pegawai import kepastian, tasks
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

TAB = "sertifikat"
TERBIT_TETAP = "Sertifikat yang terbit tidak dapat dihapus; hanya dicabut atau diganti dengan alasan."
SORTS: dict[str, Sort] = {"nama": "pegawai__nama", "unit": "unit__sebutan", "nomor": "sertifikat_nomor", "keadaan": "keadaan"}


@require_safe
@require_peran(*READERS)
def sertifikat_angkatan(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    return _show(request, kepala, TerbitForm(angkatan=kepala.angkatan))


@require_POST
@require_peran(*WRITERS)
def sertifikat_issue(request: Permintaan, pk: int) -> HttpResponse:
    """For the ticked rows (`siapa=pilihan`), else for everybody who passed and never got one."""
    kepala = get_kepala(request.user, pk, TAB)
    form = TerbitForm(request.POST, angkatan=kepala.angkatan)
    if form.is_valid():
        act = lambda: pekerjaan.create_terbit(  # noqa: E731
            angkatan=kepala.angkatan,
            pendaftaran_ids=read_ids(request.POST, "pilih") if request.POST.get("siapa") == "pilihan" else None,
            penanda_tangan_id=form.cleaned_data["penanda_tangan"].pk,
            tanggal=form.cleaned_data["tanggal"],
            by=request.user,
        )
        back = reverse("diklat:sertifikat-angkatan", args=[pk])
        tanya = Tanya(f"Terbitkan sertifikat {kepala.angkatan.nama}?", "Terbitkan", "Jangan terbitkan", back, TERBIT_TETAP, isian=True)
        if answer := kepastian.submit_job(request, form, act, tanya, sketch=pekerjaan.sketch_terbit):
            if answer.status_code == HTTPStatus.FOUND:  # the job stands
                warn_own(request, kepala.angkatan.pendaftaran_list.filter(status="lulus").values_list("pk", flat=True))
            return answer
    return _show(request, kepala, form)


@require_POST
@require_peran(*READERS)
def sertifikat_zip(request: Permintaan, pk: int) -> HttpResponse:
    kepala = get_kepala(request.user, pk, TAB)
    if not queries.get_ringkasan(kepala.angkatan).terbit:
        messages.error(request, "Belum ada sertifikat yang berlaku pada angkatan ini.")
        return redirect("diklat:sertifikat-angkatan", pk)
    job = pekerjaan.create_unduh(angkatan=kepala.angkatan, by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def _show(request: Permintaan, kepala: Kepala, form: TerbitForm) -> HttpResponse:
    saringan = SaringanSertifikatAngkatanForm(request)
    rows = queries.peserta_of(kepala.angkatan, q=saringan.value("q"), keadaan=saringan.value("keadaan"))
    page = paging.paginate(request, rows, sorts=SORTS, default="nama")
    context: dict[str, Any] = {
        "kepala": kepala,
        "form": form,
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "ringkasan": queries.get_ringkasan(kepala.angkatan),
        "boleh_terbit": kepala.boleh_ubah and kepala.angkatan.status in Angkatan.LEWAT,
        "ada_penanda": queries.penanda_tangan_pilihan().exists(),
    }
    return render(request, "diklat/sertifikat_angkatan.html", context)
