"""The parts of one reckoning: units, a programme with its people, who is left without, what to improve, two scenarios side by side."""

from collections.abc import Callable, Sequence

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from lib import paging
from lib.format import format_waktu
from lib.unduhan import attachment
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import export_list, make_notes
from rencana.forms import susunan as forms
from rencana.models import Susunan, SusunanBaris, SusunanTak, SusunanUnit
from rencana.permissions import READERS
from rencana.queries import susunan_banding as banding
from rencana.queries import susunan_celah as celah
from rencana.queries import susunan_isi as queries
from rencana.queries import susunan_orang as orang
from rencana.queries import susunan_perbaiki as perbaiki
from rencana.queries import susunan_program as program
from rencana.queries.periode import jadwal_of
from rencana.queries.susunan_sebab import LABEL
from rencana.views.susunan import base, get_selesai
from rencana.workbooks import susunan as workbook

URUT_UNIT = dict.fromkeys(("unit", "pegawai", "dilayani", "level", "persen"), "")


@require_safe
@require_peran(*READERS)
def susunan_unit(request: Permintaan, pk: int) -> HttpResponse:
    """How evenly units are served, the least closed first."""
    susunan, saringan = get_selesai(request, pk), forms.SaringanSusunanUnitForm(request)
    rows, urut = _units(request, susunan, saringan)
    context = {**base(request, susunan, "unit"), "page": paging.get_page(request, rows), "urut": urut, "saringan": saringan}
    context["terbanyak"] = max((row.level_kesenjangan for row in rows), default=0)
    return render(request, "rencana/susunan_unit.html", context)


@require_safe
@require_peran(*READERS)
def susunan_unit_export(request: Permintaan, pk: int) -> HttpResponse:
    susunan, saringan = get_selesai(request, pk), forms.SaringanSusunanUnitForm(request)
    rows, _ = _units(request, susunan, saringan)
    answer = attachment(f"unit-{susunan.nama}")
    workbook.write_unit(answer, rows, notes=make_notes(request, f"Unit dalam susunan {susunan.nama}", saringan.describe(), len(rows)))
    return answer


def _units(request: Permintaan, susunan: Susunan, saringan: forms.SaringanSusunanUnitForm) -> tuple[list[SusunanUnit], str]:
    rows = susunan.unit_list.select_related("unit")
    for word in saringan.value("q").split():
        rows = rows.filter(unit__sebutan__icontains=word)
    urut = paging.read_sort(request, URUT_UNIT, "persen")
    return queries.sort_unit(list(rows), urut), urut


@require_safe
@require_peran(*READERS)
def susunan_kompetensi(request: Permintaan, pk: int) -> HttpResponse:
    """What is closed of each competency, the greatest gap first."""
    susunan, saringan = get_selesai(request, pk), forms.SaringanSusunanKompetensiForm(request)
    page = paging.paginate(request, celah.kompetensi_list(susunan, **saringan.as_dict()), sorts=celah.SORTS, default="-level")
    context = {**base(request, susunan, "kompetensi"), "page": page, "urut": page.urut, "saringan": saringan}
    context["terbanyak"] = max((row.level_kesenjangan for row in page.rows), default=0)
    return render(request, "rencana/susunan_kompetensi.html", context)


@require_safe
@require_peran(*READERS)
def susunan_kompetensi_export(request: Permintaan, pk: int) -> HttpResponse:
    susunan, saringan = get_selesai(request, pk), forms.SaringanSusunanKompetensiForm(request)
    rows = celah.kompetensi_list(susunan, **saringan.as_dict())
    return export_list(request, f"kompetensi {susunan.nama}", rows, celah.SORTS, saringan, workbook.write_kompetensi)


@require_safe
@require_peran(*READERS)
def susunan_program(request: Permintaan, pk: int, baris: int) -> HttpResponse:
    """A chosen programme with its people, and what is lost without it."""
    susunan, row = _baris(request, pk, baris)
    about(request)
    saringan = forms.SaringanPesertaForm(request)
    rows = orang.peserta_list(susunan, row.program, saringan.nilai)
    page = paging.paginate(request, rows, sorts=orang.SORTS_PESERTA, default="-level")
    orang.add_jabatan(page.rows)
    isi = queries.isi_of(susunan, [row.program_id]).get(row.program_id, queries.Isi())
    context = {**base(request, susunan, "ringkasan"), "baris": row, "jadwal": jadwal_of(row), "isi": isi, "page": page}
    context |= {"kata_list": queries.tanpa_of(susunan, row, isi), "urut": page.urut, "saringan": saringan}
    closed = program.tutup_of(susunan, [row.program_id]).get(row.program_id, ())
    context |= {"per_juta": queries.per_juta(row.level_dipakai, row.biaya), "tutup_list": closed}
    return render(request, "rencana/susunan_program.html", context)


@require_safe
@require_peran(*READERS)
def susunan_program_export(request: Permintaan, pk: int, baris: int) -> HttpResponse:
    susunan, row = _baris(request, pk, baris)
    saringan = forms.SaringanPesertaForm(request)
    rows = list(paging.order_by(orang.peserta_list(susunan, row.program, saringan.nilai), orang.SORTS_PESERTA, "nama"))
    orang.add_jabatan(rows)
    answer = attachment(f"peserta-{row.program.kode}-{susunan.nama}")
    workbook.write_peserta(answer, rows, notes=make_notes(request, f"Peserta {row.program.nama}", saringan.describe(), len(rows)))
    return answer


