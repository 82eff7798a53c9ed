from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kompetensi import tasks
from kompetensi.forms.peta import SaringanPegawaiPetaForm, SaringanPetaForm, read_int, read_sel
from kompetensi.queries import peta as queries
from kompetensi.queries.kata import kata_of
from kompetensi.services import ekspor_peta
from kompetensi.views import peta_tabel
from kompetensi.workbooks import peta as workbook
from lib import paging
from lib.format import describe_day
from lib.unduhan import send_file
from pegawai import tasks as pegawai_tasks
from pegawai.akses import about
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.queries.instansi import get_instansi

PEMBACA = (Peran.ATASAN, Peran.PENGELOLA, Peran.KEPEGAWAIAN, Peran.PIMPINAN, Peran.AUDITOR)
BARIS_PER_HALAMAN = 100
URUT_PEGAWAI = {"kurang": "kurang", "nama": "nama", "unit": "unit"}


def read_peta(request: Permintaan) -> tuple[queries.Peta, SaringanPetaForm]:
    """The map as the address asks for it; who finds the summary stale asks for a refresh."""
    form = SaringanPetaForm(request)
    found = queries.get_peta(form.tempat, form.nilai, form.ukuran, banding=form.value("banding"))
    if not found.is_segar:
        tasks.wake_refresh()
    return found, form


@require_safe
@require_peran(*PEMBACA)
def peta(request: Permintaan) -> HttpResponse:
    """The heat map of the reader's scope, with one cell in detail when it is chosen."""
    found, form = read_peta(request)
    urut, alamat = read_urut(request, found), peta_tabel.Alamat(request)
    rows = queries.sort_rows(found, urut)
    page = Paginator(rows, BARIS_PER_HALAMAN).get_page(request.GET.get("halaman"))
    chosen = read_sel(request)
    context = {
        "peta": found,
        "saringan": form,
        "tempat": form.tempat,
        "urut": urut,
        "page": page,
        "baris": peta_tabel.draw_rows(found, page.object_list, alamat, chosen),
        "total": peta_tabel.draw_row(found, found.total, alamat, alamat.sel_prefix, chosen, total_name(form.tempat)),
        "kolom": peta_tabel.column_heads(found),
        "ponsel": peta_tabel.phone_list(found, alamat, read_int(request, "k")),
        "terbesar": peta_tabel.gap_lines(found, alamat),
        "sebaran": peta_tabel.band_lines(found),
        "sel": read_panel(found, form, chosen, alamat),
        "jalur": [(unit, alamat.unit(unit.pk)) for unit in form.tempat.jalur],
        "waktu": describe_day(form.hari),
    }
    return render(request, "kompetensi/peta.html", context)


def read_panel(
    found: queries.Peta, form: SaringanPetaForm, chosen: peta_tabel.Kunci | None, alamat: peta_tabel.Alamat
) -> dict[str, Any] | None:
    """The chosen cell, if the map has it."""
    if chosen is None:
        return None
    kompetensi = next((column for column in found.kompetensi if column.pk == chosen[1]), None)
    row = next((row for row in [*found.baris, found.total] if peta_tabel.sel_key(row, chosen[1]) == chosen), None)
    if kompetensi is None or row is None:
        return None
    below = queries.find_tempat(row.unit.pk, form.akar, found.saringan.per) if row.unit and not row.langsung else None
    place = below or form.tempat
    saringan = replace(found.saringan, unit=place.unit.pk if place.unit else None, kompetensi=kompetensi.pk)
    panel = queries.get_sel(place, saringan, kompetensi, langsung=row.langsung)
    return peta_tabel.draw_panel(found, row, panel, alamat)


def read_urut(request: Permintaan, found: queries.Peta) -> str:
    keys = {"nama", "pegawai", "jpm", *(f"k{column.pk}" for column in found.kompetensi), *(["ubah"] if found.total_dulu else [])}
    return paging.read_sort(request, dict.fromkeys(keys, ""), "jpm")


def total_name(tempat: queries.Tempat) -> str:
    return f"Rata-rata {tempat.unit.singkatan or 'unit ini'}" if tempat.unit else f"Rata-rata {get_instansi().wilayah}"


@require_safe
@require_peran(*PEMBACA)
def peta_export(request: Permintaan) -> HttpResponse:
    """The map that is on the screen, as Excel: all rows, same order, same fills."""
    found, form = read_peta(request)
    rows = queries.sort_rows(found, read_urut(request, found))
    notes = make_notes(request, form.tempat, form, [("Ukuran", f"{found.ukuran.label}: {found.ukuran.penjelasan}")])
    content = workbook.write_peta(found, rows, total_name(form.tempat), notes=notes)
    return send_file(content, f"peta-kesenjangan-{found.saringan.per:%Y%m%d}.xlsx")


def make_notes(request: Permintaan, tempat: queries.Tempat, form: SaringanPetaForm, more: Iterable[tuple[str, object]]) -> list[Any]:
    name = request.user.nama
    return [("Unit", tempat.nama), ("Saringan", form.describe()), ("Waktu data", describe_day(form.hari)), *more, ("Dibuat oleh", name)]


@require_safe
@require_peran(*PEMBACA)
def peta_pegawai(request: Permintaan) -> HttpResponse:
    """The people behind a unit or a cell."""
    about(request)
    found, form = read_pegawai(request)
    page = paging.get_page(request, found)
    context = {
        "page": page,
        "kata": kata_of((row.kompetensi for row in page.object_list), found.saringan.per),
        "orang": found.orang,
        "saringan": form,
        "tempat": form.tempat,
        "jalur": [(unit, f"?unit={unit.pk}") for unit in form.tempat.jalur],
        "urut": paging.read_sort(request, URUT_PEGAWAI, "-kurang"),
        "waktu": describe_day(form.hari),
        "terbatas": found.is_terbatas,
    }
    return render(request, "kompetensi/peta_pegawai.html", context)


@require_safe
@require_peran(*PEMBACA)
def peta_kisi(request: Permintaan) -> HttpResponse:
    """The people of a small unit by competency, level and standard of each in one cell."""
    found, form = read_pegawai(request)
    kisi = queries.get_kisi(found)
    context = {
        "kisi": kisi,
        "kolom": [(column, peta_tabel.hyphenate(column.nama, 4)) for column in kisi.kolom] if kisi else [],
        "orang": found.orang,
        "orang_maks": queries.ORANG_MAX,
        "legenda": queries.LEGENDA,
        "saringan": form,
        "tempat": form.tempat,
        "jalur": [(unit, f"?unit={unit.pk}") for unit in form.tempat.jalur],
        "waktu": describe_day(form.hari),
        "terbatas": found.is_terbatas,
    }
    return render(request, "kompetensi/peta_kisi.html", context)


def read_pegawai(request: Permintaan) -> tuple[queries.DaftarPegawai, SaringanPegawaiPetaForm]:
    form = SaringanPegawaiPetaForm(request)
    wanted = {name: form.value(name) for name in ("keadaan", "langsung")}
    urut = paging.read_sort(request, URUT_PEGAWAI, "-kurang")
    return queries.DaftarPegawai(form.nilai, form.tempat.baris, urut=urut, **wanted), form


@require_POST
@require_peran(*PEMBACA)
def peta_pegawai_export(request: Permintaan) -> HttpResponse:
    """Queue the Excel file of exactly the list that is shown."""
    found, form = read_pegawai(request)
    notes = make_notes(request, form.tempat, form, ())
    job = ekspor_peta.create_ekspor_pegawai_peta(daftar=found, notes=notes, by=request.user)
    pegawai_tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)
