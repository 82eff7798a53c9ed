"""Plans of a year: the list, one plan with its rows, and the steps of its life."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.masukan import attempt, read_id
from lib.unduhan import attachment
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, is_own, require_peran
from pegawai.queries.akibat import Dampak
from pegawai.unduhan import export_list, make_notes
from rencana.forms import periode as forms
from rencana.forms.saringan import SaringanBarisForm, SaringanPeriodeForm
from rencana.models import BarisRencana, PeriodeRencana
from rencana.permissions import PEMUTUS, PERENCANA, READERS
from rencana.queries import periode as queries
from rencana.queries import susunan_isi as isi
from rencana.queries.calon import susunan_of
from rencana.queries.susunan import find_dihitung
from rencana.queries.susunan_celah import list_terbesar
from rencana.queries.susunan_program import kata_tutup, tutup_of
from rencana.services import periode as services
from rencana.views.formulir import Halaman, read, submit
from rencana.workbooks import periode as workbook

Status = PeriodeRencana.Status
SESUDAH: Final = {
    "ajukan": "Isinya tidak dapat diubah selama menunggu pimpinan, yang dapat mengembalikannya",
    "setujui": "Rencana ini berlaku; sesudah itu isinya hanya berubah lewat revisi",
    "kunci": "Rencana ini dikunci; sesudah itu hanya revisi yang mengubahnya",
}
SETUJUI: Final = "Rencana yang berlaku sekarang digantikan. Sesudah disetujui, isinya hanya berubah lewat revisi."


@require_safe
@require_peran(*READERS)
def periode_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanPeriodeForm(request)
    rows = queries.periode_list(request.user, **saringan.as_dict())
    page = paging.paginate(request, rows, sorts=queries.SORTS_PERIODE, default="-tahun")
    context = {"page": page, "urut": page.urut, "saringan": saringan, "lencana": queries.LENCANA}
    return render(request, "rencana/periode_list.html", {**context, "boleh_ubah": has_peran(request.user, PERENCANA)})


@require_safe
@require_peran(*READERS)
def periode_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanPeriodeForm(request)
    rows = queries.periode_list(request.user, **saringan.as_dict())
    rows = rows.order_by("-tahun", "-revisi")
    answer, found = attachment("rencana"), list(rows)
    workbook.write_periode(answer, found, notes=make_notes(request, "Rencana", saringan.describe(), len(found)))
    return answer


@require_safe
@require_peran(*READERS)
def periode_detail(request: Permintaan, pk: int) -> HttpResponse:
    periode, saringan = _get(request, pk), SaringanBarisForm(request)
    rows = queries.baris_list(periode, saringan.value("q"), dikunci=bool(saringan.value("dikunci")))
    page = paging.paginate(request, rows, sorts=queries.SORTS, default="-biaya", size=10)
    planner, decider = has_peran(request.user, PERENCANA), has_peran(request.user, PEMUTUS)
    own = is_own(request.user, periode.diajukan_oleh)
    waiting = periode.status == Status.DIAJUKAN
    context = {
        "periode": periode,
        "lencana": queries.LENCANA[Status(periode.status)],
        "ringkasan": queries.get_ringkasan(periode),
        "dihitung": find_dihitung(periode) if periode.is_draf else None,
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": planner and periode.is_draf,
        "boleh_ajukan": planner and periode.is_draf,
        "boleh_putus": decider and waiting and not own,
        "boleh_kembali": waiting and (decider or own),
        "boleh_kunci": planner and periode.status == Status.DISETUJUI,
        **_susunan(periode, page.rows),
    }
    return render(request, "rencana/periode_detail.html", context)


def _susunan(periode: PeriodeRencana, rows: Sequence[BarisRencana]) -> dict[str, Any]:
    """What the plan and each row of it close, by the reckoning that is in it. Three queries."""
    susunan = susunan_of(periode)
    closed = tutup_of(susunan, [row.program_id for row in rows]) if susunan else {}
    baris = [(row, queries.jadwal_of(row), kata_tutup(closed.get(row.program_id, ()))) for row in rows]
    if susunan is None:
        return {"baris_list": baris}
    found = {"kata_list": isi.kata_of(susunan), "ukuran_list": isi.ukuran_list(susunan), "celah_list": list_terbesar(susunan)}
    return {"baris_list": baris, "susunan": susunan, **found}


@require_safe
@require_peran(*READERS)
def periode_baris_export(request: Permintaan, pk: int) -> HttpResponse:
    """The rows with the columns of article 207(3)."""
    periode, saringan = _get(request, pk), SaringanBarisForm(request)
    rows = queries.baris_list(periode, saringan.value("q"), dikunci=bool(saringan.value("dikunci")))
    sorts = {**queries.SORTS, "nama": "program__nama"}
    return export_list(request, f"rencana {periode.tahun}", rows, sorts, saringan, workbook.write_baris)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def periode_create(request: Permintaan) -> HttpResponse:
    form = forms.PeriodeForm(read(request))
    page = Halaman("Susun rencana", "Buat rencana", reverse("rencana:periode-list"), "Draf rencana dibuat.", remah=_remah())
    return submit(request, form, page, lambda data: services.create_periode(by=request.user, **data))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def baris_create(request: Permintaan, pk: int) -> HttpResponse:
    return _edit_baris(request, _get(request, pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def baris_update(request: Permintaan, pk: int) -> HttpResponse:
    rows = BarisRencana.objects.filter(periode__in=PeriodeRencana.objects.visible_to(request.user).values("pk"))
    baris = get_object_or_404(rows.select_related("periode", "program"), pk=pk)
    return _edit_baris(request, baris.periode, baris)


def _edit_baris(request: Permintaan, periode: PeriodeRencana, baris: BarisRencana | None) -> HttpResponse:
    """While it is typed (htmx), and by the button "Periksa", the page says what the row would break; nothing is kept then."""
    form = forms.BarisForm(read(request), periode=periode, baris=baris)
    url, baris_id = periode.get_absolute_url(), baris.pk if baris else None
    judul = f"Ubah {baris.program.nama}" if baris else "Tambah program ke rencana"
    page = Halaman(judul, "Simpan", url, "Baris rencana tersimpan.", remah=_remah((url, str(periode))))
    if "periksa" in request.POST:
        context = {"form": form, "halaman": page, "periksa": _periksa(form, periode, baris_id)}
        return render(request, "rencana/_baris_periksa.html" if request.htmx else "rencana/baris_form.html", context)

    def act(data: Any) -> object:
        rest = {"versi": data["versi"], "baris_id": baris_id}
        return services.save_baris(periode_id=periode.pk, data=form.data_baris, by=request.user, **rest)

    return submit(request, form, page, act, "rencana/baris_form.html")


def _periksa(form: forms.BarisForm, periode: PeriodeRencana, baris_id: int | None) -> dict[str, Any]:
    """The cost and what would break, or why that cannot be said yet."""
    if not form.is_valid():
        return {"galat": ["Lengkapi isiannya; perkiraan biaya dan batasnya lalu tampil di sini."]}
    try:
        row, found = services.try_baris(periode=periode, data=form.data_baris, baris_id=baris_id)
    except ValidationError as refusal:
        return {"galat": refusal.messages}
    return {"baris": row, "temuan": found}


@require_POST
@require_peran(*PERENCANA)
def baris_lock(request: Permintaan, pk: int) -> HttpResponse:
    """One press locks a row against a new reckoning, the next one frees it."""
    rows = BarisRencana.objects.filter(periode__in=PeriodeRencana.objects.visible_to(request.user).values("pk"))
    baris = get_object_or_404(rows.select_related("periode", "program"), pk=pk)
    kunci = not baris.is_terkunci
    ids = {"periode_id": baris.periode_id, "baris_id": pk, "versi": read_id(request.POST, "versi") or 0}
    done = f"{baris.program.nama} {'dikunci: tetap bila dihitung lagi' if kunci else 'tidak lagi dikunci'}."
    attempt(request, lambda: services.lock_baris(by=request.user, kunci=kunci, **ids), done)
    return redirect(baris.periode)


@require_POST
@require_peran(*PERENCANA)
def baris_delete(request: Permintaan, pk: int) -> HttpResponse:
    rows = BarisRencana.objects.filter(periode__in=PeriodeRencana.objects.visible_to(request.user).values("pk"))
    baris = get_object_or_404(rows.select_related("periode", "program"), pk=pk)
    ids = {"periode_id": baris.periode_id, "baris_id": pk, "versi": read_id(request.POST, "versi") or 0}
    attempt(request, lambda: services.delete_baris(by=request.user, **ids), f"{baris.program.nama} dikeluarkan dari rencana.")
    return redirect(baris.periode)


@require_POST
@require_peran(*PERENCANA, *PEMUTUS)
def periode_step(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    """Submitting, approving, locking: asked first, for none of them is undone by its button."""
    periode, versi = _get(request, pk), read_id(request.POST, "versi") or 0
    steps: dict[str, tuple[Callable[[], object], str, str, str]] = {
        "ajukan": (lambda: services.submit_periode(periode_id=pk, versi=versi, by=request.user), "Ajukan", "diajukan ke pimpinan", ""),
        "setujui": (lambda: services.approve_periode(periode_id=pk, by=request.user), "Setujui", "disetujui", SETUJUI),
        "kunci": (lambda: services.lock_periode(periode_id=pk, by=request.user), "Kunci", "dikunci", ""),
    }
    if aksi not in steps:
        raise Http404
    act, verb, done, teks = steps[aksi]
    tanya = Tanya(f"{verb} {periode}?", f"{verb} rencana", "Biarkan seperti sekarang", periode.get_absolute_url(), teks=teks)
    return kepastian.press(request, act, tanya, f"{periode} {done}.", dampak=lambda _: [Dampak(SESUDAH[aksi], gawat=False)])


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA, *PEMUTUS)
def periode_return(request: Permintaan, pk: int) -> HttpResponse:
    periode = _get(request, pk)
    url = periode.get_absolute_url()
    page = Halaman(f"Kembalikan {periode}", "Kembalikan", url, f"{periode} kembali menjadi draf.", remah=_remah((url, str(periode))))
    act = lambda data: services.return_periode(periode_id=pk, alasan=data["alasan"], by=request.user)  # noqa: E731
    return submit(request, forms.KembaliForm(read(request)), page, act)


def _get(request: Permintaan, pk: int) -> PeriodeRencana:
    people = ("diajukan_oleh", "disetujui_oleh", "diubah_oleh", "salinan_dari")
    return get_object_or_404(PeriodeRencana.objects.visible_to(request.user).select_related(*people), pk=pk)


def _remah(*more: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return ((reverse("rencana:periode-list"), "Rencana tahunan"), *more)
