"""The room board: what is held where in a week, and moved there."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms.pindah import PindahForm
from diklat.forms.saringan import SaringanPapanRuangForm
from diklat.models import Angkatan, Sesi
from diklat.permissions import READERS, WRITERS
from diklat.queries import akibat
from diklat.queries import papan_ruang as queries
from diklat.queries.pindah import URUNGKAN_MENIT, pindah_diurungkan
from diklat.queries.sesi import find_halangan_pindah
from diklat.services import sesi as services
from diklat.views.program import may_write
from diklat.workbooks import ruang as workbook
from lib import waktu
from lib.format import format_hari_tanggal
from lib.masukan import read_day
from lib.unduhan import attachment
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes

LAGI = "Sesi dapat dipindahkan lagi; penerima lalu mendapat surel sekali lagi."


@require_safe
@require_peran(*READERS)
def ruang_papan(request: Permintaan) -> HttpResponse:
    saringan, papan = _read(request)
    boleh = may_write(request)
    context = {"saringan": saringan, "papan": papan, "sebulan": saringan.value("rentang"), "boleh_ubah": boleh}
    context |= {"urungkan": pindah_diurungkan(request.user) if boleh else [], "menit": URUNGKAN_MENIT}
    return render(request, "diklat/ruang_papan.html", context)


def _read(request: Permintaan) -> tuple[SaringanPapanRuangForm, queries.PapanRuang]:
    saringan = SaringanPapanRuangForm(request)
    day, sebulan = saringan.value("mulai") or waktu.today(), saringan.value("rentang") == "bulan"
    return saringan, queries.get_papan(day, saringan.value("q"), sebulan=sebulan)


@require_safe
@require_peran(*READERS)
def ruang_papan_export(request: Permintaan) -> HttpResponse:
    saringan, papan = _read(request)
    rows = sorted((one.sesi for one in papan.pemakaian), key=lambda row: (row.mulai, row.pk))
    first, last = (format_hari_tanggal(papan.hari[place].tanggal) for place in (0, -1))
    answer = attachment("papan-ruang")
    notes = make_notes(request, f"Papan ruang, {first} sampai {last}", saringan.describe(), len(rows))
    workbook.write_papan(answer, rows, notes=notes)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def sesi_move(request: Permintaan, pk: int) -> HttpResponse:
    """The small form; the board's script sends the same, and what needs a reason or a look comes back here."""
    sesi = get_object_or_404(_movable(request), pk=pk)
    form = PindahForm(request.POST if request.method == "POST" else None, sesi=sesi)
    if form.is_valid() and (answer := _move(request, sesi, form)):
        return answer
    form.see_again()
    context = {"sesi": sesi, "form": form, "kembali": _papan(sesi), "halangan": find_halangan_pindah(sesi)}
    return render(request, "diklat/sesi_pindah.html", context)


@require_POST
@require_peran(*WRITERS)
def sesi_move_undo(request: Permintaan, pk: int) -> HttpResponse:
    """What one has just moved goes back; whoever is told of the move is told of this, too, and shown before."""
    sesi = get_object_or_404(_movable(request), pk=pk)
    before, act = akibat.read_jadwal(sesi.angkatan), lambda: services.undo_pindah(sesi_id=pk, by=request.user)
    judul = f"Kembalikan sesi {sesi.nomor} “{sesi.judul}” dari {sesi.angkatan.nama}?"
    tanya = Tanya(judul, "Urungkan", "Tetap dipindahkan", _papan(sesi), teks=LAGI, sesudah=_papan)
    return kepastian.press(
        request, act, tanya, partial(_say, aksi="dikembalikan"), dampak=lambda _: akibat.dampak_jadwal(before, sesi.angkatan)
    )


def _movable(request: Permintaan) -> QuerySet[Sesi]:
    rows = Sesi.objects.filter(angkatan__in=Angkatan.objects.visible_to(request.user).order_by())
    return rows.select_related("angkatan__program", "ruang", "narasumber")


@require_safe
@require_peran(*WRITERS)
def sesi_pekan(request: Permintaan, pk: int) -> HttpResponse:
    """The week of a day, for the form of a session whose day changes."""
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user), pk=pk)
    day = read_day(request.GET, "tanggal") or waktu.today()
    return render(request, "diklat/_sesi_samping.html", {"samping": queries.get_samping(day, angkatan.pk), "angkatan": angkatan})


def _move(request: Permintaan, sesi: Sesi, form: PindahForm) -> HttpResponse | None:
    before, data = akibat.read_jadwal(sesi.angkatan), form.cleaned_data
    act = lambda: services.move_sesi(  # noqa: E731
        sesi_id=sesi.pk, ruang=data["ruang"], mulai=form.mulai, dulu=data["dulu"], alasan=data["alasan_bentrok"], by=request.user
    )
    judul = f"Pindahkan sesi {sesi.nomor} “{sesi.judul}” dari {sesi.angkatan.nama}?"
    tanya = Tanya(judul, "Pindahkan", "Jadwal tetap", _papan(sesi), teks=LAGI, isian=True, sesudah=_papan)
    return kepastian.submit(request, form, act, tanya, _say, dampak=lambda _: akibat.dampak_jadwal(before, sesi.angkatan))


def _say(sesi: Sesi, aksi: str = "dipindahkan") -> str:
    where = sesi.ruang.nama if sesi.ruang else "belum ada ruang"
    return f"Sesi {sesi.nomor} “{sesi.judul}” {aksi}: {format_hari_tanggal(sesi.mulai)}, {where}."


def _papan(sesi: Sesi) -> str:
    """The week in which it is held, its day in front."""
    return f"{reverse('diklat:ruang-papan')}?mulai={waktu.day(sesi.mulai):%Y-%m-%d}#sesi-{sesi.pk}"
