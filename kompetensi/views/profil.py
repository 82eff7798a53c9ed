"""The competency profile of a person, and the two forms for indicative ratings."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kompetensi import asal, saran
from kompetensi.forms import penilaian as forms
from kompetensi.models.penilaian import Sumber
from kompetensi.queries import kamus as kamus_queries
from kompetensi.queries import kata
from kompetensi.queries import penilaian as penilaian_queries
from kompetensi.queries import profil as queries
from kompetensi.services import penilaian as services
from lib import paging, waktu
from lib.forms import TanggalField
from pegawai.akses import about
from pegawai.models import Jabatan, Pegawai
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, peran_of, require_peran

BUKTI_TAMPIL = 5


@require_safe
@require_peran(Peran.PEGAWAI)
def profil_saya(request: Permintaan) -> HttpResponse:
    day, notice = read_per(request)
    pegawai = get_object_or_404(queries.pegawai_on(day).filter(akun=request.user))
    return _render_profil(request, pegawai, day, notice)


@require_safe
def profil(request: Permintaan, pk: int) -> HttpResponse:
    day, notice = read_per(request)
    pegawai = get_object_or_404(queries.pegawai_on(day).visible_to(request.user), pk=pk)
    return _render_profil(request, pegawai, day, notice)


@require_safe
def profil_bukti(request: Permintaan, pk: int) -> HttpResponse:
    """Every piece of evidence of a person, cancelled ones too."""
    pegawai = get_object_or_404(Pegawai.objects.visible_to(request.user), pk=pk)
    about(request, pegawai.pk)
    page = paging.paginate(request, queries.bukti_list(pegawai.pk), sorts={"tanggal": "tanggal"}, default="-tanggal")
    context = {"pegawai": pegawai, "page": page, "urut": page.urut, "hari_ini": waktu.today(), "sendiri": _is_own(request, pegawai)}
    context["asal"] = asal.asal_of({row.pk: row.sumber for row in page.rows})
    context["kata"] = kata.kata_of((row.kompetensi_id for row in page.rows), waktu.today())
    return render(request, "kompetensi/profil_bukti.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.PEGAWAI)
def profil_mandiri(request: Permintaan) -> HttpResponse:
    pegawai = get_object_or_404(Pegawai, akun=request.user)
    form = _taksiran_form(request, pegawai, Sumber.MANDIRI)
    if form.is_valid():
        try:
            rows = services.rate_mandiri(level=form.level, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Penilaian mandiri untuk {len(rows)} kompetensi tersimpan.")
            return redirect("kompetensi:profil-saya")
    return _render_taksiran(request, pegawai, form, sendiri=True)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(Peran.ATASAN)
def profil_atasan(request: Permintaan, pk: int) -> HttpResponse:
    pegawai = get_object_or_404(penilaian_queries.bawahan_of(request.user), pk=pk)
    about(request, pegawai.pk)
    form = _taksiran_form(request, pegawai, Sumber.ATASAN)
    if form.is_valid():
        try:
            rows = services.rate_bawahan(pegawai=pegawai, level=form.level, by=request.user)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            messages.success(request, f"Penilaian atasan untuk {len(rows)} kompetensi {pegawai.nama} tersimpan.")
            return redirect("kompetensi:profil", pk=pegawai.pk)
    return _render_taksiran(request, pegawai, form, sendiri=False)


def read_per(request: Permintaan) -> tuple[date, str]:
    """The day that `per` asks for, at most today; what makes no sense gives today and a sentence that says so."""
    today = waktu.today()
    asked = request.GET.get("per", "").strip()
    if not asked:
        return today, ""
    try:
        day = TanggalField().clean(asked)
    except ValidationError:
        return today, "Tanggal itu tidak dikenal, jadi halaman ini menampilkan hari ini. Tulis seperti 24/11/2026."
    if day > today or day.year < 1990:
        return today, "Profil hanya dapat dilihat untuk hari ini dan hari yang sudah lewat. Halaman ini menampilkan hari ini."
    return day, ""


def _is_own(request: Permintaan, pegawai: Pegawai) -> bool:
    return is_own(request.user, pegawai.pk)


def _render_profil(request: Permintaan, pegawai: Pegawai, day: date, notice: str) -> HttpResponse:
    about(request, pegawai.pk)
    batas = queries.batas_utama()
    profil = queries.build_profil(pegawai.pk, day, batas)
    rows, boleh_nilai, sendiri = profil.baris, _may_rate(request, pegawai), _is_own(request, pegawai)
    suggests = (sendiri or boleh_nilai) and day == waktu.today()
    bukti = list(queries.bukti_kelompok(pegawai.pk, day))
    context = {
        "pegawai": pegawai,
        "profil": profil,
        "per": day,
        "lampau": day != waktu.today(),
        "peringatan": notice,
        "sendiri": sendiri,
        "kata": kata.kata_of({*(row.kompetensi_id for row in rows), *(row["satu"] for row in bukti[:BUKTI_TAMPIL])}, day),
        "saran": saran.saran_of(request.user, pegawai.pk, rows) if suggests else {},
        "asal": asal.asal_of({pk: sumber for row in rows for pk, sumber in row.bukti.items()}),
        "bukti": bukti[:BUKTI_TAMPIL],
        "bukti_jumlah": sum(row["jumlah"] for row in bukti),
        "boleh_nilai": boleh_nilai,
        "boleh_catat": Peran.KEPEGAWAIAN in peran_of(request.user) and not sendiri,
        **_proyeksi(request, profil, day, batas),
    }
    return render(request, "kompetensi/profil_detail.html", context)


def _may_rate(request: Permintaan, pegawai: Pegawai) -> bool:
    if _is_own(request, pegawai) or not request.user.headed_unit_ids:
        return False
    return penilaian_queries.bawahan_of(request.user).filter(pk=pegawai.pk).exists()


def _proyeksi(request: Permintaan, profil: queries.Profil, day: date, batas: list[Any]) -> dict[str, Any]:
    cari, pilihan = paging.read_text(request, "cari"), request.GET.get("jabatan", "")
    if pilihan.isascii() and pilihan.isdigit() and len(pilihan) < 19:
        jabatan = Jabatan.objects.filter(pk=int(pilihan)).first()
        if jabatan is not None:
            return {"proyeksi": queries.build_proyeksi(profil.baris, jabatan, day, batas)}
    return {"cari": cari, "jabatan_list": queries.find_jabatan(cari)}


def _taksiran_form(request: Permintaan, pegawai: Pegawai, sumber: Sumber) -> forms.TaksiranForm:
    """Asks what was not estimated yet today; what was is named before the form."""
    today = waktu.today()
    kompetensi = kamus_queries.with_level_texts(queries.kompetensi_of_pegawai(pegawai.pk, today))
    done = penilaian_queries.dinilai_pada(pegawai.pk, sumber, today)
    return forms.TaksiranForm(request.POST if request.method == "POST" else None, kompetensi=kompetensi, sudah=done)


def _render_taksiran(request: Permintaan, pegawai: Pegawai, form: forms.TaksiranForm, *, sendiri: bool) -> HttpResponse:
    context = {"pegawai": pegawai, "form": form, "sendiri": sendiri, "besok": waktu.today() + timedelta(days=1)}
    return render(request, "kompetensi/profil_taksiran.html", context)
