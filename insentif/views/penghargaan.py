"""Awards: which there are, one of them with its recipients, and what the office does with it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms import penghargaan as forms
from insentif.forms.saringan import SaringanPenghargaanForm
from insentif.models import Nominasi, Penghargaan
from insentif.permissions import WRITERS, is_pengelola
from insentif.queries import nominasi as nominasi_queries
from insentif.queries import penghargaan as queries
from insentif.services import penghargaan as services
from insentif.workbooks import penghargaan as workbook
from lib import paging, waktu
from lib.unduhan import attachment
from pegawai import kepastian
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran
from pegawai.unduhan import make_notes


@require_safe
def penghargaan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanPenghargaanForm(request, status=status_pilihan(request))
    page = paging.paginate(request, queries.penghargaan_list(request.user, saringan.nilai), sorts=queries.SORTS, default="-tahun")
    pengelola = is_pengelola(request.user)
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "boleh_ubah": pengelola,
        "boleh_usul": nominasi_queries.may_nominate(request.user),
        "menunggu": nominasi_queries.count_menunggu(request.user) if pengelola else 0,
    }
    return render(request, "insentif/penghargaan_list.html", context)


@require_safe
def penghargaan_export(request: Permintaan) -> HttpResponse:
    """The rows of the list, for whoever sees them."""
    saringan = SaringanPenghargaanForm(request, status=status_pilihan(request))
    urut = paging.read_sort(request, queries.SORTS, "-tahun")
    rows = list(paging.order_by(queries.penghargaan_list(request.user, saringan.nilai), queries.SORTS, urut))
    answer = attachment("penghargaan")
    workbook.write_penghargaan(answer, rows, notes=make_notes(request, "Penghargaan", saringan.describe(), len(rows)))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def penghargaan_create(request: Permintaan) -> HttpResponse:
    form = forms.PenghargaanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = services.save_penghargaan(penghargaan=form.instance, by=request.user)
        messages.success(request, f"{made} tersimpan sebagai draf. Buka nominasinya bila sudah siap.")
        return redirect(made)
    return render(request, "insentif/penghargaan_form.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def penghargaan_update(request: Permintaan, pk: int) -> HttpResponse:
    award = get_object_or_404(Penghargaan, pk=pk)
    judul = str(award)
    form = forms.PenghargaanForm(request.POST if request.method == "POST" else None, instance=award)
    if form.is_valid():
        try:
            saved = services.save_penghargaan(penghargaan=form.instance, by=request.user)
        except ValidationError as refusal:
            form.add_error("jumlah" if refusal.code == "jumlah_terpakai" else None, refusal)
        else:
            messages.success(request, f"Perubahan {saved} tersimpan.")
            return redirect(saved)
    return render(request, "insentif/penghargaan_form.html", {"form": form, "penghargaan": award, "judul": judul})


@require_safe
def penghargaan_detail(request: Permintaan, pk: int) -> HttpResponse:
    award = get_object_or_404(queries.with_jumlah(queries.visible_to(request.user)), pk=pk)
    today = waktu.today()
    penerima = paging.get_page(request, queries.penerima_of(award, today))
    mine = Nominasi.objects.visible_to(request.user).filter(penghargaan=award)
    context = {
        "penghargaan": award,
        "page": penerima,
        "boleh_ubah": is_pengelola(request.user),
        "boleh_usul": nominasi_queries.is_open(award) and nominasi_queries.may_nominate(request.user),
        "nominasi_saya": mine.count(),
        "lewat": award.status == Penghargaan.Status.DIBUKA and award.nominasi_sampai < today,
    }
    return render(request, "insentif/penghargaan_detail.html", context)


@require_POST
@require_peran(*WRITERS)
def penghargaan_open(request: Permintaan, pk: int) -> HttpResponse:
    award = get_object_or_404(Penghargaan, pk=pk)
    teks = "Nominasi dapat ditutup dan dibuka lagi."
    tanya = Tanya(f"Buka nominasi {award}?", "Buka nominasi", "Jangan buka", award.get_absolute_url(), teks)
    act = lambda: services.open_penghargaan(pk=pk, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, f"Nominasi {award} dibuka.", dampak=lambda _: queries.dampak_buka(award))


@require_POST
@require_peran(*WRITERS)
def penghargaan_close(request: Permintaan, pk: int) -> HttpResponse:
    award = get_object_or_404(Penghargaan, pk=pk)
    teks = "Nominasi dapat dibuka lagi."
    tanya = Tanya(f"Tutup nominasi {award}?", "Tutup nominasi", "Biarkan terbuka", award.get_absolute_url(), teks)
    done = f"Nominasi {award} ditutup. Yang sudah masuk masih dapat diputus."
    act = lambda: services.close_penghargaan(pk=pk, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, done, dampak=lambda _: queries.dampak_tutup(award))


def status_pilihan(request: Permintaan) -> list[tuple[str, str]]:
    """Drafts only for whoever sees them."""
    draf = Penghargaan.Status.DRAF
    return [(kode, label) for kode, label in Penghargaan.Status.choices if request.user.has_city_scope or kode != draf]
