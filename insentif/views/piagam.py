"""Charters: issuing those of an award, the file of one, withdrawing it by two people, and one's own."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.services.sertifikat.pekerjaan import file_name
from insentif.forms import penghargaan as forms
from insentif.models import Penghargaan, Piagam
from insentif.permissions import WRITERS
from insentif.queries import nominasi as nominasi_queries
from insentif.queries import penghargaan as queries
from insentif.services import piagam as services
from insentif.services.piagam import pekerjaan
from lib import paging
from lib.masukan import attempt
from lib.unduhan import send_stored
from pegawai import kepastian
from pegawai.akses import about
from pegawai.kepastian import Tanya
from pegawai.permintaan import Permintaan
from pegawai.permissions import require_peran


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def piagam_terbit(request: Permintaan, pk: int) -> HttpResponse:
    award = get_object_or_404(Penghargaan, pk=pk)
    form = forms.TerbitForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        data = form.cleaned_data
        act = lambda: pekerjaan.create_terbit(  # noqa: E731
            penghargaan=award, penanda_tangan_id=data["penanda_tangan"].pk, tanggal=data["tanggal"], by=request.user
        )
        teks = "Piagam yang terbit tidak dapat dihapus; hanya dicabut dengan alasan."
        tanya = Tanya(f"Terbitkan piagam {award}?", "Terbitkan", "Jangan terbitkan", award.get_absolute_url(), teks, isian=True)
        if answer := kepastian.submit_job(request, form, act, tanya, sketch=pekerjaan.sketch_terbit):
            return answer
    saringan = nominasi_queries.Saringan(penghargaan_id=pk, keadaan=nominasi_queries.TANPA_PIAGAM)
    page = paging.get_page(request, nominasi_queries.nominasi_list(request.user, saringan).order_by("pegawai__nama", "pk"))
    return render(request, "insentif/piagam_terbit.html", {"penghargaan": award, "form": form, "page": page})


@require_safe
@never_cache
def piagam_download(request: Permintaan, pk: int) -> FileResponse:
    row = get_object_or_404(queries.piagam_visible_to(request.user).select_related("nominasi"), pk=pk)
    about(request, row.nominasi.pegawai_id)
    return send_stored(row.berkas, file_name(row))


@require_POST
@require_peran(*WRITERS)
def piagam_propose(request: Permintaan, pk: int) -> HttpResponse:
    row = _get(pk)
    alasan = request.POST.get("alasan", "")
    done = "Usul pencabutan tersimpan. Piagam tetap berlaku sampai pengelola lain mengesahkannya."
    attempt(request, lambda: services.propose_cabut(pk=pk, alasan=alasan, by=request.user), done)
    return redirect(row.nominasi)


@require_POST
@require_peran(*WRITERS)
def piagam_revoke(request: Permintaan, pk: int) -> HttpResponse:
    """The second person, after the page that shows what falls and whom it mails."""
    row = _get(pk)
    seen = request.POST.get("dilihat", "")
    teks = "Pencabutan tidak dapat diurungkan; pegawai yang sama dapat dinominasikan lagi."
    tanya = Tanya(f"Cabut piagam {row.nomor}?", "Cabut", "Biarkan berlaku", row.nominasi.get_absolute_url(), teks, bahaya=True)
    done = f"Piagam {row.nomor} dicabut. Halaman pemeriksaan menyatakannya sejak sekarang."
    act = lambda: services.revoke_piagam(pk=pk, dilihat=seen, by=request.user)  # noqa: E731
    return kepastian.press(request, act, tanya, done, dampak=services.dampak_cabut)


@require_POST
@require_peran(*WRITERS)
def piagam_keep(request: Permintaan, pk: int) -> HttpResponse:
    row = _get(pk)
    attempt(request, lambda: services.keep_piagam(pk=pk, by=request.user), f"Usul diurungkan. Piagam {row.nomor} tetap berlaku.")
    return redirect(row.nominasi)


def _get(pk: int) -> Piagam:
    return get_object_or_404(Piagam.objects.select_related("nominasi"), pk=pk)


@require_safe
def penghargaan_saya(request: Permintaan) -> HttpResponse:
    """Charters, and above them what one was chosen for that has none yet."""
    mine = request.user.pegawai_id or 0
    page = paging.paginate(request, queries.piagam_of(mine), sorts=queries.PIAGAM_SORTS, default="-terbit")
    context = {"page": page, "urut": page.urut, "menunggu": queries.tanpa_piagam_of(mine)}
    return render(request, "insentif/penghargaan_saya.html", context)
