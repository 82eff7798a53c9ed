"""The dated tables of the estimated IP ASN: read by the city-wide roles, changed by admins."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms import ip as forms
from insentif.models import ButirIP, KategoriIP, VersiIP
from insentif.models.ip import Dimensi
from insentif.permissions import ADMIN, READERS
from insentif.queries.ip import tabel as queries
from insentif.services.ip import tabel as services
from lib import waktu
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.queries.akibat import Dampak

MASIH = "Tabel terbaru dapat diubah lagi kapan saja; setiap perubahannya tercatat."


@require_safe
@require_peran(*READERS)
def ip_tabel_list(request: Permintaan) -> HttpResponse:
    today = waktu.today()
    context = {"versi_list": queries.versi_list(), "berlaku": queries.versi_on(today), "hari_ini": today, "boleh_ubah": may_write(request)}
    return render(request, "insentif/ip_tabel_list.html", context)


@require_safe
@require_peran(*READERS)
def ip_tabel_detail(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    newest = queries.versi_list()[0]
    context = {
        "versi": versi,
        "bagian": queries.bagian_of(versi),
        "kategori": queries.kategori_of(versi),
        "boleh_ubah": may_write(request) and versi == newest,
        "is_lama": versi != newest,
        "belum_berlaku": versi.berlaku_mulai > waktu.today(),
    }
    return render(request, "insentif/ip_tabel_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_tabel_create(request: Permintaan) -> HttpResponse:
    form = forms.VersiForm(request.POST or None)
    context, done = {"judul": "Tabel IP ASN baru"}, "Tabel dibuat dari isi tabel sebelumnya."
    return _edit(
        request, form, context, lambda: services.create_versi(**form.cleaned_data, by=request.user), done, dampak=queries.dampak_mulai
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_tabel_update(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    form = forms.VersiForm(request.POST or None, versi=versi)
    context = {"versi": versi, "judul": "Ubah tabel IP ASN"}
    act = lambda: services.update_versi(versi_id=pk, **form.cleaned_data, by=request.user)  # noqa: E731
    return _edit(request, form, context, act, "Tabel tersimpan.", dampak=queries.dampak_mulai)


@require_POST
@require_peran(*ADMIN)
def ip_tabel_delete(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    after = reverse("insentif:ip-tabel-list")
    tanya = Tanya("Hapus tabel ini?", "Hapus tabel", "Tetap simpan tabel", _url(versi), bahaya=True, sesudah=after)
    gone = Dampak("Baris dan kategori tabel ini hilang; tabel sebelumnya tetap dipakai")
    return kepastian.press(
        request, lambda: services.delete_versi(versi_id=pk, by=request.user), tanya, "Tabel dihapus.", dampak=lambda _: [gone]
    )


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_butir_create(request: Permintaan, pk: int, dimensi: str) -> HttpResponse:
    versi = get_object_or_404(VersiIP, pk=pk)
    if dimensi not in Dimensi.values:
        raise Http404
    return _edit_butir(request, versi, dimensi, None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_butir_update(request: Permintaan, pk: int) -> HttpResponse:
    butir = get_object_or_404(ButirIP.objects.select_related("versi"), pk=pk)
    return _edit_butir(request, butir.versi, butir.dimensi, butir)


@require_POST
@require_peran(*ADMIN)
def ip_butir_delete(request: Permintaan, pk: int) -> HttpResponse:
    butir = get_object_or_404(ButirIP.objects.select_related("versi"), pk=pk)
    act = lambda: services.delete_butir(versi_id=butir.versi_id, butir_id=pk, by=request.user)  # noqa: E731
    return _delete(request, butir.versi, f"baris {butir.indikator}", act)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_kategori_create(request: Permintaan, pk: int) -> HttpResponse:
    return _edit_kategori(request, get_object_or_404(VersiIP, pk=pk), None)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def ip_kategori_update(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(KategoriIP.objects.select_related("versi"), pk=pk)
    return _edit_kategori(request, row.versi, row)


@require_POST
@require_peran(*ADMIN)
def ip_kategori_delete(request: Permintaan, pk: int) -> HttpResponse:
    row = get_object_or_404(KategoriIP.objects.select_related("versi"), pk=pk)
    act = lambda: services.delete_kategori(versi_id=row.versi_id, kategori_id=pk, by=request.user)  # noqa: E731
    return _delete(request, row.versi, f"kategori {row.nama}", act)


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(ADMIN))


def verb_of(row: object | None) -> str:
    return "Ubah" if row else "Tambah"


def _edit_butir(request: Permintaan, versi: VersiIP, dimensi: str, butir: ButirIP | None) -> HttpResponse:
    form = forms.ButirForm(request.POST or None, dimensi=dimensi, butir=butir)
    context = {"versi": versi, "butir": butir, "judul": f"{verb_of(butir)} baris skor {Dimensi(dimensi).label.lower()}"}
    pk = butir.pk if butir else None
    act = lambda: services.save_butir(versi_id=versi.pk, butir_id=pk, data=form.isi, by=request.user)  # noqa: E731
    return _edit(request, form, context, act, "Baris tersimpan.")


def _edit_kategori(request: Permintaan, versi: VersiIP, row: KategoriIP | None) -> HttpResponse:
    form = forms.KategoriForm(request.POST or None, kategori=row)
    context = {"versi": versi, "kategori": row, "judul": f"{verb_of(row)} kategori IP ASN"}
    pk = row.pk if row else None
    act = lambda: services.save_kategori(versi_id=versi.pk, kategori_id=pk, data=form.cleaned_data, by=request.user)  # noqa: E731
    return _edit(request, form, context, act, "Kategori tersimpan.")


def _edit(
    request: Permintaan,
    form: django_forms.Form,
    context: dict[str, Any],
    act: Callable[[], Any],
    done: str,
    dampak: Callable[[Any], list[Dampak]] = queries.dampak_isi,
) -> HttpResponse:
    """The form, the page that shows whose estimates change, or what became of it: back to the table that was written."""
    if request.method == "POST" and form.is_valid():
        versi = context.get("versi")
        back = _url(versi) if versi else reverse("insentif:ip-tabel-list")
        tanya = Tanya(f"{context['judul']}: simpan?", "Simpan", "Tidak jadi", back, MASIH, isian=True, sesudah=_url)
        if answer := kepastian.submit(request, form, act, tanya, done, dampak=dampak):
            return answer
    return render(request, "insentif/ip_tabel_form.html", {**context, "form": form})


def _delete(request: Permintaan, versi: VersiIP, nama: str, act: Callable[[], Any]) -> HttpResponse:
    tanya = Tanya(f"Hapus {nama} dari tabel?", "Hapus", "Tetap simpan", _url(versi), MASIH, bahaya=True)
    gone = Dampak(f"Yang hilang: {nama}")
    said = f"{nama[:1].upper()}{nama[1:]} dihapus."
    return kepastian.press(request, act, tanya, said, dampak=lambda _: [gone, *queries.dampak_isi(versi)])


def _url(row: VersiIP | ButirIP | KategoriIP) -> str:
    return reverse("insentif:ip-tabel-detail", args=[row.pk if isinstance(row, VersiIP) else row.versi_id])
