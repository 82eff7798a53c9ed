"""Results of a batch: scores, the proposal of the programme's rule, setting them, and changing one with a reason."""

from typing import Final

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms import hasil as forms
from diklat.models import Angkatan, Pendaftaran
from diklat.models.pendaftaran import HASIL
from diklat.permissions import READERS, WRITERS
from diklat.queries import hasil as queries
from diklat.queries import kehadiran, ruang_kerja
from diklat.services import hasil as services
from lib.masukan import attempt
from pegawai.akses import about
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, require_peran

# two fields a participant, and a form may carry a thousand
PER_HALAMAN: Final = 100


@require_safe
@require_peran(*READERS)
def hasil(request: Permintaan, pk: int) -> HttpResponse:
    """All participants with attendance, scores and proposal."""
    return _render(request, ruang_kerja.get_kepala(request.user, pk, "hasil"))


@require_POST
@require_peran(*WRITERS)
def hasil_nilai(request: Permintaan, pk: int) -> HttpResponse:
    """The scores of the page of the list that is on the screen."""
    return _render(request, ruang_kerja.get_kepala(request.user, pk, "hasil"))


@require_POST
@require_peran(*WRITERS)
def hasil_set(request: Permintaan, pk: int) -> HttpResponse:
    kepala = ruang_kerja.get_kepala(request.user, pk, "hasil")
    try:
        count = services.set_usul(angkatan_id=kepala.angkatan.pk, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, f"Hasil {count} peserta ditetapkan.")
    return redirect("diklat:hasil", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*WRITERS)
def hasil_change(request: Permintaan, pk: int) -> HttpResponse:
    """Another result or other scores for one participant, with the reason."""
    visible = Pendaftaran.objects.visible_to(request.user).select_related("pegawai", "unit", "angkatan__program")
    row = get_object_or_404(visible, pk=pk, status__in=HASIL)
    initial = {"hasil": row.status, "nilai_awal": row.nilai_awal, "nilai_akhir": row.nilai_akhir}
    about(request, row.pegawai_id)
    form = forms.UbahHasilForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and _change(request, row, form):
        return redirect("diklat:hasil", row.angkatan_id)
    share = kehadiran.kehadiran_share(row.angkatan_id)[row.pk]
    usul = queries.get_usul(row.angkatan.program, share, row.nilai_akhir)
    context = {"row": row, "form": form, "bagian": share, "usul": usul, "sendiri": is_own(request.user, row.pegawai_id)}
    return render(request, "diklat/hasil_change.html", context)


def _render(request: Permintaan, kepala: ruang_kerja.Kepala) -> HttpResponse:
    about(request)
    pk = kepala.angkatan.pk
    rows = queries.hasil_list(kepala.angkatan)
    page = Paginator(rows, PER_HALAMAN).get_page(request.GET.get("halaman"))
    others = [row.pendaftaran for row in page if not is_own(request.user, row.pendaftaran.pegawai_id)]
    form = forms.NilaiForm(request.POST if request.method == "POST" else None, peserta=others)
    if form.is_valid() and _save(request, pk, form):
        return redirect(f"{reverse('diklat:hasil', args=[pk])}?halaman={page.number}")
    context = {
        "kepala": kepala,
        "page": page,
        "form": form,
        "tabel": [(row, form.fields_of(row.pendaftaran)) for row in page],
        "ringkasan": queries.summarize(rows),
        "boleh": kepala.boleh_ubah and not kepala.angkatan.is_final,
        "selesai": kepala.angkatan.status == Angkatan.Status.SELESAI,
        "kurang": queries.missing_kehadiran(kehadiran.kolom_of(pk)),
        "sendiri": len(others) < len(page),
    }
    return render(request, "diklat/hasil.html", context)


def _save(request: Permintaan, pk: int, form: forms.NilaiForm) -> bool:
    nilai = form.nilai
    return attempt(
        request, lambda: services.record_nilai(angkatan_id=pk, nilai=nilai, by=request.user), f"Nilai {len(nilai)} peserta tersimpan."
    )


def _change(request: Permintaan, row: Pendaftaran, form: forms.UbahHasilForm) -> bool:
    data = form.cleaned_data
    nilai = (data["nilai_awal"], data["nilai_akhir"])
    try:
        services.change_hasil(pendaftaran_id=row.pk, hasil=data["hasil"], nilai=nilai, alasan=data["alasan"], by=request.user)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    messages.success(request, f"Hasil {row.pegawai.nama} diubah.")
    return True
