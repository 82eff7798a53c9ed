"""Results of a batch as Excel: the list out, scores in."""

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
from diklat.permissions import READERS, WRITERS, warn_own
from diklat.queries import hasil as queries
from diklat.queries import ruang_kerja
from diklat.services import hasil as services
from diklat.workbooks import hasil as workbooks
from lib import waktu
from lib.berkas.errors import BerkasDitolak
from lib.format import format_waktu
from lib.unduhan import send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_safe
@require_peran(*READERS)
def hasil_export(request: Permintaan, pk: int) -> HttpResponse:
    """The list of the screen; with scores filled in it may be uploaded again."""
    angkatan = ruang_kerja.get_kepala(request.user, pk, "hasil").angkatan
    program = angkatan.program
    rule = f"Kehadiran paling sedikit {program.hadir_minimum}%"
    rule += f", nilai akhir paling rendah {program.nilai_minimum}" if program.nilai_minimum is not None else ""
    notes = [
        ("Angkatan", angkatan.nama),
        ("Syarat lulus", rule),
        ("Waktu data", format_waktu(waktu.now())),
        ("Dibuat oleh", request.user.nama),
    ]
    content = workbooks.write_hasil(queries.hasil_list(angkatan), notes=notes)
    return send_file(content, f"hasil-{slugify(angkatan.nama)}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def hasil_import(request: Permintaan, pk: int) -> HttpResponse:
    """Choose a file, then see which scores it would change; nothing is written here."""
    kepala = ruang_kerja.get_kepala(request.user, pk, "hasil")
    form = BerkasForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            found = workbooks.read_nilai(form.path, queries.hasil_list(kepala.angkatan))
        except BerkasDitolak as refusal:
            form.add_error("berkas", str(refusal))
        else:
            isi = {str(pk): [*_texts(row.baru), *_texts(row.lama)] for pk, row in found.ubah.items()}
            context = {"kepala": kepala, "bacaan": found, "ulang": reverse("diklat:hasil-import", args=[pk])}
            context |= preview_of(list(found.ubah.values()), isi, _purpose(request, pk))
            return render(request, "diklat/hasil_pratinjau.html", context)
    return render(request, "diklat/hasil_import.html", {"kepala": kepala, "form": form})


@require_POST
@require_peran(*WRITERS)
def hasil_apply(request: Permintaan, pk: int) -> HttpResponse:
    ruang_kerja.get_kepala(request.user, pk, "hasil")
    form = TerapkanForm(request.POST, tujuan=_purpose(request, pk))
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for errors in form.errors.values() for text in errors))
        return redirect("diklat:hasil-import", pk)
    cells = {int(key): [Decimal(text) if text else None for text in texts] for key, texts in form.cleaned_data["isi"].items()}
    fresh: dict[int, Any] = {key: (row[0], row[1]) for key, row in cells.items()}
    seen: dict[int, Any] = {key: (row[2], row[3]) for key, row in cells.items()}
    try:
        count = services.record_nilai(angkatan_id=pk, nilai=fresh, sudah=seen, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("diklat:hasil-import", pk)
    messages.success(request, f"Nilai {count} peserta tersimpan dari berkas.")
    warn_own(request, fresh)
    return redirect("diklat:hasil", pk)


def _texts(nilai: workbooks.Nilai) -> list[str]:
    return [str(value) if value is not None else "" for value in nilai]


def _purpose(request: HttpRequest, pk: int) -> str:
    return f"nilai:{pk}:{request.user.pk}"
