from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from insentif.forms.saringan import SaringanHitungForm
from insentif.permissions import HITUNG, HITUNG_READERS
from insentif.queries import perhitungan as queries
from insentif.services import hitung as services
from insentif.workbooks.perhitungan import write_perhitungan
from lib import paging
from lib.unduhan import attachment
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes

SORTS: dict[str, paging.Sort] = {"mulai": "mulai", "dicatat": "dicatat", "dibalik": "dibalik", "poin": "poin"}


@require_safe
@require_peran(*HITUNG_READERS)
def hitung_list(request: Permintaan) -> HttpResponse:
    """What each run over everybody came to, the nightly ones too."""
    saringan = SaringanHitungForm(request)
    page = paging.paginate(request, queries.perhitungan_list(saringan.value("asal")), sorts=SORTS, default="-mulai")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "berjalan": queries.find_berjalan(),
        "boleh_hitung": bool(peran_of(request.user) & set(HITUNG)),
    }
    return render(request, "insentif/hitung_list.html", context)


@require_safe
@require_peran(*HITUNG_READERS)
def hitung_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanHitungForm(request)
    rows = list(paging.order_by(queries.perhitungan_list(saringan.value("asal")), SORTS, paging.read_sort(request, SORTS, "-mulai")))
    notes = make_notes(request, "Perhitungan poin", saringan.describe(), len(rows))
    answer = attachment("perhitungan-poin")
    write_perhitungan(answer, rows, notes=notes)
    return answer


@require_POST
@require_peran(*HITUNG)
def hitung_run(request: Permintaan) -> HttpResponse:
    job = services.create_hitung(by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
