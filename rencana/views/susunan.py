"""Reckonings of a plan: the scenarios side by side, asking for one, watching it, and what came out."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lib import paging
from lib.masukan import attempt, read_id
from lib.unduhan import attachment
from pegawai import kepastian, tasks
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, require_peran
from pegawai.queries.akibat import Dampak
from pegawai.queries.pekerjaan import with_progress
from pegawai.unduhan import export_list, make_notes
from rencana.forms import susunan as forms
from rencana.models import PeriodeRencana, Susunan
from rencana.permissions import PERENCANA, READERS
from rencana.queries import susunan_daftar as daftar
from rencana.queries import susunan_isi as queries
from rencana.queries import susunan_program as program
from rencana.queries.susunan import dasar_of, is_usang
from rencana.queries.susunan_celah import list_terbesar
from rencana.queries.susunan_orang import names_of
from rencana.queries.susunan_sebab import LABEL
from rencana.services import susunan as services
from rencana.views.formulir import Halaman, read, submit
from rencana.workbooks import susunan as workbook

TABS: Final = (
    ("ringkasan", "Ringkasan", "rencana:susunan-detail"),
    ("kompetensi", "Kompetensi", "rencana:susunan-kompetensi"),
    ("unit", "Unit", "rencana:susunan-unit"),
    ("tak", "Tanpa kursi", "rencana:susunan-tak"),
    ("perbaiki", "Perbaiki dahulu", "rencana:susunan-perbaiki"),
    ("banding", "Bandingkan", "rencana:susunan-banding"),
)


@require_safe
@require_peran(*READERS)
def susunan_list(request: Permintaan, pk: int) -> HttpResponse:
    periode, saringan = get_periode(request, pk), forms.SaringanSusunanForm(request)
    rows = daftar.susunan_list(request.user, periode, **saringan.as_dict())
    page = paging.paginate(request, rows, sorts=daftar.SORTS, default="-dibuat")
    context = {"periode": periode, "page": page, "urut": page.urut, "saringan": saringan}
    return render(request, "rencana/susunan_list.html", {**context, "boleh_ubah": may_plan(request, periode)})


@require_safe
@require_peran(*READERS)
def susunan_export(request: Permintaan, pk: int) -> HttpResponse:
    periode, saringan = get_periode(request, pk), forms.SaringanSusunanForm(request)
    rows = daftar.susunan_list(request.user, periode, **saringan.as_dict())
    return export_list(request, f"susunan rencana {periode.tahun}", rows, daftar.SORTS, saringan, workbook.write_susunan)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def susunan_create(request: Permintaan, pk: int) -> HttpResponse:
    periode = get_periode(request, pk)
    contoh = Susunan.objects.filter(periode=periode, pk=read_id(request.GET, "dari") or 0).first()
    form = forms.SusunForm(read(request), periode=periode, contoh=contoh)
    lead = "Program, angkatan, bulan, dan peserta yang menutup kesenjangan paling banyak dengan pagu yang ada. Baris yang dikunci tetap."
    crumbs = ((periode.get_absolute_url(), str(periode)), (reverse("rencana:susunan-list", args=[pk]), "Susunan"))
    page = Halaman("Hitung susunan", "Mulai menghitung", crumbs[1][0], "Hitungan dimulai.", lead, crumbs)

    def act(_data: Any) -> Susunan:
        susunan = services.create_susunan(periode_id=pk, data=form.asked, tambahan=form.tambahan, by=request.user)
        tasks.run_pekerjaan.delay_on_commit(susunan.pekerjaan_id)
        return susunan

    return submit(request, form, page, act)


@require_safe
@never_cache
@require_peran(*READERS)
def susunan_detail(request: Permintaan, pk: int) -> HttpResponse:
    """What came out; while it is reckoned, how far it is (htmx asks every two seconds for the panel alone)."""
    susunan = get_object_or_404(program.with_lewat(visible_list(request)), pk=pk)
    if not susunan.is_selesai:
        return show_hitung(request, susunan)
    halaman, saringan = queries.get_halaman(susunan), forms.SaringanIsiForm(request)
    context = {
        **base(request, susunan, "ringkasan"),
        "halaman": halaman,
        "celah_list": list_terbesar(susunan),
        "biaya_per_level": round(susunan.biaya / susunan.level_tertutup) if susunan.level_tertutup else None,
        "ukuran_list": queries.ukuran_list(susunan),
        "kata_list": queries.kata_of(susunan),
        "skenario_list": queries.langkah_uang(queries.list_skenario(susunan)),
        "saringan": saringan,
        "daftar": saringan.value("daftar"),
        "daftar_list": (
            ("dipilih", "Dipilih", len(halaman.program)),
            ("tidak", "Tidak dipilih", susunan.lewat_count),  # type: ignore[attr-defined]
        ),
        **(_lewat(request, halaman, saringan) if saringan.is_tidak else _dipilih(request, halaman, saringan)),
    }
    return render(request, "rencana/susunan_detail.html", context)


def _dipilih(request: Permintaan, halaman: queries.Halaman, saringan: forms.SaringanIsiForm) -> dict[str, Any]:
    """Chosen programmes: what each closes, and why it is in."""
    urut = paging.read_sort(request, dict.fromkeys(queries.SORTS, ""), "-juta")
    page = paging.get_page(request, queries.sort_program(_narrow(halaman, saringan), urut), size=10)
    keys = [row.baris.program_id for row in page.rows]
    isi, tutup = queries.isi_of(halaman.susunan, keys), program.tutup_of(halaman.susunan, keys)
    rows = [(row, isi.get(row.baris.program_id, queries.Isi()), tutup.get(row.baris.program_id, ())) for row in page.rows]
    found = [(row, ada, queries.alasan_of(row, ada), program.kata_tutup(closed)) for row, ada, closed in rows]
    return {"page": page, "urut": urut, "program_list": found}


def _lewat(request: Permintaan, halaman: queries.Halaman, saringan: forms.SaringanIsiForm) -> dict[str, Any]:
    """Programmes that were judged and not chosen, each with the limit that kept it out."""
    urut = paging.read_sort(request, program.SORTS, "program")
    page = paging.get_page(request, program.list_lewat(halaman.susunan, saringan.value("q"), urut), size=10)
    names = names_of(page.rows, [row.pagu for row in halaman.pagu])
    return {"page": page, "urut": urut, "lewat_list": [(row, LABEL[row.kode], program.kalimat_lewat(row, names)) for row in page.rows]}


def _narrow(halaman: queries.Halaman, saringan: forms.SaringanIsiForm) -> list[queries.Program]:
    return queries.narrow(halaman.program, saringan.value("q"), "" if saringan.is_tidak else saringan.value("tampil"))


def show_hitung(request: Permintaan, susunan: Susunan) -> HttpResponse:
    job = with_progress(susunan.pekerjaan) if susunan.pekerjaan else None
    template = "rencana/_susunan_kemajuan.html" if request.htmx else "rencana/susunan_hitung.html"
    return render(request, template, {**base(request, susunan, ""), "pekerjaan": job})


@require_safe
@require_peran(*READERS)
def susunan_isi_export(request: Permintaan, pk: int) -> HttpResponse:
    """All programmes, budgets, units and months of one reckoning."""
    susunan, saringan = get_selesai(request, pk), forms.SaringanIsiForm(request)
    halaman = queries.get_halaman(susunan)
    urut = paging.read_sort(request, dict.fromkeys(queries.SORTS, ""), "-juta")
    rows = queries.sort_program(_narrow(halaman, saringan), urut)
    closed = program.tutup_of(susunan, [row.baris.program_id for row in rows])
    left = program.list_lewat(susunan, saringan.value("q"))
    names = names_of(left, [row.pagu for row in halaman.pagu])
    answer = attachment(f"susunan-{susunan.nama}")
    notes = make_notes(request, f"Susunan {susunan.nama}", saringan.describe(), len(rows))
    workbook.write_isi(answer, halaman, rows, closed, [(row, program.kalimat_lewat(row, names)) for row in left], notes=notes)
    return answer


@require_POST
@require_peran(*PERENCANA)
def susunan_step(request: Permintaan, pk: int, aksi: str) -> HttpResponse:
    susunan = get_susunan(request, pk)
    if aksi not in STEPS:
        raise Http404
    act, make_tanya, done = STEPS[aksi]
    ids = {"susunan_id": pk, "by": request.user} | ({"versi": read_id(request.POST, "versi") or 0} if aksi == "pakai" else {})
    if make_tanya is None:
        attempt(request, lambda: act(**ids), done)
        return redirect(susunan)
    return kepastian.press(request, lambda: act(**ids), make_tanya(susunan), done, dampak=lambda _: [Dampak(SESUDAH[aksi])])


def ask_pakai(susunan: Susunan) -> Tanya:
    teks = (
        "Baris draf yang berasal dari hitungan diganti; yang dikunci dan yang ditulis perencana tetap. Susunan lain dapat dipakai kemudian."
    )
    periode, stay = susunan.periode, susunan.get_absolute_url()
    after = periode.get_absolute_url()
    return Tanya(f"Pakai {susunan} untuk {periode}?", "Pakai susunan ini", "Biarkan draf seperti sekarang", stay, teks=teks, sesudah=after)


def ask_hapus(susunan: Susunan) -> Tanya:
    teks, stay = "Angkanya tidak dapat dikembalikan.", susunan.get_absolute_url()
    after = reverse("rencana:susunan-list", args=[susunan.periode_id])
    return Tanya(f"Hapus susunan {susunan}?", "Hapus susunan", "Simpan susunannya", stay, teks=teks, bahaya=True, sesudah=after)


SESUDAH: Final = {
    "pakai": "Baris draf dari hitungan sebelumnya diganti dengan baris susunan ini",
    "hapus": "Susunan dihapus beserta peserta dan sebabnya",
}
STEPS: Final[dict[str, tuple[Callable[..., object], Callable[[Susunan], Tanya] | None, str]]] = {
    "cukup": (services.stop_susunan, None, "Hitungan berhenti dalam beberapa detik dan memakai yang terbaik sejauh ini."),
    "pakai": (services.use_susunan, ask_pakai, "Susunan dipakai: barisnya sekarang ada dalam draf rencana."),
    "hapus": (services.delete_susunan, ask_hapus, "Susunan dihapus."),
}


def get_periode(request: Permintaan, pk: int) -> PeriodeRencana:
    return get_object_or_404(PeriodeRencana.objects.visible_to(request.user), pk=pk)


def visible_list(request: Permintaan) -> QuerySet[Susunan]:
    return Susunan.objects.visible_to(request.user).select_related("periode", "pekerjaan", "dibuat_oleh", "dipakai_oleh")


def get_susunan(request: Permintaan, pk: int) -> Susunan:
    return get_object_or_404(visible_list(request), pk=pk)


def get_selesai(request: Permintaan, pk: int) -> Susunan:
    susunan = get_susunan(request, pk)
    if not susunan.is_selesai:
        raise Http404
    return susunan


def may_plan(request: Permintaan, periode: PeriodeRencana) -> bool:
    return has_peran(request.user, PERENCANA) and periode.is_draf


def base(request: Permintaan, susunan: Susunan, tab: str) -> dict[str, Any]:
    """What every page of a reckoning shows above its own."""
    usang = is_usang(susunan, dasar_of(susunan.periode)) if susunan.is_selesai and susunan.periode.is_draf else False
    tabs = [(label, reverse(name, args=[susunan.pk]), kode == tab) for kode, label, name in TABS] if susunan.is_selesai else []
    return {
        "susunan": susunan,
        "tab_list": tabs,
        "boleh_ubah": may_plan(request, susunan.periode),
        "jauh": queries.jauh_of(susunan),
        "usang": usang,
    }
