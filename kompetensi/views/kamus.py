"""The competency dictionary: everybody reads, kepegawaian and pengelola write."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kompetensi.forms import kamus as forms
from kompetensi.forms.saringan import SaringanKamusForm
from kompetensi.models import Kompetensi
from kompetensi.queries import kamus as queries
from kompetensi.queries.kata import kata_of
from kompetensi.services import kamus as services
from lib import paging, waktu
from lib.masukan import as_id
from pegawai import tasks
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.services import pekerjaan

PENULIS = (Peran.KEPEGAWAIAN, Peran.PENGELOLA)
PENGEKSPOR = (*PENULIS, Peran.AUDITOR)
SORTS: dict[str, paging.Sort] = {"jenis": ("jenis_urut", "urutan", "kode"), "nama": "nama", "jabatan": "jabatan_count"}


@require_safe
def kompetensi_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanKamusForm(request)
    page = paging.paginate(request, queries.kompetensi_list(**saringan.as_dict()), sorts=SORTS, default="jenis")
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": may_write(request),
        "boleh_impor": Peran.KEPEGAWAIAN in peran_of(request.user),
        "boleh_ekspor": bool(peran_of(request.user) & set(PENGEKSPOR)),
    }
    return render(request, "kompetensi/kompetensi_list.html", context)


@require_safe
def kompetensi_detail(request: Permintaan, pk: int) -> HttpResponse:
    kompetensi = get_object_or_404(Kompetensi, pk=pk)
    versi = queries.versi_list(kompetensi)
    context = {
        "kompetensi": kompetensi,
        "versi_list": versi,
        "sekarang": versi[0].versi if versi else None,
        "jabatan_count": queries.jabatan_count(kompetensi),
        "boleh_ubah": may_write(request),
    }
    return render(request, "kompetensi/kompetensi_detail.html", context)


@require_safe
def kompetensi_level(request: Permintaan) -> HttpResponse:
    """The levels of the competency that was just chosen in a row of a form, whatever its field is called there, each with its words."""
    pk = as_id(str(next(iter(request.GET.values()), "")))
    level_list = kata_of([pk] if pk else [], waktu.today()).pilihan(pk)
    return render(request, "kompetensi/_level_pilihan.html", {"level_list": level_list})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENULIS)
def kompetensi_create(request: Permintaan) -> HttpResponse:
    form = forms.KompetensiForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            kompetensi = services.create_kompetensi(kode=data["kode"], isi=form.isi, by=request.user, mulai=data["berlaku_mulai"])
        except ValidationError as refusal:
            form.add_error("kode" if refusal.code == "kode_dipakai" else None, refusal)
        else:
            messages.success(request, f"{kompetensi.nama} masuk kamus.")
            return redirect(kompetensi)
    return render(request, "kompetensi/kompetensi_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENULIS)
def kompetensi_update(request: Permintaan, pk: int) -> HttpResponse:
    kompetensi = get_object_or_404(Kompetensi, pk=pk)
    form = forms.KompetensiForm(request.POST if request.method == "POST" else None, versi=queries.latest_versi(kompetensi))
    if form.is_valid() and _save_update(request, kompetensi, form):
        return redirect(kompetensi)
    return render(request, "kompetensi/kompetensi_form.html", {"form": form, "kompetensi": kompetensi})


@require_POST
@require_peran(*PENULIS)
def kompetensi_status(request: Permintaan, pk: int) -> HttpResponse:
    """Take out of use, or back into use."""
    kompetensi = get_object_or_404(Kompetensi, pk=pk)
    change = services.deactivate_kompetensi if kompetensi.is_aktif else services.activate_kompetensi
    try:
        change(kompetensi=kompetensi, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, f"{kompetensi.nama} {'tidak lagi dipakai' if kompetensi.is_aktif else 'dipakai kembali'}.")
    return redirect(kompetensi)


@require_POST
@require_peran(*PENGEKSPOR)
def kompetensi_export(request: Permintaan) -> HttpResponse:
    job = pekerjaan.create_pekerjaan(
        jenis="ekspor-kamus", judul="Kamus kompetensi (Excel)", oleh=request.user, parameter=SaringanKamusForm(request).as_dict()
    )
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(PENULIS))


def _save_update(request: Permintaan, kompetensi: Kompetensi, form: forms.KompetensiForm) -> bool:
    data = form.cleaned_data
    try:
        versi = services.update_kompetensi(
            kompetensi=kompetensi,
            isi=form.isi,
            versi=data["versi"] or 0,
            by=request.user,
            mulai=data["berlaku_mulai"],
            catatan=data["catatan"],
        )
    except ValidationError as refusal:
        form.add_error("berlaku_mulai" if refusal.code == "mundur" else None, refusal)
        return False
    messages.success(request, f"Versi {versi.nomor} tersimpan." if versi else "Nama dan jenis tersimpan; isi kamus tidak berubah.")
    return True
