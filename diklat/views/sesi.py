"""The schedule of a batch, and the sessions that somebody teaches."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from diklat.forms import sesi as forms
from diklat.models import Angkatan, Sesi
from diklat.permissions import READERS, WRITERS
from diklat.queries import akibat, bentrok, ruang_kerja, siklus
from diklat.queries import pendaftaran as pendaftaran_queries
from diklat.queries import sesi as queries
from diklat.queries.papan_ruang import get_samping
from diklat.services import sesi as services
from lib import paging, waktu
from lib.masukan import read_day
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran

URUT_SESI: dict[str, paging.Sort] = {"mulai": "mulai"}


@require_safe
@require_peran(*READERS)
def sesi_list(request: Permintaan, pk: int) -> HttpResponse:
    kepala = ruang_kerja.get_kepala(request.user, pk, "jadwal")
    angkatan = kepala.angkatan
    rows = list(queries.sesi_of(angkatan))
    jp = queries.sum_jp(rows)
    context = {
        "kepala": kepala,
        "angkatan": angkatan,
        "hari_list": queries.group_by_hari(rows),
        "jp": jp,
        "jp_beda": bool(rows) and jp != angkatan.program.jp,
        "bentrok": pendaftaran_queries.bentrok_of(angkatan),
        "boleh_ubah": kepala.boleh_ubah and angkatan.status in Angkatan.BELUM_SELESAI,
        "sekarang": waktu.now(),
    }
    return render(request, "diklat/sesi_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def sesi_create(request: Permintaan, pk: int) -> HttpResponse:
    kepala = ruang_kerja.get_kepala(request.user, pk, "jadwal")
    initial = _next_initial(kepala)
    form = forms.SesiForm(request.POST if request.method == "POST" else None, initial=initial, user=request.user)
    if form.is_valid() and "cari" not in request.POST:
        next_page = "diklat:sesi-create" if "lagi" in request.POST else "diklat:sesi-list"
        done = lambda sesi: f"Sesi {sesi.nomor} “{sesi.judul}” tersimpan, {sesi.jp} JP."  # noqa: E731
        act = lambda: services.create_sesi(angkatan_id=pk, data=form.isi, by=request.user)  # noqa: E731
        if answer := _submit(request, form, kepala.angkatan, act, "Tambahkan sesi ke", done, sesudah=next_page):
            return answer
    return render(request, "diklat/sesi_form.html", {"kepala": kepala, "form": form, **_beside(request, form, kepala)})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def sesi_update(request: Permintaan, pk: int) -> HttpResponse:
    sesi = _get(request, pk)
    kepala = ruang_kerja.get_kepala(request.user, sesi.angkatan_id, "jadwal")
    form = forms.SesiForm(request.POST if request.method == "POST" else None, instance=sesi, user=request.user)
    if form.is_valid() and "cari" not in request.POST:
        act = lambda: services.update_sesi(sesi_id=pk, data=form.isi, by=request.user)  # noqa: E731
        if answer := _submit(request, form, kepala.angkatan, act, f"Ubah sesi {sesi.nomor} dari", "Perubahan sesi tersimpan."):
            return answer
    return render(request, "diklat/sesi_form.html", {"kepala": kepala, "form": form, "sesi": sesi, **_beside(request, form, kepala)})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def sesi_delete(request: Permintaan, pk: int) -> HttpResponse:
    sesi = _get(request, pk)
    if request.method == "POST":
        back = reverse("diklat:sesi-list", args=[sesi.angkatan_id])
        tanya = Tanya(f"Hapus sesi {sesi.nomor} “{sesi.judul}”?", "Hapus sesi", "Tetap di jadwal", back, bahaya=True)
        act = lambda: services.delete_sesi(sesi_id=pk, by=request.user)  # noqa: E731
        return kepastian.press(request, act, tanya, f"Sesi “{sesi.judul}” dihapus dari jadwal.")
    diketahui = sesi.angkatan.status in siklus.DIKETAHUI_PESERTA
    return render(request, "diklat/sesi_hapus.html", {"sesi": sesi, "diketahui": diketahui})


@require_safe
@require_peran(Peran.NARASUMBER)
def sesi_saya(request: Permintaan) -> HttpResponse:
    """What this account teaches: lessons to come, soonest first, or with `lewat` the past ones, newest first."""
    now, lewat = waktu.now(), request.GET.get("lewat") == "1"
    rows = queries.with_peserta_count(queries.taught_by(request.user))
    rows = rows.filter(selesai__lte=now) if lewat else rows.filter(selesai__gt=now, is_batal=False)
    page = paging.paginate(request, rows, sorts=URUT_SESI, default="-mulai" if lewat else "mulai")
    context = {"page": page, "hari_list": queries.group_by_hari(() if lewat else page.rows), "lewat": lewat, "sekarang": now}
    belum = [] if lewat else queries.without_attendance(request.user)
    return render(request, "diklat/sesi_saya.html", {**context, "belum_list": belum})


@require_safe
@require_peran(Peran.NARASUMBER)
def sesi_peserta(request: Permintaan, pk: int) -> HttpResponse:
    """Whom the teacher of this session will meet: names and units."""
    sesi = get_object_or_404(queries.taught_by(request.user), pk=pk)
    return render(request, "diklat/sesi_peserta.html", {"sesi": sesi, "peserta_list": queries.peserta_of(sesi.angkatan)})


def _submit(
    request: Permintaan, form: forms.SesiForm, angkatan: Angkatan, act: Callable[[], Sesi], apa: str, done: kepastian.Selesai, **rest: str
) -> HttpResponse | None:
    """Asks first where people are told or collide; the act is done with the schedule as it is now."""
    before = akibat.read_jadwal(angkatan)
    back, after = reverse("diklat:sesi-list", args=[angkatan.pk]), rest.get("sesudah", "diklat:sesi-list")
    tanya = Tanya(f"{apa} {angkatan.nama}?", "Simpan sesi", "Jadwal tetap", back, isian=True, sesudah=reverse(after, args=[angkatan.pk]))
    return kepastian.submit(request, form, act, tanya, done, dampak=lambda _: akibat.dampak_jadwal(before, angkatan))


def _get(request: Permintaan, pk: int) -> Sesi:
    rows = Sesi.objects.filter(angkatan__in=Angkatan.objects.visible_to(request.user).order_by())
    return get_object_or_404(rows.select_related("angkatan__program", "ruang", "narasumber"), pk=pk)


def _next_initial(kepala: ruang_kerja.Kepala) -> dict[str, object]:
    """The day, room and teacher of the last session: schedules are typed in one after another."""
    last = kepala.sesi_list[-1] if kepala.sesi_list else None
    if last is None:
        return {}
    return {"tanggal": waktu.day(last.mulai), "ruang": last.ruang_id, "narasumber": last.narasumber}


def _beside(request: Permintaan, form: forms.SesiForm, kepala: ruang_kerja.Kepala) -> dict[str, object]:
    """The week of the day that is written, or of where the schedule stands; and free rooms when they were asked for."""
    day = read_day(request.POST, "tanggal") or form.initial.get("tanggal") or kepala.angkatan.mulai or waktu.today()
    return {"samping": get_samping(day, kepala.angkatan.pk), **_free(request, form, form.instance.pk, kepala.angkatan.kuota)}


def _free(request: Permintaan, form: forms.SesiForm, sesi_id: int | None, kuota: int) -> dict[str, object]:
    """Rooms that are free at the chosen time: when asked for, and when the chosen one is taken."""
    if request.method != "POST" or not (masa := form.waktu):
        return {}
    if "cari" not in request.POST and "ruang" not in form.errors:
        return {}
    rooms = bentrok.free_rooms(*masa, except_sesi=sesi_id)
    return {"ruang_kosong": [(row, row.kurang_untuk(kuota)) for row in rooms], "waktu_dicari": masa}
