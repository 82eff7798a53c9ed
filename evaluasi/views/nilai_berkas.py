"""Scores of a batch as Excel: the list out, scores of paper tests and teachers in."""

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms.berkas import BerkasForm, TerapkanForm, preview_of
from diklat.permissions import warn_own
from diklat.queries.ruang_kerja import get_kepala
from evaluasi.permissions import READERS, WRITERS
from evaluasi.queries import nilai_angkatan as queries
from evaluasi.services import nilai as services
from evaluasi.views.nilai import TAB
from evaluasi.workbooks import nilai as workbooks
from lib import waktu
from lib.berkas.errors import BerkasDitolak
from lib.format import format_waktu
from lib.unduhan import send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(*READERS)
def nilai_export(request: Permintaan, pk: int) -> HttpResponse:
    """The list of the screen; with scores filled in it may be uploaded again."""
    angkatan = get_kepala(request.user, pk, TAB).angkatan
    nilai = queries.load_nilai(angkatan)
    parts = ", ".join(f"{part.nama} {part.bobot.normalize():f}%" for part in nilai.komponen) or "tes akhir"
    notes = [
        ("Angkatan", angkatan.nama),
        ("Nilai akhir dari", parts),
        ("Waktu data", format_waktu(waktu.now())),
        ("Dibuat oleh", request.user.nama),
    ]
    return send_file(workbooks.write_nilai(nilai, notes=notes), f"nilai-{slugify(angkatan.nama)}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def nilai_import(request: Permintaan, pk: int) -> HttpResponse:
    """Choose a file, then see which scores it would change; nothing is written here."""
    kepala = get_kepala(request.user, pk, TAB)
    nilai = queries.load_nilai(kepala.angkatan, sesi_list=kepala.sesi_list)
    if not nilai.komponen:
        messages.info(request, "Program ini tidak memakai komponen nilai. Nilai tes di kertas diunggah di sini.")
        return redirect("diklat:hasil-import", pk)
    form = BerkasForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = workbooks.read_nilai(form.path, nilai)
        except BerkasDitolak as refusal:
            form.add_error("berkas", str(refusal))
        else:
            rows = {f"{row}:{part}": [_text(change.baru), _text(change.lama)] for (row, part), change in found.ubah.items()}
            context = {"kepala": kepala, "bacaan": found, "ulang": reverse("evaluasi:nilai-import", args=[pk])}
            context |= preview_of(list(found.ubah.values()), rows, _purpose(request, pk))
            return render(request, "evaluasi/nilai_pratinjau.html", context)
    return render(request, "evaluasi/nilai_import.html", {"kepala": kepala, "form": form, "komponen": nilai.komponen})


@require_POST
@require_peran(*WRITERS)
def nilai_apply(request: Permintaan, pk: int) -> HttpResponse:
    get_kepala(request.user, pk, TAB)
    form = TerapkanForm(request.POST, tujuan=_purpose(request, pk))
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for errors in form.errors.values() for text in errors))
        return redirect("evaluasi:nilai-import", pk)
    cells: dict[tuple[int, int], Any] = {}
    for key, texts in form.cleaned_data["isi"].items():
        row, part = key.split(":")
        cells[int(row), int(part)] = [Decimal(text) if text else None for text in texts]
    fresh, seen = ({key: values[at] for key, values in cells.items()} for at in (0, 1))
    try:
        count = services.record_komponen(angkatan_id=pk, nilai=fresh, sudah=seen, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("evaluasi:nilai-import", pk)
    messages.success(request, f"{count} nilai tersimpan dari berkas.")
    warn_own(request, (row for row, _ in fresh))
    return redirect("evaluasi:nilai-list", pk)


def _text(nilai: Decimal | None) -> str:
    return str(nilai) if nilai is not None else ""


def _purpose(request: HttpRequest, pk: int) -> str:
    return f"komponen:{pk}:{request.user.pk}"
