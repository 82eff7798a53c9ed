"""The trial of a draft: start it, and read who would gain and who would lose."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from insentif.forms.saringan import SaringanSimulasiForm
from insentif.models import SimulasiAturan, VersiAturan
from insentif.permissions import ADMIN
from insentif.queries import aturan as aturan_queries
from insentif.queries import aturan_syarat
from insentif.queries import simulasi as queries
from insentif.services import simulasi as services
from insentif.views.aturan import PEMERIKSA, may_write
from insentif.workbooks import aturan as workbooks
from lib import paging, waktu
from lib.unduhan import attachment
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes

DEFAULT = "-selisih"


@require_safe
@require_peran(*PEMERIKSA)
def aturan_coba(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiAturan, pk=pk)
    simulasi = queries.find_simulasi(versi)
    context: dict[str, Any] = {"versi": versi, "simulasi": simulasi, "boleh_ubah": may_write(request) and versi.is_draf}
    context["berjalan"] = queries.find_berjalan(versi) if versi.is_draf else None
    if simulasi is not None:
        saringan = SaringanSimulasiForm(request)
        page = paging.paginate(request, queries.orang_list(simulasi, saringan.nilai), sorts=queries.SORTS, default=DEFAULT)
        isi = aturan_queries.isi_of(versi)
        context |= {"page": page, "urut": page.urut, "saringan": saringan, "isi": isi}
        context |= queries.tell_isi(simulasi)
        context |= {
            "teruji": aturan_syarat.is_teruji(isi, simulasi),
            "surut": versi.berlaku_mulai <= waktu.today(),
        }
    return render(request, "insentif/aturan_coba.html", context)


@require_POST
@require_peran(*ADMIN)
def aturan_coba_run(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiAturan, pk=pk)
    try:
        job = services.create_simulasi(versi_id=pk, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(versi)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
@require_peran(*PEMERIKSA)
def aturan_coba_export(request: Permintaan, pk: int) -> HttpResponse:
    """The rows that the list shows, all pages of them, with the sums."""
    simulasi = get_object_or_404(SimulasiAturan.objects.select_related("versi"), versi=pk)
    saringan = SaringanSimulasiForm(request)
    urut = paging.read_sort(request, queries.SORTS, DEFAULT)
    rows = paging.order_by(queries.orang_list(simulasi, saringan.nilai), queries.SORTS, urut)
    answer = attachment(f"simulasi-aturan-poin-versi-{simulasi.versi.nomor}")
    notes = make_notes(request, f"Simulasi {simulasi.versi}", saringan.describe(), rows.count())
    workbooks.write_simulasi(answer, rows.iterator(chunk_size=2000), queries.tell_isi(simulasi), notes=notes)
    return answer
