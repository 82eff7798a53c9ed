"""The parts of a programme, each on a page of rows: competencies, syllabus, pattern, prerequisites. Adding rows needs no script."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from diklat.forms import program as forms
from diklat.models import Program
from diklat.permissions import WRITERS
from diklat.queries import program as queries
from diklat.queries.pola import propose_baris
from diklat.services import program as services
from lib.forms import Refusal
from pegawai.models import Pengguna
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@dataclass(frozen=True, slots=True)
class Bagian:
    """How one part is shown and saved. `jp`: their sum, told where the programme has another; `usulan`: where unsaved rows come from."""

    judul: str
    lead: str
    form: type[forms.BarisForm]
    initial: Callable[[Program], list[dict[str, Any]]]
    pilihan: Callable[[Program], Any]
    save: Callable[[Program, list[dict[str, Any]], Pengguna], object]
    jp: Callable[[Program], int] = lambda _program: 0
    usulan: Callable[[Program], str] = lambda _program: ""


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def program_kompetensi(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, pk, KOMPETENSI)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def program_mata(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, pk, MATA)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def program_pola(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, pk, POLA_SESI)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def program_prasyarat(request: Permintaan, pk: int) -> HttpResponse:
    return _edit(request, pk, PRASYARAT)


def _edit(request: Permintaan, pk: int, bagian: Bagian) -> HttpResponse:
    program = get_object_or_404(Program.objects.visible_to(request.user), pk=pk)
    data = request.POST if request.method == "POST" else None
    rows = forms.make_baris(bagian.form, data, initial=bagian.initial(program), pilihan=bagian.pilihan(program))
    form: Refusal | None = None
    if rows.is_bound and rows.is_valid():
        try:
            bagian.save(program, rows.isi, request.user)
        except ValidationError as refusal:
            form = Refusal.of(refusal)
        else:
            _tell(request, program, bagian)
            return redirect(program)
    context = {"program": program, "bagian": bagian, "baris": rows, "form": form, "usulan": "" if rows.is_bound else bagian.usulan(program)}
    return render(request, "diklat/program_bagian.html", context)


def _tell(request: Permintaan, program: Program, bagian: Bagian) -> None:
    messages.success(request, f"{bagian.judul} tersimpan.")
    total = bagian.jp(program)
    if total and total != program.jp:
        messages.warning(request, f"Jumlah JP {bagian.judul.lower()} {total}, sedangkan programnya {program.jp} JP. Samakan salah satunya.")


def _kompetensi_initial(program: Program) -> list[dict[str, Any]]:
    return [{"kompetensi": row.kompetensi_id, "level": row.level, "cara": row.cara} for row in program.kompetensi_list.all()]


def _kompetensi_pilihan(program: Program) -> queries.KompetensiBerkata:
    return queries.kompetensi_berkata(list(program.kompetensi_list.values_list("kompetensi_id", flat=True)))


def _save_kompetensi(program: Program, isi: list[dict[str, Any]], by: Pengguna) -> int:
    rows = [services.IsiKompetensi(row["kompetensi"], row["level"], row["cara"]) for row in isi]
    return services.set_kompetensi(program_id=program.pk, isi=rows, by=by)


def _mata_initial(program: Program) -> list[dict[str, Any]]:
    return [{"judul": row.judul, "jp": row.jp, "uraian": row.uraian} for row in program.mata_list.all()]


def _save_mata(program: Program, isi: list[dict[str, Any]], by: Pengguna) -> None:
    rows = [services.IsiMata(row["judul"], row["jp"], row["uraian"]) for row in isi]
    services.set_mata(program_id=program.pk, isi=rows, by=by)


def _pola_initial(program: Program) -> list[dict[str, Any]]:
    """What is laid down, else what would be repeated: the office saves it as it is, or mends it first."""
    stored = [{name: getattr(row, name) for name in POLA} for row in program.pola_list.all()]
    return stored or propose_baris(program)


def _save_pola(program: Program, isi: list[dict[str, Any]], by: Pengguna) -> None:
    rows = [services.IsiPola(**{name: row[name] for name in POLA}) for row in isi]
    services.set_pola(program_id=program.pk, isi=rows, by=by)


def _prasyarat_initial(program: Program) -> list[dict[str, Any]]:
    return [{"program": pk} for pk in program.prasyarat.values_list("pk", flat=True)]


def _prasyarat_pilihan(program: Program) -> list[tuple[int, str]]:
    return queries.program_pilihan(program)


def _save_prasyarat(program: Program, isi: list[dict[str, Any]], by: Pengguna) -> None:
    services.set_prasyarat(program_id=program.pk, prasyarat_ids=[row["program"] for row in isi], by=by)


KOMPETENSI = Bagian(
    "Kompetensi",
    "Kompetensi yang dinaikkan program ini, sampai level berapa, dan apa akibat kelulusan bagi profil peserta.",
    forms.KompetensiBarisForm,
    _kompetensi_initial,
    _kompetensi_pilihan,
    _save_kompetensi,
)
MATA = Bagian(
    "Mata pelatihan",
    "Isi program menurut urutannya; tercetak di belakang sertifikat.",
    forms.MataBarisForm,
    _mata_initial,
    lambda _program: None,
    _save_mata,
    queries.jp_mata,
)
POLA = ("hari", "mulai", "selesai", "judul", "jp", "pengajar", "tempat")
USULAN = (
    "Belum tersimpan: baris ini diusulkan dari angkatan terakhir, atau dari mata pelatihan bila programnya belum pernah diselenggarakan."
)
POLA_SESI = Bagian(
    "Pola sesi",
    "Hari kerja ke berapa, jam, materi, dan peran pengajarnya; angkatan draf diisi darinya dalam satu langkah. "
    "JP yang kosong dihitung dari lamanya.",
    forms.PolaBarisForm,
    _pola_initial,
    lambda _program: None,
    _save_pola,
    queries.jp_pola,
    lambda program: "" if program.pola_list.exists() else USULAN,
)
PRASYARAT = Bagian(
    "Prasyarat",
    "Program yang harus sudah lulus sebelum mendaftar program ini.",
    forms.PrasyaratBarisForm,
    _prasyarat_initial,
    _prasyarat_pilihan,
    _save_prasyarat,
)
