"""Proposing: a head sends people of his units to a batch, from the person or from the batch; officers anybody."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diklat.forms.peserta import ALASAN_CHARS
from diklat.forms.saringan import SaringanUsulForm
from diklat.models import Angkatan
from diklat.queries import usul as queries
from diklat.queries import usul_kelompok as kelompok
from diklat.queries.pendaftaran.urungkan import URUNGKAN_MENIT
from diklat.services import massal
from diklat.services import pendaftaran as services
from lib import paging
from lib.masukan import back_to, read_id, read_ids
from pegawai.akses import about
from pegawai.kepastian import press_massal, tell
from pegawai.peran import Peran
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, peran_of, require_peran
from pegawai.queries.orang import TEMPELAN_MAX, missing_nips

PENGUSUL = (Peran.ATASAN, Peran.PENGELOLA)
KELOMPOK_MAX = 100
PROGRAM_PER_HALAMAN = 10


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
    about(request)
    text, only = paging.read_text(request, most=TEMPELAN_MAX), read_ids(request.GET, "orang")
    people = queries.bawahan_list(request.user, text)
    page = paging.get_page(request, queries.order_calon(people.filter(pk__in=only) if only else people, angkatan.program))
    calon = queries.describe_people(angkatan, page.rows, jalur="atasan")
    context = {"angkatan": angkatan, "page": page, "calon": calon, "q": text, "perlu_alasan": any(row.perlu_alasan for row in calon)}
    context |= {"hanya": only, "baru": queries.usulan_baru(request.user, angkatan=angkatan), "menit": URUNGKAN_MENIT}
    context["asing"] = missing_nips(people, text)
    return render(request, "diklat/usul_angkatan.html", context)


@require_POST
@require_peran(Peran.ATASAN)
def usul_undo(request: Permintaan, pk: int) -> HttpResponse:
    """Take back what one has just proposed for this batch."""
    angkatan = get_object_or_404(Angkatan.objects.visible_to(request.user).select_related("program"), pk=pk)
    found = massal.undo_usulan_all(angkatan_id=pk, pendaftaran_ids=read_ids(request.POST, "pilih"), by=request.user)
    if not found.jumlah and not found.ditolak:
        messages.error(request, "Tidak ada usulan yang dapat diurungkan. Muat ulang halaman ini untuk melihat keadaannya.")
    tell(request, found, f"{found.jumlah} usulan untuk {angkatan.nama} diurungkan. Yang bersangkutan diberi tahu lewat surel.")
    return redirect(back_to(request, "diklat:usul-angkatan", pk))


@require_safe
@require_peran(Peran.ATASAN)
def usul_kelompok(request: Permintaan) -> HttpResponse:
    """To which batch the ticked people of a list may go: its own page then shows each of them."""
    ids, kompetensi = read_ids(request.GET, "pilih")[:KELOMPOK_MAX], read_id(request.GET, "kompetensi")
    people = list(queries.bawahan_list(request.user).filter(pk__in=ids).order_by("nama", "pk"))
    if not people:
        messages.error(request, "Centang sedikitnya satu pegawai unit Anda dahulu.")
        return redirect("kompetensi:peta-pegawai")
    keys = [row.pk for row in people]
    rows = [(row, _with_people(row, keys)) for row in kelompok.pilihan_kelompok(keys, kompetensi)]
    context = {"orang": people, "pilihan": rows, "di_luar": len(ids) - len(people), "kompetensi_id": kompetensi}
    return render(request, "diklat/usul_kelompok.html", context)


def _with_people(row: kelompok.PilihanKelompok, people: list[int]) -> str:
    """The batch's page for these people alone, with those ticked that come in without a reason and close something."""
    ticked = urlencode({"orang": people, "pilih": row.tanpa_alasan}, doseq=True)
    return f"{reverse('diklat:usul-angkatan', args=[row.angkatan.pk])}?{ticked}"


@require_http_methods(["GET", "HEAD", "POST"])
@require_peran(*PENGUSUL)
def usul_pegawai(request: Permintaan, pk: int) -> HttpResponse:
    """Where to send this person: programmes with their open batches, the largest gap first."""
    if is_own(request.user, pk):
        messages.info(request, "Untuk diri sendiri, pilih diklat di katalog lalu daftar; atasan Anda yang menyetujui.")
        return redirect("diklat:katalog-list")
    people = queries.calon_list(request.user)
    pegawai = get_object_or_404(people, pk=pk)
    about(request, pk)
    jalur = _jalur(request, pk)
    if request.method == "POST" and _enroll(request, pk, jalur):
        return redirect(paging.only(request, "q", "halaman"))
    saringan = SaringanUsulForm(request)
    page = paging.get_page(request, queries.program_untuk(pegawai, saringan.value("q"), jalur=jalur), size=PROGRAM_PER_HALAMAN)
    context = {"pegawai": pegawai, "page": page, "saringan": saringan, "menit": URUNGKAN_MENIT}
    context["baru"] = queries.usulan_baru(request.user, pegawai=pegawai)
    return render(request, "diklat/usul_pegawai.html", context)


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
    back, nama = paging.only(request, "q", "orang"), angkatan.nama.replace("{", "{{").replace("}", "}}")
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
    messages.success(request, f"{row.pegawai.nama} diusulkan ke {row.angkatan.nama}: {row.get_status_display().lower()}.")
    return True