def _baris(request: Permintaan, pk: int, baris: int) -> tuple[Susunan, SusunanBaris]:
    susunan = get_selesai(request, pk)
    rows = susunan.baris_list.select_related("program__jenis", "pagu__rekening", "pagu__unit")
    return susunan, get_object_or_404(rows, pk=baris)


@require_safe
@require_peran(*READERS)
def susunan_tak(request: Permintaan, pk: int) -> HttpResponse:
    """People with a gap and no seat, each with the limit that holds him back."""
    susunan = get_selesai(request, pk)
    about(request)
    ringkas = orang.get_ringkas(susunan)
    saringan = forms.SaringanTakForm(request, ringkas)
    page = paging.paginate(request, orang.tak_list(susunan, saringan.nilai), sorts=orang.SORTS_TAK, default="nama")
    orang.add_jabatan(page.rows)
    names = orang.names_of(page.rows)
    context = {
        **base(request, susunan, "tak"),
        "page": page,
        "tak_list": [(row, LABEL.get(row.kode, row.kode), orang.kalimat_of(row, names)) for row in page.rows],
        "sebab_list": ringkas.sebab,
        "urut": page.urut,
        "saringan": saringan,
    }
    return render(request, "rencana/susunan_tak.html", context)


@require_safe
@require_peran(*READERS)
def susunan_tak_export(request: Permintaan, pk: int) -> HttpResponse:
    susunan = get_selesai(request, pk)
    saringan = forms.SaringanTakForm(request, orang.get_ringkas(susunan))
    rows = list(paging.order_by(orang.tak_list(susunan, saringan.nilai), orang.SORTS_TAK, "nama"))
    orang.add_jabatan(rows)
    names = orang.names_of(rows)

    def explain(row: SusunanTak) -> tuple[str, str]:
        return LABEL.get(row.kode, row.kode), orang.kalimat_of(row, names)

    answer = attachment(f"tanpa-kursi-{susunan.nama}")
    notes = make_notes(request, f"Tanpa kursi dalam susunan {susunan.nama}", saringan.describe(), len(rows))
    workbook.write_tak(answer, rows, explain, notes=notes)
    return answer


@require_safe
@require_peran(*READERS)
def susunan_perbaiki(request: Permintaan, pk: int) -> HttpResponse:
    susunan, saringan = get_selesai(request, pk), forms.SaringanPerbaikiForm(request)
    found, daftar = perbaiki.get_daftar(susunan, saringan.value("q")), saringan.value("daftar")
    context = {
        **base(request, susunan, "perbaiki"),
        "saringan": saringan,
        "daftar": daftar,
        "rekap": found.rekap,
        "daftar_list": [(kode, label, len(getattr(found, kode))) for kode, label in saringan.fields["daftar"].choices],
        "page": paging.get_page(request, getattr(found, daftar), size=10),
    }
    return render(request, "rencana/susunan_perbaiki.html", context)


@require_safe
@require_peran(*READERS)
def susunan_perbaiki_export(request: Permintaan, pk: int) -> HttpResponse:
    """All three lists."""
    susunan, saringan = get_selesai(request, pk), forms.SaringanPerbaikiForm(request)
    found = perbaiki.get_daftar(susunan, saringan.value("q"))
    answer, count = attachment(f"perbaiki-{susunan.nama}"), len(found.rendah) + len(found.hilang) + len(found.sisih)
    notes = make_notes(request, f"Perbaiki dahulu, susunan {susunan.nama}", saringan.describe(), count)
    notes += [("Bukti program per", format_waktu(found.rekap.saat))] if found.rekap else []
    workbook.write_perbaiki(answer, found, notes=notes)
    return answer


@require_safe
@require_peran(*READERS)
def susunan_banding(request: Permintaan, pk: int) -> HttpResponse:
    susunan = get_selesai(request, pk)
    saringan = forms.SaringanBandingForm(request, susunan)
    lain, daftar = saringan.kedua, saringan.value("daftar")
    context = {**base(request, susunan, "banding"), "saringan": saringan, "lain": lain, "daftar": daftar}
    if lain is not None:
        rows: Sequence[banding.Beda | banding.BedaUnit] = _beda(susunan, lain, saringan)
        context |= {"page": paging.get_page(request, rows), "ukuran_list": banding.list_ukuran(susunan, lain)}
        context["daftar_list"] = saringan.fields["daftar"].choices
    return render(request, "rencana/susunan_banding.html", context)


def _beda(susunan: Susunan, lain: Susunan, saringan: forms.SaringanBandingForm) -> Sequence[banding.Beda] | Sequence[banding.BedaUnit]:
    """Programmes or units, as the tab says."""
    if saringan.value("daftar") == "unit":
        return banding.list_unit(susunan, lain, saringan.value("q"))
    return banding.list_beda(susunan, lain, saringan.value("q"), saringan.value("tampil"))


@require_safe
@require_peran(*READERS)
def susunan_banding_export(request: Permintaan, pk: int) -> HttpResponse:
    susunan = get_selesai(request, pk)
    saringan = forms.SaringanBandingForm(request, susunan)
    lain = saringan.kedua or susunan
    rows = _beda(susunan, lain, saringan)
    answer = attachment(f"perbandingan-{susunan.nama}-{lain.nama}")
    notes = make_notes(request, f"{susunan.nama} dan {lain.nama}", saringan.describe(), len(rows))
    write: Callable[..., None] = workbook.write_banding_unit if saringan.value("daftar") == "unit" else workbook.write_banding
    write(answer, rows, notes=notes)
    return answer
