"""Proposing: a head sends people of his units to a batch, from the person or from the batch; officers anybody."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diklat.forms.peserta import ALASAN_CHARS
from diklat.models import Angkatan
from diklat.queries import usul as queries
from diklat.services import massal
from diklat.services import pendaftaran as services
from lib import paging, waktu
from lib.masukan import read_id, read_ids
from pegawai.kepastian import press_massal
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, peran_of, require_peran

PENGUSUL = (Peran.ATASAN, Peran.PENGELOLA)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUSUL)
def usul_angkatan(request: Permintaan, pk: int) -> HttpResponse:
    """Whom to send to this batch: a ticked list of one's own people, those who may go first, with what stands in the way of each."""
    if Peran.ATASAN not in peran_of(request.user):
        return redirect("diklat:peserta-create", pk)
    rows = Angkatan.objects.visible_to(request.user).select_related("program__golongan_pns", "program__golongan_pppk")
    angkatan = get_object_or_404(rows, pk=pk)
    if request.method == "POST":
        return _propose(request, angkatan)
    text = paging.read_text(request)
    page = paging.get_page(request, queries.order_calon(queries.bawahan_list(request.user, text), angkatan.program))
    calon = queries.describe_people(angkatan, page.rows, jalur="atasan")
    context = {"angkatan": angkatan, "page": page, "calon": calon, "q": text, "perlu_alasan": any(row.perlu_alasan for row in calon)}
    return render(request, "diklat/usul_angkatan.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUSUL)
def usul_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    """Where to send this person: open batches, the largest gap first."""
    if is_own(request.user, pk):
        messages.info(request, "Untuk diri sendiri, pilih diklat di katalog lalu daftar; atasan Anda yang menyetujui.")
        return redirect("diklat:katalog-list")
    people = queries.calon_list(request.user)
    pegawai = get_object_or_404(people, pk=pk)
    jalur = _jalur(request, pk)
    if request.method == "POST" and _enroll(request, pk, jalur):
        return redirect("diklat:usul-pegawai", pk)
    pilihan = queries.angkatan_untuk(pegawai, waktu.today(), jalur=jalur)
    return render(request, "diklat/usul_pegawai.html", {"pegawai": pegawai, "pilihan": pilihan})


def _propose(request: Permintaan, angkatan: Angkatan) -> HttpResponse:
    chosen = read_ids(request.POST, "pilih")
    allowed = queries.is_bawahan(request.user, chosen)
    ids = [pk for pk in chosen if pk in allowed]
    if not ids:
        messages.error(request, "Centang sedikitnya satu pegawai dahulu.")
        return redirect("diklat:usul-angkatan", angkatan.pk)
    alasan = request.POST.get("alasan_pengecualian", "").strip()[:ALASAN_CHARS]
    act = lambda: massal.enroll_all(  # noqa: E731
        angkatan_id=angkatan.pk, pegawai_ids=ids, jalur="atasan", by=request.user, alasan_pengecualian=alasan
    )
    back, nama = reverse("diklat:usul-angkatan", args=[angkatan.pk]), angkatan.nama.replace("{", "{{").replace("}", "}}")
    done = f"{{}} pegawai diusulkan untuk {nama}. Usulan Anda sekaligus persetujuan Anda."
    return press_massal(request, act, f"Usulkan {len(ids)} pegawai untuk {angkatan.nama}?", "Usulkan", back, done)


def _jalur(request: Permintaan, pegawai_id: int) -> str:
    """As what this account sends the person: what the page judges by is what the press does."""
    return "atasan" if queries.is_bawahan(request.user, [pegawai_id]) else "pengelola"


def _enroll(request: Permintaan, pegawai_id: int, jalur: str) -> bool:
    angkatan_id = read_id(request.POST, "angkatan")
    if angkatan_id is None or not Angkatan.objects.visible_to(request.user).filter(pk=angkatan_id).exists():
        messages.error(request, "Pilih angkatannya dahulu.")
        return False
    try:
        row = services.enroll_peserta(
            angkatan_id=angkatan_id,
            pegawai_id=pegawai_id,
            by=request.user,
            jalur=jalur,
            alasan_pengecualian=request.POST.get("alasan_pengecualian", "").strip()[:ALASAN_CHARS],
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return False
    messages.success(request, f"{row.pegawai.nama} diusulkan: {row.get_status_display().lower()}.")
    return True
