"""The rules of JP: read by those who hold trainings and by admins; a new rule shows what it would change before it does."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import model_to_dict
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import aturan_jp as forms
from diklat.models import JenisDiklat
from diklat.permissions import PENGUBAH_ATURAN, READERS
from diklat.queries import aturan_jp as queries
from diklat.queries.ketentuan import get_ketentuan
from diklat.services import aturan_jp as services
from lib import waktu
from lib.masukan import attempt
from pegawai import tasks
from pegawai.models.referensi import JenisASN
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran

PEMBACA = (*READERS, Peran.ADMIN)


@require_safe
@require_peran(*PEMBACA)
def aturan_jp_list(request: Permintaan) -> HttpResponse:
    today = waktu.today()
    context = {"aturan": queries.aturan_list(today), "target": queries.target_list(today), "ketentuan": queries.ketentuan_list()}
    context |= {"berlaku": get_ketentuan(today), "boleh_ubah": may_write(request)}
    return render(request, "diklat/aturan_jp_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUBAH_ATURAN)
def aturan_jp_update(request: Permintaan, siasn_id: int) -> HttpResponse:
    """First what the rule would change, then the job that changes it."""
    jenis = get_object_or_404(JenisDiklat, siasn_id=siasn_id)
    last, today = queries.last_aturan(jenis), waktu.today()
    initial = {name: getattr(last, name) for name in ("cara", "jp", "batas_harian")} if last else {}
    form = forms.AturanForm(request.POST if request.method == "POST" else None, initial={**initial, "berlaku_mulai": today})
    context: dict[str, Any] = {"jenis": jenis, "form": form, "terakhir": last, "dasar_form": _dasar_form(last), "tahun": today.year}
    context["dasar_url"] = reverse("diklat:aturan-jp-dasar", args=[siasn_id])
    if form.is_valid():
        try:
            context["dampak"] = services.preview_aturan(jenis=jenis, data=form.cleaned_data, tahun=today.year)
        except ValidationError as refusal:
            form.add_error("berlaku_mulai" if refusal.code == "tanggal" else None, refusal)
        else:
            if "terapkan" in request.POST:
                job = services.create_perubahan(jenis=jenis, data=form.cleaned_data, by=request.user)
                tasks.run_pekerjaan.delay_on_commit(job.pk)
                return redirect(job)
    return render(request, "diklat/aturan_jp_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUBAH_ATURAN)
def ketentuan_jp_update(request: Permintaan) -> HttpResponse:
    """As with the rule of one kind: first what it would change, then the job."""
    last, today = queries.last_ketentuan(), waktu.today()
    initial = model_to_dict(last, fields=("menit_per_jp", "batas_pppk", "hari_putusan")) if last else {}
    form = forms.KetentuanForm(request.POST if request.method == "POST" else None, initial={**initial, "berlaku_mulai": today})
    context: dict[str, Any] = {"form": form, "terakhir": last, "dasar_form": _dasar_form(last), "tahun": today.year}
    context["dasar_url"] = reverse("diklat:ketentuan-jp-dasar")
    if form.is_valid():
        try:
            context["dampak"] = services.preview_ketentuan(data=form.cleaned_data, tahun=today.year)
        except ValidationError as refusal:
            form.add_error("berlaku_mulai" if refusal.code == "tanggal" else None, refusal)
        else:
            context["lewat"] = queries.count_lewat(form.cleaned_data["batas_pppk"], today.year)
            if "terapkan" in request.POST:
                job = services.create_ketentuan(data=form.cleaned_data, by=request.user)
                tasks.run_pekerjaan.delay_on_commit(job.pk)
                return redirect(job)
    return render(request, "diklat/aturan_jp_ketentuan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUBAH_ATURAN)
def target_jp_update(request: Permintaan, jenis_asn: str) -> HttpResponse:
    label = _label_asn(jenis_asn)
    last, today = queries.last_target(jenis_asn), waktu.today()
    initial = {"paling_sedikit": last.paling_sedikit} if last else {}
    form = forms.TargetForm(request.POST if request.method == "POST" else None, initial={**initial, "berlaku_mulai": today})
    context: dict[str, Any] = {"jenis_asn": label, "kode": jenis_asn, "form": form, "terakhir": last, "dasar_form": _dasar_form(last)}
    if form.is_valid() and "terapkan" in request.POST:
        try:
            services.replace_target(jenis_asn=jenis_asn, data=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            form.add_error("berlaku_mulai" if refusal.code == "tanggal" else None, refusal)
        else:
            messages.success(request, f"Target JP {label} tersimpan. Target lama tetap dipakai untuk hari-hari sebelumnya.")
            return redirect("diklat:aturan-jp-list")
    elif form.is_valid():
        before = queries.count_tercapai(jenis_asn, last.paling_sedikit if last else None, today.year)
        context |= {"sebelum": before, "sesudah": queries.count_tercapai(jenis_asn, form.cleaned_data["paling_sedikit"], today.year)}
    return render(request, "diklat/aturan_jp_target.html", {**context, "tahun": today.year})


@require_POST
@require_peran(*PENGUBAH_ATURAN)
def aturan_jp_dasar(request: Permintaan, siasn_id: int) -> HttpResponse:
    last = queries.last_aturan(get_object_or_404(JenisDiklat, siasn_id=siasn_id))
    return _note_dasar(request, last, reverse("diklat:aturan-jp-update", args=[siasn_id]))


@require_POST
@require_peran(*PENGUBAH_ATURAN)
def ketentuan_jp_dasar(request: Permintaan) -> HttpResponse:
    return _note_dasar(request, queries.last_ketentuan(), reverse("diklat:ketentuan-jp-update"))


@require_POST
@require_peran(*PENGUBAH_ATURAN)
def target_jp_dasar(request: Permintaan, jenis_asn: str) -> HttpResponse:
    _label_asn(jenis_asn)
    return _note_dasar(request, queries.last_target(jenis_asn), reverse("diklat:target-jp-update", args=[jenis_asn]))


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(PENGUBAH_ATURAN))


def _note_dasar(request: Permintaan, aturan: Any, halaman: str) -> HttpResponse:
    """A refusal leads back to the form, which then shows what was typed."""
    form = forms.DasarForm(request.POST)
    if aturan is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, "Dasar hukum paling banyak 200 huruf.")
    elif attempt(request, lambda: services.note_dasar(aturan=aturan, **form.cleaned_data, by=request.user), "Dasar hukum tersimpan."):
        return redirect("diklat:aturan-jp-list")
    return redirect(halaman)


def _dasar_form(last: Any) -> forms.DasarForm | None:
    return forms.DasarForm(initial={"dasar": last.dasar, "is_terverifikasi": last.is_terverifikasi}, prefix="") if last else None


def _label_asn(jenis_asn: str) -> str:
    if jenis_asn not in JenisASN.values:
        raise Http404
    return str(JenisASN(jenis_asn).label)
