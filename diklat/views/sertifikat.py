"""Certificates: the city's list, one of them with its file, one's own."""

from django.db.models.fields.json import KT
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from diklat.forms.saringan import SaringanSertifikatForm
from diklat.models import Sertifikat
from diklat.permissions import READERS, WRITERS
from diklat.queries import sertifikat as queries
from diklat.services.sertifikat import akhir, berkas, isi, pekerjaan, terbit
from lib import paging
from lib.masukan import attempt
from lib.paging import Sort
from lib.unduhan import send_stored
from pegawai import tasks
from pegawai.akses import about
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
    saringan = SaringanSertifikatForm(request)
    page = paging.paginate(request, queries.sertifikat_list(request.user, saringan.nilai), sorts=SORTS, default="-nomor", panjang=True)
    return render(request, "diklat/sertifikat_list.html", {"page": page, "urut": page.urut, "saringan": saringan})


@require_POST
@require_peran(*READERS)
def sertifikat_export(request: Permintaan) -> HttpResponse:
    saringan = SaringanSertifikatForm(request)
    job = pekerjaan.create_ekspor(saringan=saringan.nilai, keterangan=saringan.describe(), by=request.user)
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
        "dianonimkan": row.pendaftaran.pegawai.is_dianonimkan,
        "beda": queries.compare_isi(row.isi, words) if words else [],
        "sidik": akhir.sidik_usul(row, words or {}) if row.is_usul else "",
        "batal_lulus": akhir.is_batal_lulus(row.usul_alasan),
        "keutuhan": berkas.check_berkas(row) if roles & set(READERS) else None,
    }
    return render(request, "diklat/sertifikat_detail.html", context)


@require_safe
@never_cache
def sertifikat_download(request: Permintaan, pk: int) -> FileResponse:
    row = get_object_or_404(Sertifikat.objects.visible_to(request.user).select_related("pendaftaran"), pk=pk)
    about(request, row.pendaftaran.pegawai_id)
    return send_stored(row.berkas, pekerjaan.file_name(row))


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
