"""Certificates: the city's list, one of them with its file, one's own."""

from django.db.models.fields.json import KT
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from diklat.models import Angkatan, Sertifikat
from diklat.permissions import READERS, WRITERS
from diklat.queries import sertifikat as queries
from diklat.services.sertifikat import akhir, berkas, isi, pekerjaan, terbit
from lib import paging
from lib.masukan import attempt, read_id
from lib.paging import Sort
from pegawai import tasks
from pegawai.permintaan import Permintaan
from pegawai.permissions import is_own, peran_of, require_peran

SORTS: dict[str, Sort] = {
    "nomor": ("tahun", "urut"),
    "nama": "pendaftaran__pegawai__nama",
    "program": ("pendaftaran__angkatan__program__nama", "pendaftaran__angkatan__tahun", "pendaftaran__angkatan__nomor"),
    "tanggal": (KT("isi__tanggal"), "tahun", "urut"),
    "keadaan": "status",
}
RELATED = ("pendaftaran__pegawai", "pendaftaran__angkatan__program", "penanda_tangan", "pengganti", "menggantikan")
ACTORS = ("diterbitkan_oleh", "diakhiri_oleh", "usul_oleh")


@require_safe
@require_peran(*READERS)
def sertifikat_list(request: Permintaan) -> HttpResponse:
    saringan = read_saringan(request)
    page = paging.paginate(request, queries.sertifikat_list(request.user, saringan), sorts=SORTS, default="-nomor")
    pilihan = {"tahun": queries.tahun_pilihan(), "program": queries.program_pilihan(), "keadaan": list(queries.KEADAAN.items())}
    context = {"page": page, "urut": page.urut, "saringan": saringan, "pilihan": pilihan, "chips": make_chips(request, saringan)}
    return render(request, "diklat/sertifikat_list.html", context)


@require_POST
@require_peran(*READERS)
def sertifikat_export(request: Permintaan) -> HttpResponse:
    saringan = read_saringan(request)
    keterangan = ", ".join(label for label, _ in make_chips(request, saringan)) or "tanpa saringan"
    job = pekerjaan.create_ekspor(saringan=saringan, keterangan=keterangan, by=request.user)
    tasks.run_pekerjaan.delay_on_commit(job.pk)
    return redirect(job)


@require_safe
def sertifikat_detail(request: Permintaan, pk: int) -> HttpResponse:
    """For readers also whether the stored file is still the one that was signed."""
    row = get_object_or_404(Sertifikat.objects.visible_to(request.user).select_related(*RELATED, *ACTORS), pk=pk)
    roles = peran_of(request.user)
    words = isi.person_now(row.pendaftaran_id) if row.is_usul_ganti and roles & set(READERS) else None
    context = {
        "sertifikat": row,
        "is_pembaca": bool(roles & set(READERS)),
        "boleh_ubah": bool(roles & set(WRITERS)),
        "sendiri": is_own(request.user, row.pendaftaran.pegawai_id),
        "beda": queries.compare_isi(row.isi, words) if words else [],
        "sidik": akhir.sidik_usul(row, words or {}) if row.is_usul else "",
        "batal_lulus": akhir.is_batal_lulus(row.usul_alasan),
        "keutuhan": berkas.check_berkas(row) if roles & set(READERS) else None,
    }
    return render(request, "diklat/sertifikat_detail.html", context)


@require_safe
@never_cache
def sertifikat_download(request: Permintaan, pk: int) -> FileResponse:
    """Only through this view: a download for those who may see it, never something a browser opens as a page."""
    row = get_object_or_404(Sertifikat.objects.visible_to(request.user).exclude(berkas=""), pk=pk)
    if not row.berkas.storage.exists(str(row.berkas.name)):
        raise Http404
    response = FileResponse(row.berkas.open("rb"), as_attachment=True, filename=pekerjaan.file_name(row))
    response["Content-Security-Policy"] = "sandbox"
    return response


@require_POST
def sertifikat_berkas(request: Permintaan, pk: int) -> HttpResponse:
    """Make the file of a certificate that was recorded without one, for anybody who may see it."""
    row = get_object_or_404(Sertifikat.objects.visible_to(request.user), pk=pk)
    attempt(request, lambda: terbit.make_berkas(pk=row.pk), "Berkas siap diunduh.")
    return redirect(row)


@require_safe
def sertifikat_saya(request: Permintaan) -> HttpResponse:
    page = paging.paginate(request, queries.sertifikat_of(request.user), sorts=SORTS, default="-tanggal")
    return render(request, "diklat/sertifikat_saya.html", {"page": page, "urut": page.urut})


def read_saringan(request: Permintaan) -> queries.Saringan:
    """What makes no sense in the address is ignored."""
    keadaan = request.GET.get("keadaan", "")
    tahun = read_id(request.GET, "tahun")
    return queries.Saringan(
        q=paging.read_text(request),
        tahun=tahun if tahun and tahun < 10_000 else None,
        program_id=read_id(request.GET, "program"),
        angkatan_id=read_id(request.GET, "angkatan"),
        keadaan=keadaan if keadaan in queries.KEADAAN else "",
    )


def make_chips(request: Permintaan, saringan: queries.Saringan) -> list[tuple[str, str]]:
    angkatan = Angkatan.objects.select_related("program").filter(pk=saringan.angkatan_id).first() if saringan.angkatan_id else None
    program = dict(queries.program_pilihan()).get(saringan.program_id, "") if saringan.program_id else ""
    labels = {
        "q": f"“{saringan.q}”" if saringan.q else "",
        "tahun": f"Tahun {saringan.tahun}" if saringan.tahun else "",
        "program": program,
        "angkatan": angkatan.nama if angkatan else "",
        "keadaan": queries.KEADAAN.get(saringan.keadaan, ""),
    }
    return [(label, paging.without(request, name)) for name, label in labels.items() if label]
