"""The attendance of a batch as files: Excel out and in, and the sign-in sheet for the wall."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.cetak.daftar_hadir import render_daftar_hadir
from diklat.forms.berkas import BerkasForm, TerapkanForm, preview_of
from diklat.permissions import WRITERS, warn_own
from diklat.queries import kehadiran as queries
from diklat.queries import ruang_kerja
from diklat.services import kehadiran as services
from diklat.services import kode_hadir
from diklat.views.kehadiran import get_sesi
from diklat.workbooks import kehadiran as workbooks
from lib import waktu
from lib.berkas.errors import BerkasDitolak
from lib.format import format_waktu
from lib.unduhan import PDF, send_file
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

Isi = dict[str, dict[str, list[str]]]


@require_safe
def kehadiran_export(request: Permintaan, pk: int) -> HttpResponse:
    """The whole sheet; the same file, filled in, may be uploaded again."""
    kepala = ruang_kerja.get_kepala(request.user, pk, "kehadiran")
    notes = [("Angkatan", kepala.angkatan.nama), ("Waktu data", format_waktu(waktu.now())), ("Dibuat oleh", request.user.nama)]
    content = workbooks.write_lembar(queries.get_lembar(pk), notes=notes)
    return send_file(content, f"kehadiran-{slugify(kepala.angkatan.nama)}.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def kehadiran_import(request: Permintaan, pk: int) -> HttpResponse:
    """Choose a file, then see what it would change; nothing is written here."""
    kepala = ruang_kerja.get_kepala(request.user, pk, "kehadiran")
    form = BerkasForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"kepala": kepala, "form": form}
    if request.method == "POST" and form.is_valid():
        lembar = queries.get_lembar(pk)
        try:
            found = workbooks.read_lembar(form.path, lembar)
        except BerkasDitolak as refusal:
            form.add_error("berkas", str(refusal))
        else:
            return _preview(request, context | {"bacaan": found}, lembar, found.as_isi())
    return render(request, "diklat/kehadiran_import.html", context)


@require_POST
@require_peran(*WRITERS)
def kehadiran_apply(request: Permintaan, pk: int) -> HttpResponse:
    kepala = ruang_kerja.get_kepala(request.user, pk, "kehadiran")
    form = TerapkanForm(request.POST, tujuan=_purpose(request, pk))
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for errors in form.errors.values() for text in errors))
        return redirect("diklat:kehadiran-import", pk)
    isi: Isi = form.cleaned_data["isi"]
    letters = [{int(sesi): {int(row): pair[at] for row, pair in rows.items()} for sesi, rows in isi.items()} for at in (0, 1)]
    try:
        count = services.record_berkas(
            angkatan_id=pk, isi=letters[0], sudah=letters[1], alasan=form.cleaned_data["alasan"], by=request.user
        )
    except ValidationError as refusal:
        form.add_error("alasan" if refusal.code == "alasan" else None, refusal)
        return _preview(request, {"kepala": kepala, "form": form}, queries.get_lembar(pk), isi)
    messages.success(request, f"{count} catatan kehadiran tersimpan dari berkas.")
    warn_own(request, {row for rows in letters[0].values() for row in rows})
    return redirect("diklat:kehadiran", pk)


@require_safe
def kehadiran_cetak(request: Permintaan, pk: int) -> HttpResponse:
    """The sign-in sheet of a session as PDF."""
    sesi = get_sesi(request, pk)

    def address(pendaftaran_id: int) -> str:
        return request.build_absolute_uri(reverse("diklat:hadir-baris", args=[kode_hadir.make_baris(sesi.pk, pendaftaran_id)]))

    name = f"daftar-hadir-{slugify(sesi.angkatan.nama)}-sesi-{sesi.nomor}.pdf"
    return send_file(render_daftar_hadir(sesi, address), name, PDF)


def _preview(request: Permintaan, context: dict[str, Any], lembar: queries.Lembar, isi: Isi) -> HttpResponse:
    """What would change, in the order of the sheet. Closed sessions ask for a reason."""
    sessions = {str(column.sesi.pk): column for column in lembar.kolom}
    names = {str(row.pendaftaran.pk): row.pendaftaran.pegawai.nama for row in lembar.baris}
    changes = [
        (names.get(row, "–"), column.sesi.nomor, old, letter)
        for sesi, column in sessions.items()
        for row, (letter, old) in isi.get(sesi, {}).items()
    ]
    pk = context["kepala"].angkatan.pk
    context |= preview_of(changes, isi, _purpose(request, pk)) | {
        "perlu_alasan": any(sessions[sesi].is_tertutup for sesi in isi if sesi in sessions),
        "ulang": reverse("diklat:kehadiran-import", args=[pk]),
    }
    return render(request, "diklat/kehadiran_pratinjau.html", context)


def _purpose(request: HttpRequest, pk: int) -> str:
    return f"kehadiran:{pk}:{request.user.pk}"
