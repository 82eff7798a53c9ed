"""The four steps of an import: upload, preview, progress, result."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from lib import paging
from lib.unduhan import send_file
from pegawai import kepastian, tasks
from pegawai.forms.impor import ImporForm
from pegawai.kepastian import Tanya
from pegawai.models import Impor
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries import batal_impor as batal_queries
from pegawai.queries import impor as queries
from pegawai.queries.aktivasi import may_invite
from pegawai.services import impor as services
from pegawai.services.impor import padanan
from pegawai.workbooks import impor as workbooks

READERS = (Peran.KEPEGAWAIAN, Peran.ADMIN, Peran.AUDITOR)
WRITERS = (Peran.KEPEGAWAIAN, Peran.ADMIN)
LIST_SORTS: dict[str, paging.Sort] = {"dibuat": "dibuat", "nama": "nama_berkas", "jenis": "jenis", "status": "status"}
ROW_SORTS: dict[str, paging.Sort] = {"baris": "baris"}
ABSEN_SORTS: dict[str, paging.Sort] = {"nama": "nama"}
MAX_IDS = 1000
RUNNING = (Impor.Status.DIPERIKSA, Impor.Status.DITERAPKAN, Impor.Status.PEMBATALAN)


@require_safe
@require_peran(*READERS)
def impor_list(request: Permintaan) -> HttpResponse:
    readable = _readable(request)
    rows = Impor.objects.of_jenis(readable).select_related("oleh")
    page = paging.paginate(request, rows, sorts=LIST_SORTS, default="-dibuat")
    return render(
        request, "pegawai/impor_list.html", {"page": page, "urut": page.urut, "label": readable, "boleh_impor": writable(request)}
    )


@require_http_methods(["GET", "POST"])
@require_peran(*WRITERS)
def impor_create(request: Permintaan) -> HttpResponse:
    kinds = services.writable_by(request.user)
    choices = [(kind.kode, kind.label) for kind in kinds]
    form = ImporForm(request.POST or None, request.FILES or None, jenis_choices=choices, jenis=request.GET.get("jenis", ""))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        impor = services.create_impor(
            jenis=data["jenis"],
            berkas=data["berkas"],
            by=request.user,
            berkas_penuh=data["berkas_penuh"],
            hanya_baru=form.hanya_baru,
        )
        tasks.run_pekerjaan.delay_on_commit(impor.pekerjaan_id)
        return redirect(impor)
    latest = queries.latest_impor([kind.kode for kind in kinds])
    context = {"form": form, "jenis_list": kinds, "latest": latest, "steps": queries.steps_at(0)}
    return render(request, "pegawai/impor_create.html", context)


@require_safe
@never_cache
@require_peran(*READERS)
def impor_detail(request: Permintaan, pk: int) -> HttpResponse:
    impor = get_impor(request, pk)
    boleh = impor.jenis in writable(request)
    context: dict[str, Any] = {"impor": impor, "jenis": services.get_jenis(impor.jenis), "boleh": boleh}
    if impor.status in RUNNING:
        return _render_progress(request, context)
    if request.htmx:
        return HttpResponseClientRefresh()
    if impor.status == Impor.Status.PEMETAAN:
        return redirect("pegawai:impor-pemetaan", pk) if boleh else render(request, "pegawai/impor_berakhir.html", context)
    undone = impor.dibatalkan_pada is not None
    if impor.status in (Impor.Status.DITOLAK, Impor.Status.DIBATALKAN) and not undone:
        return render(request, "pegawai/impor_berakhir.html", context | _rows_context(request, impor) | {"steps": queries.steps_at(0)})
    done = undone or impor.status == Impor.Status.SELESAI
    context["dapat_batal"] = boleh and impor.status == Impor.Status.SELESAI and impor.is_rinci and impor.jejak_list.exists()
    context |= _rows_context(request, impor)
    context |= {"steps": queries.steps_at(3 if done else 1), "pernah": None if done else services.find_seen(impor)}
    context |= {"sebab_list": queries.cause_list(impor, "galat"), "absen": queries.absen_count(impor) if done and impor.jumlah_absen else 0}
    context["peringatan_list"] = queries.cause_list(impor, "peringatan") if impor.jumlah_peringatan else []
    context["undang"] = impor.jenis == "pegawai" and impor.jumlah_baru > 0 and may_invite(request.user)
    padan = context["jenis"].padan if boleh and impor.is_rinci and impor.status in padanan.STATUS else None
    context["unit_berkas"] = queries.count_unit(impor, padan) if padan else None
    return render(request, "pegawai/impor_hasil.html" if done else "pegawai/impor_pratinjau.html", context)


@require_POST
@require_peran(*WRITERS)
def impor_apply(request: Permintaan, pk: int) -> HttpResponse:
    def start(impor: Impor) -> None:
        started = services.start_apply(impor=impor, by=request.user)
        tasks.run_pekerjaan.delay_on_commit(started.pekerjaan_id)

    return _act(request, pk, start)


@require_POST
@require_peran(*WRITERS)
def impor_cancel(request: Permintaan, pk: int) -> HttpResponse:
    return _act(request, pk, lambda impor: services.cancel_impor(impor=impor, by=request.user))


@require_http_methods(["GET", "POST"])
@never_cache
@require_peran(*WRITERS)
def impor_undo(request: Permintaan, pk: int) -> HttpResponse:
    """What taking back would do and what stands in its way; then the job."""
    impor = get_impor(request, pk)
    if impor.jenis not in writable(request):
        raise Http404

    def start(impor: Impor) -> None:
        started = services.start_undo(impor=impor, by=request.user)
        tasks.run_pekerjaan.delay_on_commit(started.pekerjaan_id)

    if request.method == "POST":
        return _act(request, pk, start)
    if impor.status != Impor.Status.SELESAI:
        return redirect(impor)
    kind = services.get_jenis(impor.jenis)
    notes = {tabel: special.catatan for tabel, special in kind.undo.items()}
    context = {"impor": impor, "jenis": kind, "bagian": batal_queries.bagian_list(impor, notes)}
    context |= {"penahan": batal_queries.find_penahan(impor, notes)} | _rows_context(request, impor)
    return render(request, "pegawai/impor_batal.html", context)


@require_POST
@require_peran(*WRITERS)
def impor_deactivate(request: Permintaan, pk: int) -> HttpResponse:
    """`semua` deactivates all that are proposed, otherwise those ticked (`pilih`), after the page that names them."""
    impor = get_impor(request, pk)
    ticked = [int(text) for text in request.POST.getlist("pilih")[:MAX_IDS] if text.isascii() and text.isdigit() and len(text) < 19]
    ids = None if request.POST.get("semua") else ticked
    dampak = queries.dampak_nonaktif(impor, ids)
    back, teks = f"{impor.get_absolute_url()}?tab=absen", "Selama belum ada yang berdiri di atasnya, Batalkan impor mengembalikannya."
    tanya = Tanya("Nonaktifkan pegawai yang tidak ada di berkas?", "Nonaktifkan", "Biarkan aktif", back, teks, bahaya=True)
    act = lambda: services.deactivate_absen(impor=impor, by=request.user, pegawai_ids=ids)  # noqa: E731
    done = lambda count: f"{count} pegawai dinonaktifkan; penempatannya berakhir hari ini."  # noqa: E731
    return kepastian.press(request, act, tanya, done, dampak=lambda _: [dampak])


@require_safe
@never_cache
@require_peran(*READERS)
def impor_galat(request: Permintaan, pk: int) -> HttpResponse:
    """Excel of the faulty rows, or with ?berat=peringatan of the warnings."""
    impor = get_impor(request, pk)
    if request.GET.get("berat") == "peringatan":
        content = workbooks.write_findings(impor, "Peringatan", queries.finding_rows(impor, "peringatan"))
        return send_file(content, f"peringatan-impor-{impor.pk}.xlsx")
    return send_file(workbooks.write_faulty(impor, queries.faulty_rows(impor)), f"galat-impor-{impor.pk}.xlsx")


@require_safe
@require_peran(*WRITERS)
def impor_template(request: Permintaan, jenis: str) -> HttpResponse:
    if jenis not in writable(request):
        raise Http404
    kind = services.get_jenis(jenis)
    wajib = ", ".join(kolom.judul for kolom in kind.kolom if kolom.wajib)
    notes = [("Isi", kind.penjelasan), ("Kolom wajib", wajib), ("Kolom lain", "Boleh dikosongkan atau dihapus; urutan bebas.")]
    lists = kind.lists() if kind.lists else {}
    return send_file(workbooks.write_template(kind.label, kind.hints, lists, notes), f"templat-{jenis}.xlsx")


def _readable(request: Permintaan) -> dict[str, str]:
    return {kind.kode: kind.label for kind in services.readable_by(request.user)}


def writable(request: Permintaan) -> list[str]:
    return [kind.kode for kind in services.writable_by(request.user)]


def get_impor(request: Permintaan, pk: int) -> Impor:
    rows = Impor.objects.of_jenis(_readable(request)).select_related("oleh", "diterapkan_oleh", "dibatalkan_oleh", "pekerjaan", "pemetaan")
    return get_object_or_404(rows, pk=pk)


def _act(request: Permintaan, pk: int, act: Callable[[Impor], object]) -> HttpResponse:
    impor = get_impor(request, pk)
    try:
        act(impor)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(impor)


def _render_progress(request: Permintaan, context: dict[str, Any]) -> HttpResponse:
    impor = context["impor"]
    context |= queries.get_progress(impor) | {"poll_url": impor.get_absolute_url()}
    if impor.pekerjaan and impor.pekerjaan.oleh_id == request.user.pk:
        context["stop_url"] = reverse("pegawai:pekerjaan-cancel", args=[impor.pekerjaan_id])
    if request.htmx:
        return render(request, "components/progress.html", context)
    step = 0 if impor.status == Impor.Status.DIPERIKSA else 2
    return render(request, "pegawai/impor_proses.html", {**context, "steps": queries.steps_at(step)})


def _rows_context(request: Permintaan, impor: Impor) -> dict[str, Any]:
    tab, sebab = queries.read_tab(impor, request.GET.get("tab", "")), paging.read_text(request, "sebab")
    if not tab:
        return {"tab": "", "tab_list": []}
    sorts, default = (ABSEN_SORTS, "nama") if tab == "absen" else (ROW_SORTS, "baris")
    page = paging.paginate(request, queries.tab_rows(impor, tab, sebab), sorts=sorts, default=default)
    if tab in ("ubah", "baru") and (arti := services.get_jenis(impor.jenis).arti):
        words = arti(page.rows)
        for row in page.rows:
            row.arti = words[row.pk]
    return {"tab": tab, "tab_list": queries.tab_list(impor), "page": page, "sebab": sebab}
