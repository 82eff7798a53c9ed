"""The sets of rules: which there are, what one says, and a draft on its way into force."""

from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from insentif.forms import aturan as forms
from insentif.forms.saringan import SaringanAturanForm
from insentif.models import VersiAturan
from insentif.permissions import ADMIN
from insentif.queries import aturan as queries
from insentif.queries import aturan_syarat, simulasi
from insentif.services import aturan as services
from insentif.services.hitung import create_hitung
from insentif.workbooks import aturan as workbooks
from lib import paging, waktu
from lib.format import format_waktu
from lib.forms import add_refusal
from lib.masukan import attempt
from lib.unduhan import attachment
from pegawai import kepastian, tasks
from pegawai.kepastian import Tanya
from pegawai.models import Pekerjaan, Pengguna
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import peran_of, require_peran
from pegawai.unduhan import make_notes

PEMBACA: Final = (*ADMIN, Peran.AUDITOR, Peran.PENGELOLA)
PEMERIKSA: Final = (*ADMIN, Peran.AUDITOR)  # drafts, and what they would do to whom
SORTS: dict[str, paging.Sort] = {"nomor": "nomor", "mulai": "berlaku_mulai", "status": "status"}


@require_safe
@require_peran(*PEMBACA)
def aturan_list(request: Permintaan) -> HttpResponse:
    saringan = SaringanAturanForm(request, draf=may_see_draf(request))
    page = paging.paginate(request, versi_of(request, saringan.value("keadaan")), sorts=SORTS, default="-nomor")
    draf = VersiAturan.objects.filter(status="draf").first() if may_see_draf(request) else None
    context = {
        "page": page,
        "urut": page.urut,
        "saringan": saringan,
        "draf": draf,
        "boleh_draf": may_see_draf(request),
        "boleh_ubah": may_write(request),
    }
    return render(request, "insentif/aturan_list.html", context)


@require_safe
@require_peran(*PEMBACA)
def aturan_list_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanAturanForm(request, draf=may_see_draf(request))
    rows = list(paging.order_by(versi_of(request, saringan.value("keadaan")), SORTS, paging.read_sort(request, SORTS, "-nomor")))
    answer = attachment("aturan-poin-versi")
    notes = make_notes(request, "Versi aturan poin", saringan.describe(), len(rows))
    workbooks.write_versi_list(answer, rows, notes=notes)
    return answer


@require_safe
@require_peran(*PEMBACA)
def aturan_detail(request: Permintaan, pk: int) -> HttpResponse:
    """A published set in words; a draft beside the set that it follows, with what it still lacks."""
    versi = get_versi(request, pk)
    isi, today = queries.isi_of(versi), waktu.today()
    terbit = queries.newest_terbit() if versi.is_draf else None
    lama = queries.isi_of(terbit) if terbit else None
    baris, beda = queries.compare(isi, lama), queries.list_beda(isi, lama)
    context: dict[str, Any] = {
        "versi": versi,
        "isi": isi,
        "baris": baris,
        "beda": beda,
        "ada_beda": bool(beda) or any(row.keadaan for row in baris),
        "lama": terbit,
        "kedudukan": queries.kedudukan_of(versi),
        "hari_ini": today,
        "boleh_ubah": may_write(request) and versi.is_draf,
    }
    if versi.is_draf:
        context["simulasi"] = simulasi.find_simulasi(versi)
        context["teruji"] = aturan_syarat.is_teruji(isi, context["simulasi"])
        context["kurang"] = [" ".join(row.messages) for row in aturan_syarat.list_kekurangan(isi, terbit)]
        context["berjalan"] = simulasi.find_berjalan(versi)
        context["surut"] = versi.berlaku_mulai <= today
    return render(request, "insentif/aturan_detail.html", context)


@require_safe
@require_peran(*PEMBACA)
def aturan_export(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_versi(request, pk)
    answer = attachment(f"aturan-poin-versi-{versi.nomor}")
    notes = [("Data per", format_waktu(waktu.now())), ("Dibuat oleh", request.user.nama)]
    workbooks.write_versi(answer, queries.isi_of(versi), queries.kedudukan_of(versi), notes=notes)
    return answer


@require_POST
@require_peran(*ADMIN)
def aturan_create(request: Permintaan) -> HttpResponse:
    try:
        versi = services.create_draf(by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("insentif:aturan-list")
    messages.success(request, f"Draf versi {versi.nomor} dibuat. Aturan yang terbit tetap dipakai sampai draf ini terbit.")
    return redirect(versi)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*ADMIN)
def aturan_update(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_versi(request, pk)
    if not versi.is_draf:
        return refuse_terbit(request, pk)
    form = forms.VersiForm(request.POST if request.method == "POST" else None, instance=versi)
    if form.is_valid():
        try:
            services.save_versi(versi_id=pk, data=form.cleaned_data, by=request.user)
        except ValidationError as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, "Draf tersimpan.")
            return redirect(versi)
    return render(request, "insentif/aturan_form.html", {"form": form, "versi": versi})


@require_POST
@require_peran(*ADMIN)
def aturan_delete(request: Permintaan, pk: int) -> HttpResponse:
    versi = get_object_or_404(VersiAturan, pk=pk)
    if attempt(request, lambda: services.delete_draf(versi_id=pk, by=request.user), f"Draf versi {versi.nomor} dihapus."):
        return redirect("insentif:aturan-list")
    return redirect(versi)


@require_POST
@require_peran(*ADMIN)
def aturan_terbit(request: Permintaan, pk: int) -> HttpResponse:
    """Into force, with the job that brings the ledger in line with it, after the page that shows whose points change."""
    versi = get_object_or_404(VersiAturan, pk=pk)
    seen = request.POST.get("dilihat", "")
    teks = "Sesudah terbit, isinya tidak dapat diubah; yang keliru diganti dengan versi berikutnya."
    back = versi.get_absolute_url()
    tanya = Tanya(f"Terbitkan aturan poin versi {versi.nomor}?", "Terbitkan", "Tetap sebagai draf", back, teks, sesudah=_job_url)
    done = f"Aturan poin versi {versi.nomor} terbit. Poin dihitung ulang sekarang."
    return kepastian.press(request, lambda: _publish(pk, seen, request.user), tanya, done, dampak=lambda _: simulasi.dampak_terbit(versi))


def _publish(pk: int, seen: str, by: Pengguna) -> Pekerjaan:
    versi = services.publish_versi(versi_id=pk, sidik=seen, by=by)
    job = create_hitung(by=by, versi=versi)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return job


def _job_url(job: Pekerjaan) -> str:
    return job.get_absolute_url()


def versi_of(request: Permintaan, keadaan: str) -> QuerySet[VersiAturan]:
    """Drafts only for those who may see one."""
    rows = queries.versi_list(waktu.today(), keadaan)
    return rows if may_see_draf(request) else rows.filter(status="terbit")


def get_versi(request: Permintaan, pk: int) -> VersiAturan:
    """403 where it is a draft that the reader may not see yet."""
    versi = get_object_or_404(VersiAturan.objects.select_related("diterbitkan_oleh"), pk=pk)
    if versi.is_draf and not may_see_draf(request):
        raise PermissionDenied
    return versi


def may_write(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(ADMIN))


def may_see_draf(request: Permintaan) -> bool:
    return bool(peran_of(request.user) & set(PEMERIKSA))


def refuse_terbit(request: Permintaan, pk: int) -> HttpResponse:
    messages.error(request, services.TERBIT_TETAP)
    return redirect("insentif:aturan-detail", pk=pk)
