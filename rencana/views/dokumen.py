"""The document of a year's plan: who signs it, the PDF, the workbook."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from lib.unduhan import PDF, attachment, send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.services.instansi import require_lengkap
from pegawai.unduhan import make_notes
from rencana.cetak.rencana import Pengesahan, render_rencana
from rencana.forms.dokumen import DokumenRencanaForm
from rencana.models import PeriodeRencana
from rencana.permissions import READERS
from rencana.queries import dokumen as queries
from rencana.views.formulir import read
from rencana.workbooks.dokumen import write_dokumen


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*READERS)
def dokumen_detail(request: Permintaan, pk: int) -> HttpResponse:
    """Who signs it; then the PDF. Nothing is kept: the plan stays as it was approved, so it can be printed again."""
    periode = _get(request, pk)
    form = DokumenRencanaForm(read(request), periode=periode)
    if not (form.is_valid() and _is_lengkap(form)):
        return render(request, "rencana/dokumen_detail.html", {"periode": periode, "form": form})
    name = f"rencana-{periode.tahun}{f'-revisi-{periode.revisi}' if periode.revisi else ''}.pdf"
    response = send_file(render_rencana(queries.get_dokumen(periode), Pengesahan(**form.cleaned_data)), name, PDF)
    response["Content-Security-Policy"] = "sandbox"
    return response


@require_safe
@require_peran(*READERS)
def dokumen_export(request: Permintaan, pk: int) -> HttpResponse:
    periode = _get(request, pk)
    found, answer = queries.get_dokumen(periode), attachment(f"dokumen rencana {periode.tahun}")
    write_dokumen(answer, found, notes=make_notes(request, f"Dokumen {periode}", periode.get_status_display(), len(found.baris)))
    return answer


def _is_lengkap(form: DokumenRencanaForm) -> bool:
    """A document for signature names its office and place."""
    try:
        require_lengkap()
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True


def _get(request: Permintaan, pk: int) -> Any:
    return get_object_or_404(PeriodeRencana.objects.visible_to(request.user).select_related("disetujui_oleh"), pk=pk)
