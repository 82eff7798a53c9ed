"""The trial of a draft: start it, and read who would gain and who would lose."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from insentif.models import KelompokASN, SimulasiAturan, VersiAturan
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
        saringan = _read(request)
        page = paging.paginate(request, queries.orang_list(simulasi, saringan), sorts=queries.SORTS, default=DEFAULT)
        isi = aturan_queries.isi_of(versi)
        context |= {"page": page, "urut": page.urut, "saringan": saringan, "chips": _chips(request, saringan), "isi": isi}
        context |= {"arah_list": queries.ARAH.items(), "kelompok_list": KelompokASN.choices, **queries.tell_isi(simulasi)}
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
    saringan = _read(request)
    urut = paging.read_sort(request, queries.SORTS, DEFAULT)
    rows = paging.order_by(queries.orang_list(simulasi, saringan), queries.SORTS, urut)
    answer = attachment(f"simulasi-aturan-poin-versi-{simulasi.versi.nomor}")
    keterangan = ", ".join(label for label, _ in _chips(request, saringan)) or "tanpa saringan"
    notes = make_notes(request, f"Simulasi {simulasi.versi}", keterangan, rows.count())
    workbooks.write_simulasi(answer, rows.iterator(chunk_size=2000), queries.tell_isi(simulasi), notes=notes)
    return answer


def _read(request: Permintaan) -> queries.Saringan:
    kelompok, arah = request.GET.get("kelompok", ""), request.GET.get("arah", "")
    return queries.Saringan(
        q=paging.read_text(request),
        kelompok=kelompok if kelompok in KelompokASN.values else "",
        arah=arah if arah in queries.ARAH else "",
    )


def _chips(request: Permintaan, saringan: queries.Saringan) -> list[tuple[str, str]]:
    labels = {
        "q": f"“{saringan.q}”" if saringan.q else "",
        "kelompok": str(KelompokASN(saringan.kelompok).label) if saringan.kelompok else "",
        "arah": queries.ARAH.get(saringan.arah, ""),
    }
    return [(label, paging.without(request, name)) for name, label in labels.items() if label]
