"""Attendance of a batch: the sheet of all sessions, and one session at a time, by the office or by who teaches it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import kehadiran as forms
from diklat.models import Kehadiran, Pendaftaran, Sesi
from diklat.queries import kehadiran as queries
from diklat.queries import ruang_kerja
from diklat.services import kehadiran as services
from lib import waktu
from lib.masukan import attempt, read_id
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own

# one field a participant, and a form may carry a thousand
PER_HALAMAN: Final = 200
LABEL: Final = {item.value: str(item.label).lower() for item in Kehadiran.Status}


@dataclass(slots=True)
class Isian:
    """The one column of the sheet that is open for writing."""

    kolom: queries.Kolom
    letak: int
    form: forms.SesiForm
    dipindai: int


@require_safe
def kehadiran(request: Permintaan, pk: int) -> HttpResponse:
    """Participants by sessions; the earliest session without letters is open for writing, or `?sesi=`."""
    kepala = ruang_kerja.get_kepala(request.user, pk, "kehadiran")
    lembar = queries.get_lembar(pk)
    boleh = (
        set()
        if kepala.angkatan.is_final
        else set(queries.sesi_recordable_by(request.user).filter(angkatan=pk).values_list("pk", flat=True))
    )
    page = paginate(request, lembar.baris)
    isian = _open_column(request, lembar, page, boleh)
    context = {
        "kepala": kepala,
        "lembar": lembar,
        "page": page,
        "isian": isian,
        "tabel": [(row, _cells(row, isian)) for row in page],
        "boleh": boleh,
        "beruntun": queries.find_beruntun(lembar),
        "sendiri": isian is not None and len(isian.form.peserta) < len(page),
    }
    return render(request, "diklat/kehadiran.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def kehadiran_sesi(request: Permintaan, pk: int) -> HttpResponse:
    """One session, good on phones; the sheet posts its open column here too (`dari=lembar`)."""
    sesi = get_sesi(request, pk)
    people = list(queries.peserta_of(sesi.angkatan_id))
    recorded = {row.pendaftaran_id: row for row in Kehadiran.objects.filter(sesi=sesi).select_related("dicatat_oleh")}
    page = paginate(request, people)
    form = make_form(request, list(page), recorded)
    if form.is_valid() and _save(request, sesi, form):
        back = ("diklat:kehadiran", sesi.angkatan_id) if request.POST.get("dari") == "lembar" else ("diklat:kehadiran-sesi", sesi.pk)
        return redirect(*back)
    context = {
        "sesi": sesi,
        "kolom": queries.Kolom(sesi, len(people), sum(person.pk in recorded for person in people), waktu.now()),
        "page": page,
        "form": form,
        "dipindai": count_scanned(recorded.values()),
        "sendiri": len(form.peserta) < len(page),
        "boleh": not (sesi.angkatan.is_final or sesi.is_batal),
        "koreksi": queries.koreksi_of(sesi),
    }
    return render(request, "diklat/kehadiran_sesi.html", context)


@require_POST
def kehadiran_close(request: Permintaan, pk: int) -> HttpResponse:
    sesi = get_sesi(request, pk)
    done = f"Kehadiran Sesi {sesi.nomor} ditutup. Perubahan sesudah ini memerlukan alasan."
    attempt(request, lambda: services.close_kehadiran(sesi_id=sesi.pk, by=request.user), done)
    return redirect("diklat:kehadiran-sesi", sesi.pk)


def get_sesi(request: Permintaan, pk: int) -> Sesi:
    """A session that this account may record. Whoever may only read trainings gets 403, anybody else 404."""
    sesi = queries.sesi_recordable_by(request.user).filter(pk=pk).first()
    if sesi is None and request.user.has_city_scope and Sesi.objects.filter(pk=pk).exists():
        raise PermissionDenied
    if sesi is None:
        raise Http404
    return sesi


def paginate(request: Permintaan, rows: Sequence[Any]) -> Page[Any]:
    return Paginator(rows, PER_HALAMAN).get_page(request.GET.get("halaman"))


def make_form(
    request: Permintaan, people: Sequence[Pendaftaran], recorded: dict[int, Kehadiran], *, ringkas: bool = False
) -> forms.SesiForm:
    """Everybody is taken as present, unless codes were scanned: then the rest stays open until somebody says what they are.

    Who writes has no field of his own.
    """
    asked = request.GET.get("isi", "")
    default = "" if count_scanned(recorded.values()) else Kehadiran.Status.HADIR
    awal = asked if asked in Kehadiran.Status.values else default
    data = request.POST if request.method == "POST" else None
    others = [person for person in people if not is_own(request.user, person.pegawai_id)]
    return forms.SesiForm(data, peserta=others, tercatat=recorded, awal=awal, ringkas=ringkas)


def count_scanned(rows: Any) -> int:
    return sum(row.cara == Kehadiran.Cara.QR for row in rows)


def _open_column(request: Permintaan, lembar: queries.Lembar, page: Page[Any], boleh: set[int]) -> Isian | None:
    asked = read_id(request.GET, "sesi")
    open_ = [column for column in lembar.kolom if column.sesi.pk in boleh and column.is_mulai and column.peserta]
    chosen = next((column for column in open_ if column.sesi.pk == asked), None)
    column = chosen or next((column for column in open_ if not column.is_lengkap), None)
    if column is None:
        return None
    at = lembar.kolom.index(column)
    recorded = {row.pendaftaran.pk: cell for row in lembar.baris if (cell := row.sel[at]) is not None}
    form = make_form(request, [row.pendaftaran for row in page], recorded, ringkas=True)
    return Isian(column, at, form, count_scanned(recorded.values()))


def _cells(row: queries.Baris, isian: Isian | None) -> list[tuple[Any, Any]]:
    """(letter, field of the open column or None) for each session."""
    at = isian.letak if isian else -1
    return [(cell, isian.form.field_of(row.pendaftaran) if isian and index == at else None) for index, cell in enumerate(row.sel)]


def _save(request: Permintaan, sesi: Sesi, form: forms.SesiForm) -> bool:
    data = form.cleaned_data
    try:
        count = services.record_kehadiran(sesi_id=sesi.pk, isi=form.isi, by=request.user, alasan=data["alasan"], sudah=form.dilihat)
    except ValidationError as refusal:
        form.add_error("alasan" if refusal.code == "alasan" else None, refusal)
        return False
    letters = list(form.isi.values())
    words = ", ".join(f"{letters.count(letter)} {label}" for letter, label in LABEL.items() if letter in letters)
    changed = f"{count} catatan baru atau berubah" if count else "tidak ada yang berubah"
    messages.success(request, f"Kehadiran Sesi {sesi.nomor} tersimpan: {words}; {changed}.")
    return True
