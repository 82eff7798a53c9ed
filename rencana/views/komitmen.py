"""Lines of the ledger: committing a cost, saying what was spent, releasing, reversing; and the budget of a batch."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from diklat.models import Angkatan
from diklat.permissions import READERS as PEMBACA_ANGKATAN
from diklat.queries.ruang_kerja import get_kepala
from lib.format import format_rupiah
from pegawai.permintaan import Permintaan
from pegawai.permissions import has_peran, require_peran
from rencana.forms import pagu as forms
from rencana.models import KomitmenBiaya, MutasiAnggaran, PaguAnggaran
from rencana.permissions import PEMUTUS, PERENCANA
from rencana.queries import dana as queries
from rencana.services import buku, dana
from rencana.views.formulir import Halaman, read, submit


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def komitmen_create(request: Permintaan, pk: int) -> HttpResponse:
    pagu = get_object_or_404(PaguAnggaran.objects.visible_to(request.user).select_related("rekening", "unit"), pk=pk)
    lead = f"Untuk biaya yang bukan biaya pembukaan angkatan. Sisa pagu {format_rupiah(pagu.sisa)}."
    page = _page(pagu, "Ikat biaya", "Ikat biaya", "Biaya terikat pada pagu.", lead)
    act = lambda data: buku.create_komitmen(pagu_id=pk, by=request.user, **data)  # noqa: E731
    return submit(request, forms.KomitmenForm(read(request)), page, act)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def komitmen_realise(request: Permintaan, pk: int) -> HttpResponse:
    row = _get(request, pk)
    form = forms.RealisasiForm(read(request), initial={"jumlah": row.terikat or None})
    lead = f"{row.uraian}. Terikat {format_rupiah(row.terikat)}, sudah dibayarkan {format_rupiah(row.terealisasi)}."
    page = _page(row.pagu, "Catat realisasi", "Simpan realisasi", "Realisasi tercatat.", lead, row.angkatan)
    return submit(request, form, page, lambda data: buku.realise(komitmen_id=pk, by=request.user, **data))


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def komitmen_release(request: Permintaan, pk: int) -> HttpResponse:
    row = _get(request, pk)
    lead = f"{row.uraian}. {format_rupiah(row.terikat)} yang masih terikat kembali ke pagu."
    page = _page(row.pagu, "Lepaskan biaya", "Lepaskan", "Biaya dilepas; pagunya bertambah lagi.", lead, row.angkatan)
    act = lambda data: buku.release(komitmen_id=pk, alasan=data["alasan"], by=request.user)  # noqa: E731
    return submit(request, forms.AlasanForm(read(request)), page, act)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA, *PEMUTUS)
def mutasi_reverse(request: Permintaan, pk: int) -> HttpResponse:
    rows = MutasiAnggaran.objects.visible_to(request.user).select_related("pagu__rekening", "pagu__unit", "komitmen")
    row = get_object_or_404(rows, pk=pk)
    lead = f"{row.get_jenis_display()} {format_rupiah(row.jumlah)}. Barisnya tetap; baris baru membaliknya."
    page = _page(row.pagu, "Balik baris buku", "Balik baris", "Baris dibalik.", lead)
    act = lambda data: buku.reverse(mutasi_id=pk, alasan=data["alasan"], by=request.user)  # noqa: E731
    return submit(request, forms.AlasanForm(read(request)), page, act)


@require_safe
@require_peran(*PEMBACA_ANGKATAN)
def angkatan_dana(request: Permintaan, pk: int) -> HttpResponse:
    """The tab of a batch: which pagu bears it, what is committed and spent."""
    kepala = get_kepala(request.user, pk, "anggaran")
    context = {"kepala": kepala, "dana": queries.get_dana(kepala.angkatan), "boleh_dana": has_peran(request.user, PERENCANA)}
    return render(request, "rencana/angkatan_dana.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PERENCANA)
def angkatan_sumber(request: Permintaan, pk: int) -> HttpResponse:
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    url = reverse("rencana:angkatan-dana", args=[pk])
    lead = f"Biaya seluruh kursinya {format_rupiah(queries.biaya_of(angkatan))}. Diikat saat angkatan dibuka."
    page = Halaman("Pilih sumber dana", "Simpan sumber dana", url, "Sumber dana tersimpan.", lead, ((url, angkatan.nama),))
    form = forms.SumberForm(read(request), tahun=angkatan.tahun)
    return submit(request, form, page, lambda data: dana.set_sumber(angkatan_id=pk, pagu_id=data["pagu"].pk, by=request.user))


def _get(request: Permintaan, pk: int) -> KomitmenBiaya:
    rows = KomitmenBiaya.objects.visible_to(request.user).select_related("pagu__rekening", "pagu__unit", "angkatan__program")
    return get_object_or_404(rows, pk=pk)


def _page(pagu: PaguAnggaran, judul: str, tombol: str, selesai: str, lead: str, angkatan: Angkatan | None = None) -> Halaman:
    url = pagu.get_absolute_url()
    back = reverse("rencana:angkatan-dana", args=[angkatan.pk]) if angkatan else url
    return Halaman(judul, tombol, back, selesai, lead, ((reverse("rencana:pagu-list"), "Anggaran"), (url, str(pagu))))
